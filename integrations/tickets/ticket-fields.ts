import type { CasePacket } from '../../cases/packet.ts';

const caseInTitle = /^\[Case (\d{1,10})\] /;

/** One line for lists of tickets, of at most so many characters; it begins with the number of the case. */
export function ticketTitle({ case: { number }, support: { problem } }: CasePacket, longest: number): string {
  const line = (problem ?? 'Password reset problem').replace(/\s+/g, ' ').trim();
  return cut(`[Case ${String(number)}] ${line}`, longest);
}

/** The number of the case that a ticket with this title is about; undefined when the title is not one of ours. */
export function caseInTicketTitle(title: string): number | undefined {
  const number = caseInTitle.exec(title)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** At most so many characters, the last of them an ellipsis where something was left out, and no half of a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * The id by which the ticket system knows the case. Nothing but letters, digits and dashes: it stands in queries, where other
 * characters end a condition or begin a script.
 */
export function correlationOf({ case: { correlation } }: CasePacket): string {
  return correlation.replace(/[^A-Za-z0-9-]/g, '').slice(0, 100);
}

/** Whether nobody has to do anything about the case any more. */
export function isDone({ case: { status } }: CasePacket): boolean {
  return status === 'resolved' || status === 'closed';
}

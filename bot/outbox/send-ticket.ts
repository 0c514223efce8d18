import type { CaseReader, ClaimedItem } from '../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';
import { makePacket } from '../../cases/packet.ts';
import type { TicketEvent, TicketResult, TicketSystem } from '../../cases/ticket-system.ts';
import type { After } from './alarm.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { dead, later, lost, sent, type Step } from './step.ts';

/** What it takes to tell the ticket system. */
export interface TicketParts {
  readonly reader: CaseReader;
  readonly breaker: CircuitBreaker;
  /** Undefined when the desk has none. */
  readonly ticketSystem: TicketSystem | undefined;
  readonly now: () => Date;
  readonly after: After;
}

/** Longest time that a ticket system may take, with everything it looks up first, in milliseconds. */
export const longestTicketMs = 60_000;

export type TicketMessage = Extract<OutboxMessage, { kind: 'ticket' }>;

/** Makes the ticket of a case, or adds to it; the key of the message lets the other side know what comes twice. */
export async function sendTicket(item: ClaimedItem, message: TicketMessage, parts: TicketParts): Promise<Step> {
  const { ticketSystem, breaker } = parts;
  if (!ticketSystem) return dead('The desk has no ticket system. Set one up, then send it again.');
  const { name, title } = ticketSystem;
  const passage = breaker.enter(`ticket ${name}`);
  if ('waitMs' in passage) return { kind: 'wait', ms: passage.waitMs, reason: `${title} does not answer.` };
  const { entry } = passage;
  try {
    const result = await call(item, message, ticketSystem, parts);
    if ('kind' in result) return result;
    if (result.ok || result.final) entry.leave('up');
    else entry.leave('down', result.retryAfterMs);
    return stepAfter(result);
  } finally {
    entry.leave('unused');
  }
}

/** What the ticket system said, or why it was not asked. */
async function call(
  item: ClaimedItem,
  message: TicketMessage,
  system: TicketSystem,
  { reader, now, after }: TicketParts,
): Promise<TicketResult | Step> {
  const about = await reader.read(message.case);
  if (!about) return dead('There is no such case any more.');
  const packet = makePacket(about, await reader.history(about.number), { generatedAt: now() });
  if (item.leaseUntil - now().getTime() < longestTicketMs) return lost;
  const result = await inTime(system.send(packet, eventOf(message), item.id, about.ticket), system, after);
  if (result.ok && result.ticket) await reader.keepTicket(about.number, result.ticket);
  return result;
}

function eventOf({ event, text }: TicketMessage): TicketEvent {
  return event === 'opened' ? { event } : { event, text };
}

function stepAfter(result: TicketResult): Step {
  if (result.ok) return sent;
  return result.final ? dead(result.reason) : later(result.reason, result.retryAfterMs);
}

/** A ticket system that never answers must not hold its messages for ever. */
async function inTime(sending: Promise<TicketResult>, { title }: TicketSystem, after: After): Promise<TicketResult> {
  let callOff = (): void => undefined;
  const late = new Promise<TicketResult>((resolve) => {
    callOff = after(longestTicketMs, () => {
      resolve({ ok: false, final: false, reason: `${title} did not answer in time.` });
    });
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    callOff();
  }
}

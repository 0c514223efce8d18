const mark = 'Writeback Desk, message ';
const anyMark = /Writeback Desk, message [0-9a-z-]{8,80}\b/i;

/**
 * The text with a last line that names the message it came with: ticket systems give comments no key of ours, and a comment
 * that may have arrived is looked for by this line.
 */
export function markMessage(text: string, key: string): string {
  return `${text}\n\n${mark}${key}`;
}

/** Whether the comment of a message is in what a ticket system shows. */
export function showsMessage(shown: string, key: string): boolean {
  return shown.includes(mark + key);
}

/** Whether a comment that comes back from a ticket system is one that the desk has written. */
export function isOwnComment(text: string): boolean {
  return anyMark.test(text);
}

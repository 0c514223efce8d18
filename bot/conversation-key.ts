import { hash } from 'node:crypto';

/** Short enough for every index, and no directory id is stored. */
export function keyOf(parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

/** By which the state of one person in one conversation is kept (in a channel: in one thread). */
export function conversationKey(channel: string, conversation: string, person: string): string {
  return keyOf([channel, conversation, person]);
}

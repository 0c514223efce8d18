import type { OutboxMessage } from '../../cases/outbox.ts';

/** A card of a case. */
export const card = (of: number): OutboxMessage => ({ kind: 'card', case: of });

/** A line for the thread of a case. */
export const thread = (of: number, text = ''): OutboxMessage => ({ kind: 'thread', case: of, text });

/** What a ticket system is told of a case. */
export const ticket = (of: number, event: 'opened' | 'status' = 'opened'): OutboxMessage => ({
  kind: 'ticket',
  case: of,
  event,
  text: '',
});

/** News of a case for a person. */
export const news = (of: number, person = 'ada'): OutboxMessage => ({
  kind: 'person',
  case: of,
  person,
  about: 'claimed',
  text: '',
});

import { z } from 'zod';
import type { CaseStatus, HistoryEntry, SupportCase } from './case.ts';

const number = z.int().positive();

/** Something to be sent because of a case, stored in the transaction of what it tells of. It holds no more text than it must. */
export const outboxMessage = z.discriminatedUnion('kind', [
  /** The card in the triage channel is posted, or brought up to date. It is drawn when it is sent, as the case is then. */
  z.strictObject({ kind: z.literal('card'), case: number }),
  /** A sentence in the thread of the case in the triage channel. */
  z.strictObject({ kind: z.literal('thread'), case: number, text: z.string() }),
  /**
   * News of a case in somebody's own chat: a question to answer, what was done, or the packet for whoever asked for it.
   * `person` is their id in the directory.
   */
  z.strictObject({
    kind: z.literal('person'),
    case: number,
    person: z.string(),
    about: z.enum([
      'question',
      'comment',
      'claimed',
      'resolved',
      'closed',
      'reopened',
      'assigned',
      'packet',
      'ticket-text',
    ]),
    text: z.string(),
  }),
  /** The case is made, or something is added to it, in the ticket system. */
  z.strictObject({
    kind: z.literal('ticket'),
    case: number,
    event: z.enum(['opened', 'status', 'comment', 'note']),
    text: z.string(),
  }),
]);

export type OutboxMessage = z.infer<typeof outboxMessage>;

/** How far a message of several parts is out. */
export const sendProgress = z.strictObject({
  /** So many parts have arrived. */
  out: z.int().positive(),
  /** Hash of all parts as they were drawn: the rest of others would not fit. */
  parts: z.string(),
  /** When they were drawn, ISO 8601 in UTC. */
  drawnAt: z.iso.datetime(),
});

export type SendProgress = z.infer<typeof sendProgress>;

/** A stored message that somebody has to send now. */
export interface OutboxItem {
  /** Also the key by which a receiver knows it if it comes twice (UUID). */
  readonly id: string;
  readonly tenant: string;
  readonly message: OutboxMessage;
  /** How often it was tried before. */
  readonly attempts: number;
  /** When it was stored, ISO 8601 in UTC. */
  readonly at: string;
}

/** A message that is not tried any more until somebody wants it. */
export interface DeadLetter extends OutboxItem {
  /** Why, in words for people, without secrets. */
  readonly reason: string;
}

/** Where a message goes: whoever is slow or down there delays nobody else. */
export function destinationOf({ kind }: OutboxMessage): 'channel' | 'person' | 'ticket' {
  if (kind === 'ticket' || kind === 'person') return kind;
  return 'channel';
}

/** Messages in one lane leave in the order in which they were stored, each when the one before is out. */
export function laneOf(message: OutboxMessage): string {
  const { kind, case: of } = message;
  return kind === 'person' ? `person ${message.person} ${String(of)}` : `${destinationOf(message)} ${String(of)}`;
}

/** What surrounds a change: whether a ticket system is told as well, and the status before it (none for a case that was just opened). */
export interface ChangeSetting {
  readonly hasTicketSystem: boolean;
  readonly before?: CaseStatus;
}

/** What has to be sent after a change of a case. */
export function messagesAfter(
  after: SupportCase,
  entry: HistoryEntry,
  { hasTicketSystem, before }: ChangeSetting,
): readonly OutboxMessage[] {
  const card: OutboxMessage[] = after.channel === null ? [] : [{ kind: 'card', case: after.number }];
  const ticket = hasTicketSystem ? toTicket(after, entry) : [];
  return [...card, ...toThread(after, entry), ...toPeople(after, entry, before), ...ticket];
}

/** What the requester says is read in the channel without opening the card. */
function toThread(
  { number: of, channel, requester }: SupportCase,
  { action, by, text }: HistoryEntry,
): OutboxMessage[] {
  if (channel === null || by !== requester || action !== 'answered') return [];
  return [{ kind: 'thread', case: of, text: `The requester of case ${String(of)} writes: ${text}` }];
}

type News = Extract<OutboxMessage, { kind: 'person' }>['about'];

const news: Readonly<Partial<Record<HistoryEntry['action'], News>>> = {
  asked: 'question',
  claimed: 'claimed',
  resolved: 'resolved',
  closed: 'closed',
  reopened: 'reopened',
};

function toPeople(after: SupportCase, entry: HistoryEntry, before: CaseStatus | undefined): OutboxMessage[] {
  const { number: of, requester, assignee } = after;
  const { action, by, text } = entry;
  const about = action === 'ticket' ? reportedNews(entry, before) : news[action];
  const toRequester: OutboxMessage[] =
    about === undefined || by === requester ? [] : [{ kind: 'person', case: of, person: requester, about, text }];
  const isHandedOver = action === 'assigned' && assignee !== null && assignee !== by;
  return isHandedOver
    ? [...toRequester, { kind: 'person', case: of, person: assignee, about: 'assigned', text }]
    : toRequester;
}

/** What the ticket system reports is news as if the desk had done it here. */
function reportedNews({ status, text }: HistoryEntry, before: CaseStatus | undefined): News | undefined {
  const isOver = (one: CaseStatus | undefined): one is 'resolved' | 'closed' => one === 'resolved' || one === 'closed';
  if (status !== before && isOver(status)) return status;
  if (status !== before && isOver(before)) return 'reopened';
  return text === '' ? undefined : 'comment';
}

function toTicket({ number: of }: SupportCase, { action, text }: HistoryEntry): OutboxMessage[] {
  // What came from there is known there.
  if (action === 'ticket') return [];
  const event =
    action === 'opened'
      ? 'opened'
      : action === 'noted'
        ? 'note'
        : action === 'answered' || action === 'asked'
          ? 'comment'
          : 'status';
  return [{ kind: 'ticket', case: of, event, text }];
}

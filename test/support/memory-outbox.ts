import type { Contact, TriageChannel } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import { noEvidence } from '../../cases/evidence.ts';
import type { CasePost, CaseReader, ClaimedItem, OutboxQueue } from '../../cases/outbox-queue.ts';
import {
  destinationOf,
  laneOf,
  type DeadLetter,
  type OutboxItem,
  type OutboxMessage,
  type SendProgress,
} from '../../cases/outbox.ts';

/** A stored message, with what became of it. */
export interface StoredMessage {
  readonly item: OutboxItem;
  attempts: number;
  dueAt: number;
  leaseUntil: number;
  state: 'waiting' | 'sent' | 'dead';
  reason: string;
  progress?: SendProgress;
  mayHaveArrived?: boolean;
}

/** Queue and reader in memory, and what is in them. */
export interface MemoryOutbox {
  readonly queue: OutboxQueue;
  readonly reader: CaseReader;
  readonly messages: StoredMessage[];
  readonly cases: Map<number, SupportCase>;
  readonly history: Map<number, HistoryEntry[]>;
  readonly posts: Map<number, CasePost>;
  readonly contacts: Contact[];
  readonly channels: TriageChannel[];
  /** Stores a message; its id. */
  store(message: OutboxMessage, at?: Date): string;
}

export const tenant = '72f988bf-0000-4000-8000-000000000001';
export const triageChannel = '19:triage@thread.tacv2';
export const serviceUrl = 'https://smba.trafficmanager.net/emea/';

/** A case that has just been opened. */
export function someCase(number: number, changed: Partial<SupportCase> = {}): SupportCase {
  return {
    number,
    tenant,
    requester: 'requester',
    assignee: null,
    status: 'new',
    impact: 'one',
    urgency: 'blocked',
    priority: 3,
    details: { problem: { state: 'given', value: 'The reset fails.' } },
    evidence: noEvidence,
    channel: triageChannel,
    resolution: null,
    ticket: null,
    draft: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    revision: 1,
    openedAt: '2026-03-02T08:00:00.000Z',
    updatedAt: '2026-03-02T08:00:00.000Z',
    ...changed,
  };
}

/** Makes an outbox with one triage channel and nothing else. */
export function memoryOutbox(now: () => Date, leaseMs = 60_000): MemoryOutbox {
  const outbox: Omit<MemoryOutbox, 'queue' | 'reader' | 'store'> = {
    messages: [],
    cases: new Map(),
    history: new Map(),
    posts: new Map(),
    contacts: [],
    channels: [
      { tenant, channel: triageChannel, team: triageChannel, group: null, serviceUrl, at: '2026-03-01T08:00:00.000Z' },
    ],
  };
  return {
    ...outbox,
    queue: queueOf(outbox.messages, () => now().getTime(), leaseMs),
    reader: readerOf(outbox),
    store(message, at = now()) {
      const id = `message ${String(outbox.messages.length + 1)}`;
      const item = { id, tenant, message, attempts: 0, at: at.toISOString() };
      outbox.messages.push({ item, attempts: 0, dueAt: at.getTime(), leaseUntil: 0, state: 'waiting', reason: '' });
      return id;
    },
  };
}

function queueOf(messages: StoredMessage[], time: () => number, leaseMs: number): OutboxQueue {
  const held = ({ id, leaseUntil }: ClaimedItem): StoredMessage | undefined =>
    messages.find((one) => one.item.id === id && one.leaseUntil === leaseUntil && one.state === 'waiting');
  const wait = (item: ClaimedItem, at: Date, change: Partial<StoredMessage>): Promise<void> => {
    Object.assign(held(item) ?? {}, { dueAt: at.getTime(), leaseUntil: 0, mayHaveArrived: false }, change);
    return Promise.resolve();
  };
  return {
    claim(destination, limit) {
      const heads = headsOf(messages).filter(
        (one) => one.leaseUntil <= time() && destinationOf(one.item.message) === destination,
      );
      const claimed = heads.filter(({ dueAt }) => dueAt <= time()).slice(0, limit);
      const items = claimed.map((one) => {
        const { item, attempts, progress, mayHaveArrived } = one;
        one.leaseUntil = time() + leaseMs;
        return { ...item, attempts, progress, mayHaveArrived: mayHaveArrived === true, leaseUntil: one.leaseUntil };
      });
      return Promise.resolve(items);
    },
    calling(item) {
      const one = held(item);
      if (one) one.mayHaveArrived = true;
      return Promise.resolve(one !== undefined);
    },
    done(item) {
      Object.assign(held(item) ?? {}, { state: 'sent' });
      return Promise.resolve();
    },
    later: (item, at, reason) => wait(item, at, { attempts: item.attempts + 1, reason }),
    putOff: (item, at, progress) => wait(item, at, progress ? { progress } : {}),
    bury(item, reason, mayHaveArrived = false) {
      Object.assign(held(item) ?? {}, { state: 'dead', reason, mayHaveArrived });
      return Promise.resolve();
    },
    nextDue() {
      const due = headsOf(messages).map(({ dueAt }) => dueAt);
      return Promise.resolve(due.length === 0 ? undefined : new Date(Math.min(...due)));
    },
    dead: (limit) => Promise.resolve(deadOf(messages).slice(0, limit)),
    count: () =>
      Promise.resolve({
        waiting: messages.filter(({ state }) => state === 'waiting').length,
        dead: deadOf(messages).length,
      }),
  };
}

/** Of each lane the oldest message that is not out; none behind a dead one of the ticket system. */
function headsOf(messages: readonly StoredMessage[]): StoredMessage[] {
  const taken = new Set<string>();
  return messages.filter(({ item: { message }, state }) => {
    const lane = laneOf(message);
    if (state === 'sent' || taken.has(lane)) return false;
    if (state === 'waiting' || message.kind === 'ticket') taken.add(lane);
    return state === 'waiting';
  });
}

function deadOf(messages: readonly StoredMessage[]): DeadLetter[] {
  return messages.filter(({ state }) => state === 'dead').map(({ item, reason }) => ({ ...item, reason }));
}

function readerOf({
  messages,
  cases,
  history,
  posts,
  contacts,
  channels,
}: Omit<MemoryOutbox, 'queue' | 'reader' | 'store'>): CaseReader {
  const contactAt = (of: string, person: string): number =>
    contacts.findIndex((contact) => contact.tenant === of && contact.person === person);
  return {
    read: (number) => Promise.resolve(cases.get(number)),
    history: (number) => Promise.resolve(history.get(number) ?? []),
    deadLetters: (number) => Promise.resolve(deadOf(messages).filter(({ message }) => message.case === number)),
    contact: (of, person) => Promise.resolve(contacts[contactAt(of, person)]),
    channel: (of, channel) => Promise.resolve(channels.find((one) => one.tenant === of && one.channel === channel)),
    people: (of) => Promise.resolve(contacts.filter((contact) => contact.tenant === of)),
    post: (number) => Promise.resolve(posts.get(number)),
    keepPost(post) {
      posts.set(post.case, post);
      return Promise.resolve();
    },
    adoptPost(post, gone) {
      const same = [...posts.values()].find(
        ({ activity, thread }) => activity === post.activity && thread === post.thread,
      );
      if (same && same.case !== post.case) return Promise.resolve(undefined);
      const before = posts.get(post.case);
      const known = before === undefined || before.activity === gone?.activity ? post : before;
      posts.set(post.case, known);
      return Promise.resolve(known);
    },
    keepChat(of, person, chat) {
      const index = contactAt(of, person);
      const contact = contacts[index];
      if (contact) contacts[index] = { ...contact, chat };
      return Promise.resolve();
    },
    keepTicket(number, ticket) {
      const before = cases.get(number);
      if (before) cases.set(number, { ...before, ticket });
      return Promise.resolve();
    },
  };
}

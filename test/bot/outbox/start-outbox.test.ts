import pino from 'pino';
import type { SendResult } from '../../../bot/connector.ts';
import { startOutbox, type Outbox, type OutboxParts } from '../../../bot/outbox/start-outbox.ts';
import type { Destination } from '../../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../../cases/outbox.ts';
import type { TicketSystem } from '../../../cases/ticket-system.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import {
  memoryOutbox,
  serviceUrl,
  someCase,
  tenant,
  triageChannel,
  type MemoryOutbox,
} from '../../support/memory-outbox.ts';
import { card, news, thread, ticket } from '../../support/messages.ts';
import { opened, plainCard } from '../../support/outbox-parts.ts';

let clock: FakeClock;
let memory: MemoryOutbox;
let outbox: Outbox;
let sent: string[];
let counted: string[];
let lines: string[];

beforeEach(() => {
  clock = fakeClock();
  memory = memoryOutbox(() => clock.now());
  sent = [];
  counted = [];
  lines = [];
});

afterEach(async () => {
  await Promise.all([outbox.stop(), clock.advance(14_000)]);
});

function begin(parts: Partial<OutboxParts> = {}): void {
  outbox = startOutbox({
    queue: memory.queue,
    reader: memory.reader,
    connector: {
      call(operation, target, body): Promise<SendResult> {
        sent.push(`${operation} ${target.conversationId ?? ''}`.trim());
        const isThread = (body as { isGroup?: boolean }).isGroup;
        return Promise.resolve(opened(isThread ? `${triageChannel};messageid=1` : 'a:new'));
      },
    },
    ticketSystem: ticketSystem(() => Promise.resolve({ ok: true, ticket: null })),
    drawCard: () => ({ card: plainCard('Case'), summary: 'Case' }),
    drawNews: () => ({ texts: ['News'], summary: 'News' }),
    count: (destination, outcome) => counted.push(`${destination} ${outcome}`),
    log: pino({ base: undefined }, { write: (line) => lines.push(line) }),
    now: () => clock.now(),
    random: () => 0.5,
    after: clock.after,
    ...parts,
  });
}

function ticketSystem(send: TicketSystem['send']): TicketSystem {
  return { name: 'fake', title: 'The fake', send, check: () => Promise.resolve([]) };
}

/** Stores messages about a case that is there. */
function store(...messages: readonly OutboxMessage[]): void {
  for (const message of messages) {
    memory.cases.set(message.case, someCase(message.case));
    memory.store(message);
  }
}

const states = (): string[] => memory.messages.map(({ state }) => state);

it('sends at its start what was stored before', async () => {
  memory.contacts.push({ tenant, person: 'requester', name: 'R', account: '29:r', serviceUrl, chat: 'a:r' });
  store(card(1), news(1, 'requester'), ticket(1), thread(1, 'Hello'));
  begin();
  await clock.advance(0);

  expect(states()).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(sent.toSorted()).toEqual(['open', 'send 19:triage@thread.tacv2;messageid=1', 'send a:r']);
  expect(counted.toSorted()).toEqual(['channel sent', 'channel sent', 'person sent', 'ticket sent']);
});

it('sends what a turn has stored as soon as it is woken, however often that is', async () => {
  begin();
  await clock.advance(0);
  store(card(1));
  for (let time = 0; time < 50; time += 1) outbox.wake();
  expect(sent).toEqual([]);
  await clock.advance(0);

  expect(sent).toEqual(['open']);
});

it('finds within two seconds what another process has stored', async () => {
  begin();
  await clock.advance(100);
  store(card(1));
  await clock.advance(2000);

  expect(sent).toEqual(['open']);
});

it('goes by the next time that something is due, not by the seconds', async () => {
  store(card(1));
  for (const message of memory.messages) message.dueAt += 700;
  begin();
  await clock.advance(699);
  expect(sent).toEqual([]);
  await clock.advance(1);

  expect(sent).toEqual(['open']);
});

it('tells when all that is due is out, also what was only half done', async () => {
  memory.contacts.push({ tenant, person: 'requester', name: 'R', account: '29:r', serviceUrl, chat: null });
  begin();
  store(news(1, 'requester'), card(1));
  await outbox.idle();

  expect(sent.toSorted()).toEqual(['open', 'open', 'send a:new']);
  expect(states()).toEqual(['sent', 'sent']);
});

it.each<Destination>(['channel', 'person', 'ticket'])('has nobody wait for a %s that hangs', async (hanging) => {
  memory.contacts.push({ tenant, person: 'requester', name: 'R', account: '29:r', serviceUrl, chat: 'a:r' });
  const never = new Promise<never>(() => undefined);
  const hangs = (operation: string): boolean => hanging === (operation === 'open' ? 'channel' : 'person');
  begin({
    connector: { call: (operation) => (hangs(operation) ? never : Promise.resolve({ ok: true, id: undefined })) },
    ticketSystem: ticketSystem(() => (hanging === 'ticket' ? never : Promise.resolve({ ok: true, ticket: null }))),
  });
  for (let number = 1; number <= 30; number += 1) store(card(number), news(number, 'requester'), ticket(number));
  outbox.wake();
  await clock.advance(30_000);

  const waiting = memory.messages.filter(({ state }) => state === 'waiting').map(({ item }) => item.message.kind);
  expect(new Set(waiting)).toEqual(new Set([hanging === 'channel' ? 'card' : hanging]));
  expect(waiting).toHaveLength(30);
});

it('goes on when the store does not answer for a while, and says so now and then', async () => {
  let isDown = true;
  const { queue } = memory;
  const down = (): Promise<never> => Promise.reject(new Error('on purpose'));
  begin({
    queue: {
      ...queue,
      claim: (...given) => (isDown ? down() : queue.claim(...given)),
      nextDue: () => (isDown ? down() : queue.nextDue()),
    },
  });
  store(card(1));
  await clock.advance(30_000);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('the store does not answer');
  expect(lines[0]).not.toContain('on purpose');
  isDown = false;
  await clock.advance(2000);

  expect(states()).toEqual(['sent']);
});

it('stops when what is on its way is over, and sends nothing more', async () => {
  let answer = (): void => undefined;
  begin({
    connector: {
      call: (operation) =>
        new Promise((resolve) => {
          sent.push(operation);
          answer = () => {
            resolve({ ok: true, id: undefined });
          };
        }),
    },
  });
  store(card(1));
  await clock.advance(0);
  let isStopped = false;
  const stopping = outbox.stop().then(() => (isStopped = true));
  store(card(2));
  outbox.wake();
  // As long as one call may take.
  await clock.advance(12_000);
  expect(isStopped).toBe(false);
  answer();
  await stopping;
  await clock.advance(60_000);

  expect(sent).toEqual(['open']);
  expect(states()).toEqual(['sent', 'waiting']);
});

it('does not wait for what hangs when it stops', async () => {
  begin({ connector: { call: () => new Promise(() => undefined) } });
  store(card(1));
  await clock.advance(0);
  let isStopped = false;
  void outbox.stop().then(() => (isStopped = true));
  await clock.advance(12_999);
  expect(isStopped).toBe(false);
  await clock.advance(1);
  await clock.advance(0);

  expect(isStopped).toBe(true);
});

it('keeps time and chance by itself unless it is given others', async () => {
  memory = memoryOutbox(() => new Date());
  store(card(1));
  begin({ after: undefined as never, random: undefined as never, now: () => new Date() });
  await outbox.idle();

  expect(sent).toEqual(['open']);
});

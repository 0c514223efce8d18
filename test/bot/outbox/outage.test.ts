import { sql } from 'kysely';
import pino from 'pino';
import { startOutbox, type Outbox } from '../../../bot/outbox/start-outbox.ts';
import type { CasePacket } from '../../../cases/packet.ts';
import type { TicketResult, TicketSystem } from '../../../cases/ticket-system.ts';
import { fileDatabase } from '../../support/databases.ts';
import { fakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { triageChannel } from '../../support/memory-outbox.ts';
import { outboxDesk } from '../../support/outbox-desk.ts';
import { opened, plainCard } from '../../support/outbox-parts.ts';
import { documentedLimits, mostInAnySpan } from '../../support/spans.ts';

const minute = 60_000;
const escalations = 500;
/** How long each way of being down lasts. */
const phaseMs = 15 * minute;

const database = fileDatabase();
let clock: FakeClock;
let outbox: Outbox;

afterEach(async () => {
  await Promise.all([outbox.stop(), clock.advance(minute)]);
});

/** A ticket system that is down for an hour in four ways in turn, and then works; it knows what it has by the correlation. */
function failingTickets(begin: number) {
  const records = new Map<string, string>();
  const calls: number[] = [];
  const wait = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
  const make = ({ case: { correlation, number } }: CasePacket): TicketResult => {
    const label = records.get(correlation) ?? `INC${String(number)}`;
    records.set(correlation, label);
    return { ok: true, ticket: { system: 'fake', id: label, label, url: null } };
  };
  const down = (reason: string): TicketResult => ({ ok: false, final: false, reason });
  const ways: ((packet: CasePacket) => Promise<TicketResult>)[] = [
    () => Promise.resolve(down('Nobody is there.')),
    () => wait(10_000).then(() => down('No answer in time.')),
    (packet) =>
      wait(200)
        .then(() => make(packet))
        .then(() => down('It said 500.')),
    () => Promise.resolve({ ...down('It is busy.'), retryAfterMs: 30_000 } as TicketResult),
  ];
  const system: TicketSystem = {
    name: 'fake',
    title: 'The fake',
    send(packet) {
      const passed = clock.now().getTime() - begin;
      calls.push(passed);
      return ways[Math.floor(passed / phaseMs)]?.(packet) ?? wait(300).then(() => make(packet));
    },
    check: () => Promise.resolve([]),
  };
  return { system, records, calls };
}

it('an hour without the ticket system loses nothing, doubles nothing, and is over within ten minutes', async () => {
  clock = fakeClock();
  const now = (): Date => clock.now();
  const begin = now().getTime();
  const store = await database.open();
  // The power stays on here, so nothing has to wait for the disk.
  await sql`PRAGMA synchronous = OFF`.execute(store);
  const desk = await outboxDesk(store, now);
  const { queue, reader } = desk;
  const tickets = failingTickets(begin);
  const cards: number[] = [];
  let posted = 0;
  const outcomes = new Map<string, number>();
  const bare = { queue, reader, now, after: clock.after, ticketSystem: tickets.system };
  outbox = startOutbox({
    ...bare,
    connector: {
      call(operation) {
        cards.push(now().getTime());
        if (operation === 'open') posted += 1;
        return Promise.resolve(opened(`${triageChannel};messageid=${String(cards.length)}`, String(cards.length)));
      },
    },
    drawCard: ({ number }) => ({ card: plainCard(`Case ${String(number)}`), summary: 'Case' }),
    drawNews: () => ({ summary: '' }),
    count: (destination, outcome) => {
      const name = `${destination} ${outcome}`;
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
    },
    log: pino({ level: 'silent' }),
  });
  const numbers: number[] = [];
  for (let filed = 0; filed < escalations; filed += 1) {
    // Half of them all at once, the others over the whole hour.
    if (filed >= escalations / 2) await clock.advance((4 * phaseMs) / (escalations / 2));
    numbers.push((await desk.open()).number);
    outbox.wake();
  }
  const whileDown = tickets.calls.length;
  expect(new Set(numbers).size).toBe(escalations);
  expect((await queue.count()).waiting).toBeGreaterThan(escalations - 70);
  await clock.advance(10 * minute);

  expect(await queue.count()).toEqual({ waiting: 0, dead: 0 });
  expect(outcomes.get('ticket sent')).toBe(escalations);
  expect(tickets.records.size).toBe(escalations);
  for (const number of [numbers.at(0), numbers.at(-1)]) {
    expect((await reader.read(Number(number)))?.ticket).toMatchObject({ label: `INC${String(number)}` });
  }
  // Five failures and what was under way with them; then one try a minute.
  expect(whileDown).toBeLessThanOrEqual(8 + 60);
  expect(whileDown).toBeGreaterThan(40);
  expect(mostInAnySpan(tickets.calls.slice(8, whileDown), minute - 1)).toBe(1);
  // The channel has had every card meanwhile, each again when its ticket was there, and never more than it takes.
  expect(posted).toBe(escalations);
  expect(outcomes.get('channel sent')).toBe(2 * escalations);
  expect(cards).toHaveLength(2 * escalations);
  for (const { calls, ms } of documentedLimits) expect(mostInAnySpan(cards, ms)).toBeLessThanOrEqual(calls);
}, 300_000);

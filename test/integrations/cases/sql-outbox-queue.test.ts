import { sql } from 'kysely';
import type { ClaimedItem, Destination, OutboxQueue } from '../../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../../cases/outbox.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlOutboxQueue } from '../../../integrations/cases/sql-outbox-queue.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { card, news, thread, ticket } from '../../support/messages.ts';
import { scale } from '../../support/scale.ts';
import { fileSample } from '../../support/stored-cases.ts';

jest.setTimeout(60_000 * scale);

const leaseMs = 30_000;
const leases = { channel: leaseMs, person: leaseMs, ticket: leaseMs };
const minute = 60_000;

describe.each(engines)('on $engine', ({ engine, database }) => {
  const desk = database();
  let store: SqlStore;
  let queue: OutboxQueue;
  let time: number;

  beforeEach(async () => {
    store = await desk.open();
    time = Date.now();
    queue = queueOf(store);
  });

  const queueOf = (on: SqlStore) => sqlOutboxQueue(on, { now: () => new Date(time), leaseMs: leases });
  const cases = () => sqlCaseDesk(store).of(store, () => new Date(time)).cases;

  async function send(...messages: readonly OutboxMessage[]): Promise<void> {
    for (const message of messages) await cases().send('contoso', message);
  }

  async function claim(destination: Destination = 'channel', limit = 10): Promise<readonly ClaimedItem[]> {
    return queue.claim(destination, limit);
  }

  async function claimOne(destination: Destination = 'channel'): Promise<ClaimedItem> {
    const [item] = await claim(destination, 1);
    if (!item) throw new Error('Nothing is due.');
    return item;
  }

  /** Lets time pass for what is stored: a test cannot set the clock of PostgreSQL. */
  async function pass(ms: number): Promise<void> {
    if (engine === 'sqlite') time += ms;
    else await sql`UPDATE outbox SET due_at = due_at - ${ms}, lease_until = lease_until - ${ms}`.execute(store);
  }

  async function states(): Promise<string[]> {
    const rows = await store.selectFrom('outbox').select(['kind', 'state']).orderBy('seq').execute();
    return rows.map(({ kind, state }) => `${kind} ${state}`);
  }

  const messages = (items: readonly ClaimedItem[]) => items.map(({ message }) => message);

  it('gives out what is due for a destination, the oldest first, and no more than wanted', async () => {
    await send(card(1), news(1), card(2), ticket(1), card(3));

    expect(messages(await claim('channel', 2))).toEqual([card(1), card(2)]);
    expect(messages(await claim('channel', 2))).toEqual([card(3)]);
    expect(messages(await claim('person'))).toEqual([news(1)]);
    expect(messages(await claim('ticket'))).toEqual([ticket(1)]);
  });

  it('of each lane only the oldest is given out, and the next once that is out', async () => {
    await send(thread(1, 'first'), thread(1, 'second'), news(1), news(1, 'grace'));
    const first = await claimOne();
    expect(messages(await claim())).toEqual([]);
    expect(messages(await claim('person'))).toEqual([news(1), news(1, 'grace')]);
    await queue.done(first);

    expect(messages(await claim())).toEqual([thread(1, 'second')]);
  });

  it('what is claimed is nobody else’s until the lease is over', async () => {
    await send(ticket(1));
    const first = await claimOne('ticket');
    await pass(leaseMs - 5000);
    expect(await claim('ticket')).toEqual([]);
    await pass(5001);
    const second = await claimOne('ticket');

    expect([first.attempts, second.attempts]).toEqual([0, 1]);
    expect(second.id).toBe(first.id);
    expect(second.leaseUntil).toBeGreaterThan(engine === 'sqlite' ? first.leaseUntil : 0);
  });

  it.each<[string, (item: ClaimedItem) => Promise<void>]>([
    ['done', (item) => queue.done(item)],
    ['later', (item) => queue.later(item, new Date(time), 'late')],
    ['put off', (item) => queue.putOff(item, new Date(time))],
    ['bury', (item) => queue.bury(item, 'late')],
  ])('whoever comes too late can no longer say: %s', async (_, note) => {
    await send(thread(1));
    const late = await claimOne();
    await pass(leaseMs + 1);
    const now = await claimOne();
    await note(late);

    expect(await claim()).toEqual([]);
    expect(await states()).toEqual(['thread waiting']);
    await queue.done(now);
    await note(now);
    expect(await states()).toEqual(['thread sent']);
  });

  it('a lease from further ahead than any can be is of a clock that was set back', async () => {
    await send(thread(1));
    const { leaseUntil } = await claimOne();
    await store
      .updateTable('outbox')
      .set({ lease_until: leaseUntil + 4 * minute })
      .execute();
    expect(await claim()).toEqual([]);
    await store
      .updateTable('outbox')
      .set({ lease_until: leaseUntil + 6 * minute })
      .execute();

    expect(await claim()).toHaveLength(1);
  });

  it('what is to be tried later is due then, with its reason, and has been tried once more', async () => {
    await send(thread(1), thread(1, 'behind'));
    await queue.later(await claimOne(), new Date(time + minute), 'refused');
    expect(await claim()).toEqual([]);
    expect(await store.selectFrom('outbox').select('reason').orderBy('seq').execute()).toMatchObject([
      { reason: 'refused' },
      {},
    ]);
    await pass(minute + 1);

    expect(await claimOne()).toMatchObject({ message: thread(1), attempts: 1 });
  });

  it('what is put off has not been tried', async () => {
    await send(thread(1));
    await queue.putOff(await claimOne(), new Date(time + minute));
    expect(await claim()).toEqual([]);
    await pass(minute + 1);

    expect((await claimOne()).attempts).toBe(0);
  });

  describe('a dead message', () => {
    it('is listed for the operator, and the card of its case shows it', async () => {
      const { number } = await fileSample({ cases: cases() }, {}, (of) => [news(of), news(of, 'grace')]);
      await queue.bury(await claimOne('person'), 'blocked the bot');

      expect(await queue.dead(10)).toMatchObject([
        { message: news(number), reason: 'blocked the bot', attempts: 1, tenant: 'contoso' },
      ]);
      expect(messages(await claim())).toEqual([card(number)]);
      expect(await queue.count()).toEqual({ waiting: 2, dead: 1 });
      expect(await queue.dead(0)).toEqual([]);
    });

    it('is shown nowhere when the case has no channel, or is the card itself', async () => {
      await fileSample({ cases: cases() }, { channel: null }, (of) => [news(of)]);
      await fileSample({ cases: cases() }, {}, (of) => [card(of)]);
      await queue.bury(await claimOne('person'), 'r');
      await queue.bury(await claimOne(), 'r');

      expect(await states()).toEqual(['person dead', 'card dead']);
    });

    it('lets others pass, but for those of a ticket that could not be made', async () => {
      await send(thread(1, 'a'), thread(1, 'b'), ticket(1), ticket(1, 'status'), ticket(2));
      await queue.bury(await claimOne(), 'r');
      await queue.bury(await claimOne('ticket'), 'r');

      expect(messages(await claim())).toEqual([thread(1, 'b')]);
      expect(messages(await claim('ticket'))).toEqual([ticket(2)]);
      await cases().revive(1);
      expect(messages(await claim('ticket'))).toEqual([ticket(1)]);
    });

    it('is passed by what follows it in a ticket that is there', async () => {
      await send(ticket(1), ticket(1, 'status'), ticket(1, 'status'));
      await queue.done(await claimOne('ticket'));
      await queue.bury(await claimOne('ticket'), 'r');

      expect(messages(await claim('ticket'))).toEqual([ticket(1, 'status')]);
    });
  });

  describe('cards of one case', () => {
    it('that wait when one is drawn are out with it, and those that come later are not', async () => {
      await send(card(1), thread(1), card(1), card(2), card(1));
      const [first] = await claim('channel', 1);
      await send(card(1));
      expect(await states()).toEqual([
        'card waiting',
        'thread waiting',
        'card sent',
        'card waiting',
        'card sent',
        'card waiting',
      ]);
      if (first) await queue.done(first);
      await queue.done(await claimOne());

      expect(messages(await claim())).toEqual([card(2), card(1)]);
    });

    it.each([false, true])('that were dead and are older are out as well (revived: %s)', async (isRevived) => {
      await send(card(1), card(2));
      for (const dead of await claim()) await queue.bury(dead, 'r');
      await send(card(1), thread(1));
      const newer = await claimOne();
      if (isRevived) await cases().revive(1);
      await queue.done(newer);
      await queue.bury(await claimOne(), 'r');

      expect(await states()).toEqual(['card sent', 'card dead', 'card sent', 'thread dead']);
    });
  });

  describe('the next message', () => {
    const wait = async () => {
      const due = await queue.nextDue();
      return due && due.getTime() - time;
    };

    it('is none when none waits', async () => {
      expect(await wait()).toBeUndefined();
      await send(thread(1));
      await queue.done(await claimOne());

      expect(await wait()).toBeUndefined();
    });

    it('is due at once when it is new, and not before the lease of whoever has it is over', async () => {
      await send(thread(1), thread(1));
      expect(await wait()).toBe(0);
      await claimOne();

      const left = Number(await wait());
      expect(left).toBeGreaterThan(leaseMs - 10_000);
      expect(left).toBeLessThanOrEqual(leaseMs);
    });

    it('is due when it is to be tried again', async () => {
      await send(thread(1), thread(2));
      const [first, second] = await claim();
      if (first) await queue.later(first, new Date(time + 10 * minute), 'r');
      if (second) await queue.putOff(second, new Date(time + 5 * minute));

      expect(Number(await wait()) / minute).toBeCloseTo(5, 0);
    });

    it('is not the one behind a dead one of the ticket system', async () => {
      await send(ticket(1), ticket(1, 'status'));
      await queue.bury(await claimOne('ticket'), 'r');

      expect(await wait()).toBeUndefined();
    });
  });

  it('processes that send at once never get the same message, and each lane leaves in its order', async () => {
    const lanes = 10 * scale;
    await send(...Array.from({ length: lanes * 5 }, (_, at) => thread(1 + (at % lanes), String(at))));
    // A second connection to SQLite would stop this one, whose thread it blocks while it waits.
    const queues = [queue, queueOf(engine === 'sqlite' ? store : await desk.open()), queueOf(store)];
    const out: { lane: number; at: number }[] = [];
    const claimed: string[] = [];
    const work = async (mine: OutboxQueue): Promise<void> => {
      while (out.length < lanes * 5) {
        for (const item of await mine.claim('channel', 4)) {
          claimed.push(item.id);
          await mine.done(item);
          const { message } = item;
          if (message.kind === 'thread') out.push({ lane: message.case, at: Number(message.text) });
        }
      }
    };
    await Promise.all(queues.map(work));

    expect(new Set(claimed).size).toBe(lanes * 5);
    expect(claimed).toHaveLength(lanes * 5);
    for (let lane = 1; lane <= lanes; lane++) {
      const left = out.filter((one) => one.lane === lane).map(({ at }) => at);
      expect(left).toHaveLength(5);
      expect(left).toEqual(left.toSorted((one, other) => one - other));
    }
  });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sqlOutageReports, type SqlOutageReports } from '../../integrations/sql-outage-reports.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { sqlTurns, type TurnKeys, type Turns, type ForgetDates, type TurnWork } from '../../integrations/sql-turns.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import type { CodeReports, TimeSpan } from '../../knowledge/outage.ts';
import { engines, postgresDatabase } from '../support/databases.ts';

/** So many seconds after nine. */
const at = (seconds: number): Date => new Date(Date.parse('2026-01-05T09:00:00.000Z') + seconds * 1000);

interface Said {
  readonly person?: string;
  readonly tenant?: string;
  readonly code?: string;
  readonly at?: number;
  readonly thread?: string;
}

const always: TimeSpan = { from: at(-1000), to: at(1000) };

function record(
  reports: SqlOutageReports,
  trx: SqlStore,
  { person = 'ada', tenant = 'contoso', code = '31034', at: seconds = 0, thread }: Said,
  span: TimeSpan = always,
): Promise<CodeReports> {
  return reports.of({ tenant, person }, trx).record({ code, at: at(seconds), thread }, span);
}

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let reports: SqlOutageReports;

  beforeEach(async () => {
    store = await desk.open();
    reports = sqlOutageReports(store);
  });

  const say = (said: Said, span?: TimeSpan): Promise<CodeReports> => record(reports, store, said, span);

  it('the first report is counted at once', async () => {
    expect(await say({})).toEqual({ code: '31034', people: 1, thread: undefined });
  });

  it('each person counts once, however often they report', async () => {
    for (const person of ['ada', 'ada', 'grace', 'ada', 'grace']) await say({ person });

    expect((await say({ person: 'edsger' })).people).toBe(3);
  });

  it('another code is counted by itself', async () => {
    await say({ person: 'grace', code: '31044' });

    expect(await say({})).toMatchObject({ people: 1 });
  });

  it('another tenant is counted by itself, and its threads are not named', async () => {
    await say({ person: 'grace', tenant: 'fabrikam', thread: 'of fabrikam', at: -1 });

    expect(await say({})).toEqual({ code: '31034', people: 1, thread: undefined });
  });

  it('both ends of the span belong to it, and nothing beyond them', async () => {
    const span = { from: at(-900), to: at(5) };
    for (const [person, seconds] of [
      ['before', -900.001],
      ['first', -900],
      ['last', 5],
      ['after', 5.001],
    ] as const) {
      await say({ person, at: seconds, thread: person });
    }

    expect(await say({}, span)).toEqual({ code: '31034', people: 3, thread: 'first' });
  });

  it('the thread is that of the first report in a thread, in whatever order they were stored', async () => {
    await say({ person: 'grace', thread: 'second', at: 2 });
    await say({ person: 'edsger', at: 0 });
    await say({ person: 'barbara', thread: 'first', at: 1 });

    expect((await say({ thread: 'third', at: 3 })).thread).toBe('first');
  });

  it('of two threads in one moment, everybody is told the same', async () => {
    await say({ person: 'grace', thread: 'b' });

    expect((await say({ thread: 'a' })).thread).toBe('a');
    expect((await say({ thread: 'c' })).thread).toBe('a');
  });

  it('a report is gone with the transaction that it was made in', async () => {
    const undone = inTransaction(store, async (trx) => {
      expect((await record(reports, trx, { person: 'grace' })).people).toBe(1);
      throw new Error('on purpose');
    });

    await expect(undone).rejects.toThrow('on purpose');
    expect((await say({})).people).toBe(1);
  });

  it('what is older is forgotten, and nothing else', async () => {
    await say({ person: 'old', at: -1 });
    await say({ person: 'kept', at: 0 });
    await reports.forget(at(0));

    expect(await store.selectFrom('outage_report').select('person').execute()).toEqual([{ person: 'kept' }]);
  });

  it('however people report, as many are counted as a list of all reports shows', async () => {
    const said = fc.record({
      person: fc.constantFrom('ada', 'grace', 'edsger', 'barbara'),
      tenant: fc.constantFrom('contoso', 'fabrikam'),
      code: fc.constantFrom('31034', '31044'),
      at: fc.integer({ min: -20, max: 20 }),
      thread: fc.constantFrom('a', 'b', undefined),
    });
    const [all = []] = fc.sample(fc.array(said, { minLength: 80, maxLength: 80 }), { seed: 3, numRuns: 1 });
    for (const [index, one] of all.entries()) {
      const found = await say(one, { from: at(one.at - 10), to: at(one.at + 5) });
      const seen = all
        .slice(0, index + 1)
        .filter(({ tenant, code }) => tenant === one.tenant && code === one.code)
        .filter((other) => other.at >= one.at - 10 && other.at <= one.at + 5);
      const threads = seen
        .filter(({ thread }) => thread !== undefined)
        .toSorted((left, right) => left.at - right.at || (String(left.thread) < String(right.thread) ? -1 : 1));

      expect(found.people).toBe(new Set(seen.map(({ person }) => person)).size);
      expect(found.thread).toBe(threads[0]?.thread);
    }
  });
});

describe.each(engines)('in a turn on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let turns: Turns;

  beforeEach(async () => {
    store = await desk.open();
    turns = sqlTurns(store, { now: () => at(0), leaseMs: 300 });
  });

  function keys(person = 'ada'): TurnKeys {
    return { conversation: person, delivery: randomUUID(), form: undefined, reporter: { tenant: 'contoso', person } };
  }

  /** Forgets what is older than these, and nothing else. */
  function before(dates: Partial<ForgetDates>): ForgetDates {
    return { deliveries: at(0), results: at(0), reports: at(0), conversations: at(0), ...dates };
  }

  const reporting: TurnWork = async (_, { reports }) => {
    const { people } = await reports.record({ code: '31034', at: at(0), thread: undefined }, always);
    return { state: 'state', replies: undefined, answer: String(people), inAnswer: false, final: true };
  };

  async function noted(): Promise<string[]> {
    const rows = await store.selectFrom('outage_report').select('person').orderBy('person').execute();
    return rows.map(({ person }) => person);
  }

  it('a report is that of the person whose turn it is', async () => {
    await turns.take(keys('ada'), reporting);

    expect(await turns.take(keys('grace'), reporting)).toMatchObject({ answer: '2' });
    expect(await noted()).toEqual(['ada', 'grace']);
  });

  it('a report counts once, however often the activity is delivered', async () => {
    const one = keys();
    await Promise.all([turns.take(one, reporting), turns.take(one, reporting)]);
    await turns.take(one, reporting);

    expect(await noted()).toEqual(['ada']);
  });

  it('nothing is noted by a turn that throws', async () => {
    const failing: TurnWork = async (...given) => {
      await reporting(...given);
      throw new Error('on purpose');
    };

    await expect(turns.take(keys(), failing)).rejects.toThrow('on purpose');
    expect(await noted()).toEqual([]);
  });

  it('a report is noted once by a turn that was overtaken and ran again', async () => {
    let runs = 0;
    const overtaken: TurnWork = async (...given) => {
      const reported = await reporting(...given);
      // As PostgreSQL says it when another process was faster.
      if (++runs === 1) throw Object.assign(new Error('could not serialize access'), { code: '40001' });
      return reported;
    };
    await turns.take(keys(), overtaken);

    expect(runs).toBe(2);
    expect(await noted()).toEqual(['ada']);
  });

  it('reports are forgotten with what deliveries came to, each in its own time', async () => {
    await turns.take(keys(), reporting);
    await turns.forget(before({ results: at(1) }));
    expect(await noted()).toEqual(['ada']);
    await turns.forget(before({ reports: at(1) }));

    expect(await noted()).toEqual([]);
  });
});

describe('on postgres', () => {
  const desk = postgresDatabase();

  it('two reports in one moment do not see each other, and the next one sees both', async () => {
    const store = await desk.open();
    const reports = sqlOutageReports(store);
    const first = await inTransaction(store, async (trx) => {
      const ada = await record(reports, trx, { person: 'ada' });
      const grace = await inTransaction(store, (other) => record(reports, other, { person: 'grace' }));
      return [ada.people, grace.people];
    });

    expect(first).toEqual([1, 1]);
    expect((await record(reports, store, { person: 'edsger' })).people).toBe(3);
  });
});

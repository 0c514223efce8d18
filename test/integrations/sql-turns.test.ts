import { randomUUID } from 'node:crypto';
import { sqlKnowledgeJournal } from '../../integrations/sql-knowledge-journal.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { sqlTurns, type TurnKeys, type TurnResult, type Turns, type TurnWork } from '../../integrations/sql-turns.ts';
import { engines } from '../support/databases.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(60_000 * scale);

const leaseMs = 300;

function keys(given: Partial<TurnKeys> = {}): TurnKeys {
  const reporter = { tenant: 'contoso', person: 'ada' };
  return { conversation: 'ada', delivery: randomUUID(), form: undefined, reporter, ...given };
}

function result(given: Partial<TurnResult> = {}): TurnResult {
  return { state: 'state', replies: undefined, answer: undefined, inAnswer: false, final: true, ...given };
}

const never: TurnWork = () => Promise.reject(new Error('It must not run again.'));
const works =
  (given: Partial<TurnResult>): TurnWork =>
  () =>
    Promise.resolve(result(given));

describe.each(engines)('on $engine', ({ engine, database }) => {
  const desk = database();
  let store: SqlStore;
  let turns: Turns;
  let time: number;

  beforeEach(async () => {
    store = await desk.open();
    time = Date.parse('2026-01-05T09:00:00Z');
    turns = sqlTurns(store, { now: () => new Date(time), leaseMs });
  });

  /** The stored state of a conversation, as the next turn would find it. */
  async function stateOf(conversation: string): Promise<string | undefined> {
    let found: string | undefined;
    await turns.take(keys({ conversation }), (state) => {
      found = state;
      return Promise.resolve(result({ state: state ?? '' }));
    });
    return found;
  }

  /** Turns of another process; a second connection to SQLite would stop this one, whose thread it blocks while it waits. */
  async function elsewhere(): Promise<Turns> {
    const theirs = engine === 'sqlite' ? store : await desk.open();
    return sqlTurns(theirs, { now: () => new Date(time), leaseMs });
  }

  it('a turn starts from what the turn before stored, in its own conversation', async () => {
    await turns.take(keys({ conversation: 'ada' }), works({ state: 'of Ada' }));
    await turns.take(keys({ conversation: 'grace' }), works({ state: 'of Grace' }));
    await turns.take(keys({ conversation: 'ada' }), works({ state: 'of Ada, later' }));

    expect(await stateOf('ada')).toBe('of Ada, later');
    expect(await stateOf('grace')).toBe('of Grace');
    expect(await stateOf('edsger')).toBeUndefined();
  });

  it('gives back what the turn came to', async () => {
    const taken = await turns.take(keys({ delivery: 'one' }), works({ replies: 'r', answer: 'a' }));

    expect(taken).toEqual({
      claim: { delivery: 'one', until: time + leaseMs },
      source: 'now',
      replies: 'r',
      answer: 'a',
      hasMail: false,
    });
  });

  it('a turn that throws leaves nothing behind, whatever it had written', async () => {
    const one = keys();
    const failing: TurnWork = async (_, { journal }) => {
      await journal.recordMiss({ words: ['sspr'], at: new Date(time) });
      throw new Error('on purpose');
    };

    await expect(turns.take(one, failing)).rejects.toThrow('on purpose');
    expect((await sqlKnowledgeJournal(store).readStats()).misses).toEqual([]);
    expect(await turns.take(one, works({ answer: 'at last' }))).toMatchObject({ source: 'now', answer: 'at last' });
  });

  describe('a second delivery', () => {
    it('finds what the first came to, and does not run', async () => {
      const one = keys();
      await turns.take(one, works({ answer: 'first' }));

      expect(await turns.take(one, never)).toMatchObject({ source: 'delivery', answer: 'first', replies: undefined });
    });

    it('has nothing to send once the first has sent', async () => {
      const one = keys();
      const { claim } = await turns.take(one, works({ replies: 'r' }));
      await turns.finish(claim);

      expect(await turns.take(one, never)).toMatchObject({ replies: undefined });
    });

    it('has nothing to send when the first has given up, and hears of it', async () => {
      const one = keys();
      const { claim } = await turns.take(one, works({ replies: 'r' }));
      await turns.giveUp(claim, 'perhaps');

      expect(await turns.take(one, never)).toMatchObject({ replies: undefined, answer: 'perhaps' });
    });

    it('keeps the answer of the turn when sending changes nothing about it', async () => {
      const one = keys();
      const { claim } = await turns.take(one, works({ replies: 'r', answer: 'card' }));
      await turns.finish(claim);

      expect(await turns.take(one, never)).toMatchObject({ answer: 'card' });
    });

    it('waits while the first sends', async () => {
      const one = keys();
      const { claim } = await turns.take(one, works({ replies: 'r' }));
      const second = turns.take(one, never);
      await turns.finish(claim);

      expect(await second).toMatchObject({ replies: undefined });
    });

    it('of several turns: what was sent is noted for all of them', async () => {
      const all = [keys(), keys(), keys()];
      const taken = await Promise.all(all.map((one) => turns.take(one, works({ replies: 'r' }))));
      await Promise.all(taken.map(({ claim }) => turns.finish(claim)));

      for (const one of all) expect(await turns.take(one, never)).toMatchObject({ replies: undefined });
    });

    it('sends what the first has not sent in its time, and only one of several does', async () => {
      const one = keys();
      await turns.take(one, works({ replies: 'r' }));
      time += leaseMs + 1;
      const takenOver = await turns.take(one, never);
      const third = turns.take(one, never);
      await turns.finish(takenOver.claim);

      expect(takenOver).toMatchObject({ source: 'delivery', replies: 'r' });
      expect(await third).toMatchObject({ replies: undefined });
    });

    it('sends at once what was put back', async () => {
      const one = keys();
      const { claim } = await turns.take(one, works({ replies: 'all' }));
      await turns.putBack(claim, 'the rest');

      expect(await turns.take(one, never)).toMatchObject({ replies: 'the rest' });
    });

    it('does not wait for a claim that seems to come from the future: the clock was set back', async () => {
      const one = keys();
      await turns.take(one, works({ replies: 'r' }));
      time -= 3_600_000;

      expect(await turns.take(one, never)).toMatchObject({ replies: 'r' });
    });

    it('always finds replies that leave with the answer', async () => {
      const one = keys();
      await turns.take(one, works({ replies: 'r', inAnswer: true }));

      expect(await turns.take(one, never)).toMatchObject({ replies: 'r' });
      expect(await turns.take(one, never)).toMatchObject({ replies: 'r' });
    });
  });

  describe('a form', () => {
    it('counts once under whatever delivery it arrives', async () => {
      await turns.take(keys({ delivery: 'one', form: 'f' }), works({ answer: 'first' }));

      const second = await turns.take(keys({ delivery: 'two', form: 'f' }), never);
      expect(second).toMatchObject({ claim: { delivery: 'one' }, source: 'form', replies: undefined, answer: 'first' });
    });

    it('is judged anew when the first press was not final', async () => {
      await turns.take(keys({ form: 'f' }), works({ final: false }));

      expect(await turns.take(keys({ form: 'f' }), works({ answer: 'second' }))).toMatchObject({ source: 'now' });
    });

    it('of another delivery does not hide what this one came to', async () => {
      await turns.take(keys({ delivery: 'one', form: 'f' }), works({ answer: 'of the form' }));
      await turns.take(keys({ delivery: 'two' }), works({ answer: 'of the delivery' }));

      const both = await turns.take(keys({ delivery: 'two', form: 'f' }), never);
      expect(both).toMatchObject({ source: 'delivery', answer: 'of the delivery' });
    });

    it('is not mistaken for another', async () => {
      await turns.take(keys({ form: 'f' }), works({}));

      expect(await turns.take(keys({ form: 'g' }), works({}))).toMatchObject({ source: 'now' });
      expect(await turns.take(keys({ delivery: 'f' }), works({}))).toMatchObject({ source: 'now' });
    });
  });

  describe('many processes', () => {
    it('lose no turn of one conversation', async () => {
      const processes = [turns, await elsewhere(), await elsewhere()];
      const count = 20 * scale;
      const counting: TurnWork = (state) => Promise.resolve(result({ state: String(Number(state ?? 0) + 1) }));
      await Promise.all(
        processes.map(async (process) => {
          for (let at = 0; at < count; at++) await process.take(keys(), counting);
        }),
      );

      expect(await stateOf('ada')).toBe(String(processes.length * count));
    });

    it('run one delivery once, whichever of them gets it', async () => {
      const other = await elsewhere();
      const runs: string[] = [];
      for (let at = 0; at < 20; at++) {
        const one = keys();
        const noting: TurnWork = async (_, { journal }) => {
          await journal.recordMiss({ words: [one.delivery], at: new Date(time) });
          return result({ state: one.delivery });
        };
        const taken = await Promise.all([turns.take(one, noting), other.take(one, noting), turns.take(one, noting)]);
        runs.push(...taken.filter(({ source }) => source === 'now').map(({ claim }) => claim.delivery));
      }

      expect(new Set(runs).size).toBe(20);
      expect(runs).toHaveLength(20);
      expect(new Set((await sqlKnowledgeJournal(store).readStats()).misses.map(({ count }) => count))).toEqual(
        new Set([1]),
      );
    });
  });

  it('forgets first what deliveries came to, then the deliveries', async () => {
    const old = keys();
    await turns.take(old, works({ answer: 'old', replies: 'r', inAnswer: true }));
    time += 3_600_000;
    const recent = keys();
    await turns.take(recent, works({ answer: 'recent' }));
    const results = new Date(time - 60_000);
    const long = new Date(0);
    await turns.forget({ deliveries: new Date(time - 7_200_000), results, reports: long, conversations: long });
    expect(await turns.take(old, never)).toMatchObject({ source: 'delivery', answer: undefined, replies: undefined });
    expect(await turns.take(recent, never)).toMatchObject({ answer: 'recent' });
    await turns.forget({ deliveries: results, results, reports: long, conversations: long });

    expect(await turns.take(old, works({}))).toMatchObject({ source: 'now' });
    expect(await turns.take(recent, never)).toMatchObject({ answer: 'recent' });
  });

  it('forgets the state of a conversation with which nobody has gone on', async () => {
    await turns.take({ ...keys(), conversation: 'old' }, works({ state: 'old' }));
    time += 3_600_000;
    await turns.take({ ...keys(), conversation: 'recent' }, works({ state: 'recent' }));
    const long = new Date(0);
    const dates = { deliveries: long, results: long, reports: long, conversations: new Date(time - 60_000) };
    await turns.forget(dates);

    const rows = await store.selectFrom('conversation').select('key').execute();
    expect(rows).toEqual([{ key: 'recent' }]);
  });

  it('tells whether something was stored for others', async () => {
    const message = { kind: 'card' as const, case: 1001 };
    const sending: TurnWork = async (_, { cases }) => {
      await cases.cases.send('contoso', message);
      return result({});
    };
    const one = keys();

    expect(await turns.take(keys(), works({}))).toMatchObject({ hasMail: false });
    expect(await turns.take(one, sending)).toMatchObject({ source: 'now', hasMail: true });
    expect(await turns.take(one, sending)).toMatchObject({ source: 'delivery', hasMail: false });
  });
});

import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import { engines, fileDatabase, postgresDatabase } from '../support/databases.ts';

async function noteMiss(store: SqlStore, words: string): Promise<void> {
  await store.insertInto('miss').values({ words, count: 1, last_at: '2026' }).execute();
}

async function misses(store: SqlStore): Promise<string[]> {
  const rows = await store.selectFrom('miss').select('words').orderBy('words').execute();
  return rows.map(({ words }) => words);
}

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  it('keeps all that was written, and gives back what the work came to', async () => {
    const result = await inTransaction(store, async (trx) => {
      await noteMiss(trx, 'a');
      await noteMiss(trx, 'b');
      return 'done';
    });

    expect(result).toBe('done');
    expect(await misses(await desk.open())).toEqual(['a', 'b']);
  });

  it('keeps nothing when the work throws, and rejects with what it threw', async () => {
    const thrown = new Error('no');
    const work = inTransaction(store, async (trx) => {
      await noteMiss(trx, 'a');
      throw thrown;
    });

    await expect(work).rejects.toBe(thrown);
    expect(await misses(store)).toEqual([]);
  });

  it('keeps nothing when the database refuses a statement', async () => {
    const work = inTransaction(store, async (trx) => {
      await noteMiss(trx, 'a');
      await noteMiss(trx, 'a');
    });

    await expect(work).rejects.toThrow(/unique/i);
    expect(await misses(store)).toEqual([]);
  });

  it('rejects with what the work threw when the database has undone the transaction itself', async () => {
    const thrown = new Error('disk full');
    const work = inTransaction(store, async (trx) => {
      await noteMiss(trx, 'a');
      await sql`ROLLBACK`.execute(trx);
      throw thrown;
    });

    await expect(work).rejects.toBe(thrown);
    expect(await misses(store)).toEqual([]);
  });

  it('serves many at once, each whole', async () => {
    const names = Array.from({ length: 20 }, (_, number) => `word-${String(number).padStart(2, '0')}`);
    await Promise.all(names.map((name) => inTransaction(store, (trx) => noteMiss(trx, name))));

    expect(await misses(store)).toEqual(names);
  });
});

describe('on sqlite', () => {
  const desk = fileDatabase();

  it('nobody else writes between what the work reads and what it writes', async () => {
    const store = await desk.open();
    const other = new BetterSqlite(desk.place.file, { timeout: 0 });
    const work = inTransaction(store, async (trx) => {
      await misses(trx);
      expect(() => other.exec(`INSERT INTO miss VALUES ('b', 1, '2026')`)).toThrow('database is locked');
      await noteMiss(trx, 'a');
    });

    await expect(work).resolves.toBeUndefined();
    other.close();
  });
});

describe('on postgres', () => {
  const desk = postgresDatabase();

  it('is READ COMMITTED, whatever is usual in the database', async () => {
    const name = new URL(desk.place.url).pathname.slice(1);
    const setUp = await desk.open();
    await sql`ALTER DATABASE ${sql.id(name)} SET default_transaction_isolation = 'serializable'`.execute(setUp);
    const { rows } = await inTransaction(await desk.open(), (trx) => sql`SHOW transaction_isolation`.execute(trx));

    expect(rows).toEqual([{ transaction_isolation: 'read committed' }]);
  });

  it('is undone when its connection breaks, and the next one works', async () => {
    const [store, other] = [await desk.open(), await desk.open()];
    const work = inTransaction(store, async (trx) => {
      await noteMiss(trx, 'a');
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx);
      await sql`SELECT pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(other);
      await noteMiss(trx, 'b');
    });

    await expect(work).rejects.toThrow(/terminat|not queryable/);
    await inTransaction(store, (trx) => noteMiss(trx, 'c'));
    expect(await misses(store)).toEqual(['c']);
  });

  it('never reports as kept what a refused statement has undone', async () => {
    const store = await desk.open();
    const work = inTransaction(store, async (trx) => {
      await noteMiss(trx, 'a');
      await noteMiss(trx, 'a').catch(() => undefined);
    });

    await expect(work).rejects.toThrow();
    expect(await misses(store)).toEqual([]);
  });
});

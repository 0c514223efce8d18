import BetterSqlite from 'better-sqlite3';
import { readSnapshot } from '../../../integrations/cases/read-snapshot.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase, postgresDatabase } from '../../support/databases.ts';

const count = async (db: SqlStore) => (await db.selectFrom('miss').select('words').execute()).length;

describe('on sqlite', () => {
  const desk = fileDatabase();

  it('what another process writes meanwhile is not seen, and nobody has to wait', async () => {
    const store = await desk.open();
    const other = new BetterSqlite(desk.place.file, { timeout: 0 });
    const seen = await readSnapshot(store, async (db) => {
      const before = await count(db);
      other.exec(`INSERT INTO miss VALUES ('b', 1, '2026')`);
      return [before, await count(db)];
    });
    other.close();

    expect(seen).toEqual([0, 0]);
    expect(await count(store)).toBe(1);
  });
});

describe('on postgres', () => {
  const desk = postgresDatabase();

  it('what another process writes meanwhile is not seen, and nobody has to wait', async () => {
    const [store, other] = [await desk.open(), await desk.open()];
    const seen = await readSnapshot(store, async (db) => {
      const before = await count(db);
      await other.insertInto('miss').values({ words: 'b', count: 1, last_at: '2026' }).execute();
      return [before, await count(db)];
    });

    expect(seen).toEqual([0, 0]);
    expect(await count(store)).toBe(1);
  });
});

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('rejects with what the work threw, and the store can be used afterwards', async () => {
    const store = await desk.open();
    await expect(readSnapshot(store, () => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose');
    await store.insertInto('miss').values({ words: 'a', count: 1, last_at: '2026' }).execute();

    expect(await readSnapshot(store, count)).toBe(1);
  });
});

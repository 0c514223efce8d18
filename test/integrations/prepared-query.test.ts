import fc from 'fast-check';
import { prepareQuery } from '../../integrations/prepared-query.ts';
import type { SqlStore, Tables } from '../../integrations/sql-store.ts';
import { engines } from '../support/databases.ts';

type Miss = Tables['miss'];

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  const add = (on: SqlStore) =>
    prepareQuery<Miss, unknown>(on, (db, { words, count, last_at }) =>
      db
        .insertInto('miss')
        .values({ words, count, last_at })
        .onConflict((conflict) => conflict.doNothing()),
    );
  const find = (on: SqlStore) =>
    prepareQuery<Pick<Miss, 'words'> & { least: number }, Miss>(on, (db, { words, least }) =>
      db.selectFrom('miss').selectAll().where('words', '=', words).where('count', '>=', least).limit(1),
    );

  it('fills the blanks with the values of each asking, and leaves alone what is no blank', async () => {
    const [insert, select] = [add(store), find(store)];
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.nat(1_000_000), async (words, count) => {
        await insert(store, { words, count, last_at: 'now' });
        expect((await select(store, { words, least: 0 })).rows).toEqual([{ words, count, last_at: 'now' }]);
        expect((await select(store, { words, least: count + 1 })).rows).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('tells how many rows were written', async () => {
    const insert = add(store);
    const row = { words: 'sspr', count: 1, last_at: 'now' };

    expect((await insert(store, row)).changes).toBe(1);
    expect((await insert(store, row)).changes).toBe(0);
  });

  it('belongs to the transaction on which it is asked', async () => {
    const insert = add(store);
    const undone = store.transaction().execute(async (trx) => {
      await insert(trx, { words: 'sspr', count: 1, last_at: 'now' });
      throw new Error('on purpose');
    });

    await expect(undone).rejects.toThrow('on purpose');
    expect((await find(store)(store, { words: 'sspr', least: 0 })).rows).toEqual([]);
  });
});

import { sql, type Kysely } from 'kysely';
import { columnsOf } from '../../../integrations/migrations/columns.ts';
import { engines } from '../../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  async function makeTable(): Promise<Kysely<{ sample: { word: string; number: number } }>> {
    const store = (await desk.open()) as unknown as Kysely<{ sample: { word: string; number: number } }>;
    const { text, bigint, strict } = columnsOf(store);
    await sql`CREATE TABLE sample (word ${text}, number ${bigint})${strict}`.execute(store);
    return store;
  }

  it('a number of milliseconds since 1970 comes back as the number it was', async () => {
    const store = await makeTable();
    await store.insertInto('sample').values({ word: 'now', number: 1_767_600_000_123 }).execute();

    expect(await store.selectFrom('sample').selectAll().execute()).toEqual([
      { word: 'now', number: 1_767_600_000_123 },
    ]);
  });

  it('a value of another type is refused, not converted', async () => {
    const store = await makeTable();

    await expect(
      store
        .insertInto('sample')
        .values({ word: 'x', number: 'many' as unknown as number })
        .execute(),
    ).rejects.toThrow();
    await expect(store.insertInto('sample').values({ word: 'x', number: 1.5 }).execute()).rejects.toThrow();
  });

  it('texts are compared byte by byte', async () => {
    const store = await makeTable();
    for (const word of ['a', 'B', 'b', 'A']) await store.insertInto('sample').values({ word, number: 1 }).execute();

    const rows = await store.selectFrom('sample').select('word').orderBy('word').execute();
    expect(rows.map(({ word }) => word)).toEqual(['A', 'B', 'a', 'b']);
  });
});

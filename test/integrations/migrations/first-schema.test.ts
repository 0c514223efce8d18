import { sql } from 'kysely';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase } from '../../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  it('a value of another kind is refused, not converted', async () => {
    const row = { words: 'vpn', count: 'many' as unknown as number, last_at: '2026' };

    await expect(store.insertInto('miss').values(row).execute()).rejects.toThrow(/integer/i);
  });

  it('a verdict is one of two', async () => {
    const row = { form: 'f', article: 'a', verdict: 'perhaps' as 'helped', at: '2026' };

    await expect(store.insertInto('feedback').values(row).execute()).rejects.toThrow(/check constraint/i);
  });

  it('each table has one row for a key', async () => {
    const conversation = { key: 'k', state: '{}', version: 1, updated_at: '2026' };
    await store.insertInto('conversation').values(conversation).execute();

    await expect(store.insertInto('conversation').values(conversation).execute()).rejects.toThrow(/unique/i);
  });
});

describe('on sqlite', () => {
  const desk = fileDatabase();

  it.each(['conversation', 'feedback', 'miss'])('the table %s is STRICT', async (name) => {
    const { rows } = await sql`SELECT strict FROM pragma_table_list(${name})`.execute(await desk.open());

    expect(rows).toEqual([{ strict: 1 }]);
  });

  it('feedback is found by article without reading all of it', async () => {
    const { rows } = await sql<{
      detail: string;
    }>`EXPLAIN QUERY PLAN SELECT verdict FROM feedback WHERE article = 'a'`.execute(await desk.open());

    expect(rows[0]?.detail).toContain('USING INDEX feedback_article');
  });
});

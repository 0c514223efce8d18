import { join } from 'node:path';
import { sql } from 'kysely';
import { openSqlStore, type SqlStore } from '../../../integrations/sql-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let store: SqlStore;

beforeEach(async () => {
  store = await openSqlStore(join(folder.path, 'desk.db'));
});

afterEach(() => store.destroy());

it.each(['conversation', 'feedback', 'miss'])('the table %s is STRICT', async (name) => {
  const { rows } = await sql<{ strict: number }>`SELECT strict FROM pragma_table_list(${name})`.execute(store);

  expect(rows).toEqual([{ strict: 1 }]);
});

it('a value of another kind is refused, not converted', async () => {
  const row = { words: 'vpn', count: 'many' as unknown as number, last_at: '2026' };

  await expect(store.insertInto('miss').values(row).execute()).rejects.toThrow(/cannot store TEXT value in INTEGER/);
});

it('a verdict is one of two', async () => {
  const row = { form: 'f', article: 'a', verdict: 'perhaps' as 'helped', at: '2026' };

  await expect(store.insertInto('feedback').values(row).execute()).rejects.toThrow(/CHECK constraint failed/);
});

it('feedback is found by article without reading all of it', async () => {
  const { rows } = await sql<{
    detail: string;
  }>`EXPLAIN QUERY PLAN SELECT verdict FROM feedback WHERE article = 'a'`.execute(store);

  expect(rows[0]?.detail).toContain('USING INDEX feedback_article');
});

it('it is carried out once', async () => {
  const again = await openSqlStore(join(folder.path, 'desk.db'));
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(again);
  await again.destroy();

  expect(rows).toEqual([{ name: '001-first-schema' }]);
});

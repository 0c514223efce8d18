import { sql } from 'kysely';
import type { SqlStore, Tables } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase } from '../../support/databases.ts';

const row: Tables['delivery'] = {
  key: 'k',
  form: 'f',
  replies: '[]',
  answer: '{}',
  claimed_until: 1_767_600_000_000,
  at: '2026-01-05T08:00:00.000Z',
};

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  async function add(more: Partial<Tables['delivery']>): Promise<void> {
    await store
      .insertInto('delivery')
      .values({ ...row, ...more })
      .execute();
  }

  beforeEach(async () => {
    store = await desk.open();
    await add({});
  });

  it('a delivery comes back as it was written', async () => {
    await add({ key: 'none', form: null, replies: null, answer: null, claimed_until: -1 });

    expect(await store.selectFrom('delivery').selectAll().orderBy('key').execute()).toEqual([
      row,
      { ...row, key: 'none', form: null, replies: null, answer: null, claimed_until: -1 },
    ]);
  });

  it('an activity is taken once', async () => {
    await expect(add({ form: 'another' })).rejects.toThrow(/unique/i);
  });

  it('a form is taken once', async () => {
    await expect(add({ key: 'another' })).rejects.toThrow(/unique/i);
  });

  it('many may have no form', async () => {
    await add({ key: 'a', form: null });

    await expect(add({ key: 'b', form: null })).resolves.toBeUndefined();
  });
});

describe('on sqlite', () => {
  const desk = fileDatabase();

  it('the table is STRICT', async () => {
    const { rows } = await sql`SELECT strict FROM pragma_table_list('delivery')`.execute(await desk.open());

    expect(rows).toEqual([{ strict: 1 }]);
  });

  it.each(['DELETE FROM delivery', 'SELECT * FROM delivery'])('%s … by time does not read all of it', async (start) => {
    const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${sql.raw(start)} WHERE at < '2026'`.execute(
      await desk.open(),
    );

    expect(rows[0]?.detail).toContain('USING INDEX delivery_at');
  });
});

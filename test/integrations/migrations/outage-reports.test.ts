import { sql } from 'kysely';
import type { SqlStore, Tables } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase } from '../../support/databases.ts';

const row: Tables['outage_report'] = {
  tenant: 't',
  code: '31034',
  person: 'p',
  at: '2026-01-05T08:00:00.000Z',
  thread: '19:desk@thread.tacv2;messageid=1',
};

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  async function add(more: Partial<Record<keyof typeof row, string | null>>): Promise<void> {
    await store
      .insertInto('outage_report')
      .values({ ...row, ...more } as typeof row)
      .execute();
  }

  beforeEach(async () => {
    store = await desk.open();
  });

  it('a report comes back as it was written, also when it is the same once more', async () => {
    await add({});
    await add({});
    await add({ at: '2026', thread: null });

    expect(await store.selectFrom('outage_report').selectAll().orderBy('at').execute()).toEqual([
      { ...row, at: '2026', thread: null },
      row,
      row,
    ]);
  });

  it.each(['tenant', 'code', 'person', 'at'])('a report without %s is refused', async (name) => {
    await expect(add({ [name]: null })).rejects.toThrow(/null/i);
  });
});

describe('on sqlite', () => {
  const desk = fileDatabase();

  it('the table is STRICT', async () => {
    const { rows } = await sql`SELECT strict FROM pragma_table_list('outage_report')`.execute(await desk.open());

    expect(rows).toEqual([{ strict: 1 }]);
  });

  it.each([
    ["SELECT person FROM outage_report WHERE tenant = 't' AND code = '31034' AND at >= '2026'", 'outage_report_code'],
    ["DELETE FROM outage_report WHERE at < '2026'", 'outage_report_at'],
  ])('%s … does not read all of it', async (query, index) => {
    const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${sql.raw(query)}`.execute(await desk.open());

    expect(rows[0]?.detail).toContain(`USING INDEX ${index}`);
  });
});

import { dirname } from 'node:path';
import { sql } from 'kysely';
import { engineOf } from '../../integrations/engine.ts';
import { openSqlStore, type SqlStore } from '../../integrations/sql-store.ts';
import { engines, postgresDatabase } from '../support/databases.ts';
import { runProgram } from '../support/program.ts';

async function carriedOut(store: SqlStore): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(store);
  return rows.map(({ name }) => name);
}

const all = [
  '001-first-schema',
  '002-deliveries',
  '003-outage-reports',
  '004-cases',
  '005-outbox-progress',
  '006-outbox-doubt',
  '007-kept-logs',
];

const caseTables = [
  'kept_log',
  'case_history',
  'support_case',
  'ticket_report',
  'case_draft',
  'contact',
  'triage_channel',
  'case_post',
  'erased_person',
  'outbox',
  'audit',
  'audit_chain',
];

/** Takes a database back to the first release. */
async function makeOld(store: SqlStore): Promise<void> {
  await sql`DROP TABLE delivery`.execute(store);
  await sql`DROP TABLE outage_report`.execute(store);
  for (const table of caseTables) await sql`DROP TABLE ${sql.table(table)}`.execute(store);
  if (engineOf(store) === 'postgres') await sql`DROP FUNCTION keep_audit`.execute(store);
  await sql`DELETE FROM kysely_migration WHERE name <> '001-first-schema'`.execute(store);
}

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('each migration is carried out once', async () => {
    expect(await carriedOut(await desk.open())).toEqual(all);
    expect(await carriedOut(await desk.open())).toEqual(all);
  });

  it('a database of the first release is taken over with what it holds', async () => {
    const old = await desk.open();
    await old.insertInto('miss').values({ words: 'vpn', count: 1, last_at: '2026' }).execute();
    await makeOld(old);

    const store = await desk.open();

    expect(await carriedOut(store)).toEqual(all);
    expect(await store.selectFrom('miss').select('words').execute()).toEqual([{ words: 'vpn' }]);
    expect(await store.selectFrom('delivery').selectAll().execute()).toEqual([]);
    expect(await store.selectFrom('outage_report').selectAll().execute()).toEqual([]);
    expect(await store.selectFrom('support_case').selectAll().execute()).toEqual([]);
  });

  it('a database of a later release is refused, in words', async () => {
    const store = await desk.open();
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('999-later', '2026')`.execute(store);

    await expect(openSqlStore(desk.place)).rejects.toThrow(
      /: the schema could not be brought up to date: a later release of the bot has used it \(999-later\)\. Run that release, or a newer one\.$/,
    );
  });

  it('a failure says why, and leaves nothing half done', async () => {
    const store = await desk.open();
    await makeOld(store);
    await sql`CREATE INDEX delivery_at ON miss (last_at)`.execute(store);

    await expect(openSqlStore(desk.place)).rejects.toThrow(
      /: the schema could not be brought up to date: .*delivery_at.* already exists/,
    );
    await expect(sql`SELECT * FROM delivery`.execute(store)).rejects.toThrow(/delivery/);
    expect(await carriedOut(store)).toEqual(['001-first-schema']);
  });

  it('processes that start at once on one empty database all come up', async () => {
    const { place } = desk;
    const env: Record<string, string> =
      'url' in place ? { DATABASE_URL: place.url } : { DATA_DIR: dirname(place.file) };
    const finished = await Promise.all([1, 2, 3].map(() => runProgram('bot/ask.ts', ['--stats'], { env })));

    expect(finished.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      finished.map(() => ({ code: 0, stderr: '' })),
    );
    expect(await carriedOut(await desk.open())).toEqual(all);
  });
});

describe('on postgres', () => {
  const desk = postgresDatabase();

  it('stores that open at once in one process all come up', async () => {
    const stores = await Promise.all([1, 2, 3, 4, 5].map(() => desk.open()));

    expect(await Promise.all(stores.map(carriedOut))).toEqual(stores.map(() => all));
  });
});

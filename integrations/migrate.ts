import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { engineOf } from './engine.ts';
import { cases } from './migrations/cases.ts';
import { deliveries } from './migrations/deliveries.ts';
import { firstSchema } from './migrations/first-schema.ts';
import { keptLogs } from './migrations/kept-logs.ts';
import { outageReports } from './migrations/outage-reports.ts';
import { outboxDoubt } from './migrations/outbox-doubt.ts';
import { outboxProgress } from './migrations/outbox-progress.ts';

const migrations: Record<string, Migration> = {
  '001-first-schema': firstSchema,
  '002-deliveries': deliveries,
  '003-outage-reports': outageReports,
  '004-cases': cases,
  '005-outbox-progress': outboxProgress,
  '006-outbox-doubt': outboxDoubt,
  '007-kept-logs': keptLogs,
};

/** Brings the schema up to date, one process at a time; rejects with the reason in words, and changes nothing then. */
export async function migrate<Schema>(store: Kysely<Schema>): Promise<void> {
  // The migrator takes turns and a transaction on PostgreSQL; on SQLite it has neither.
  const error = engineOf(store) === 'postgres' ? await runMigrator(store) : await migrateAlone(store);
  if (error !== undefined) {
    throw new Error(`the schema could not be brought up to date: ${explain(error)}`, { cause: error });
  }
}

async function runMigrator<Schema>(store: Kysely<Schema>): Promise<unknown> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  return (await new Migrator({ db: store, provider }).migrateToLatest()).error;
}

function migrateAlone<Schema>(store: Kysely<Schema>): Promise<unknown> {
  return store.connection().execute(async (connection) => {
    await sql`BEGIN IMMEDIATE`.execute(connection);
    const error = await runMigrator(connection);
    await sql.raw(error === undefined ? 'COMMIT' : 'ROLLBACK').execute(connection);
    return error;
  });
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const later = /previously executed migration (\S+) is missing/.exec(message)?.[1];
  if (later === undefined) return message;
  return `a later release of the bot has used it (${later}). Run that release, or a newer one.`;
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Verdict } from '../knowledge/journal.ts';
import { firstSchema } from './migrations/first-schema.ts';

/** The tables; times are ISO 8601 in UTC, as text. */
export interface Tables {
  conversation: { key: string; state: string; version: number; updated_at: string };
  feedback: { form: string; article: string; verdict: Verdict; at: string };
  miss: { words: string; count: number; last_at: string };
}

export type SqlStore = Kysely<Tables>;

const migrations: Record<string, Migration> = { '001-first-schema': firstSchema };

/** What every connection must run with, and the value that SQLite reports back for it. */
const pragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', '5000', 5000],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
] as const;

/** Opens the embedded database at `file` and brings its schema up to date; throws when a guarantee cannot be had. */
export async function openSqlStore(file: string): Promise<SqlStore> {
  mkdirSync(dirname(file), { recursive: true });
  const store = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openDatabase(file) }) });
  const { error } = await new Migrator({
    db: store,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  if (error !== undefined) {
    await store.destroy();
    throw new Error(`${file}: the schema could not be brought up to date`, { cause: error });
  }
  return store;
}

// SQLite's own errors do not say which file they are about.
function openDatabase(file: string): BetterSqlite.Database {
  let database: BetterSqlite.Database | undefined;
  try {
    database = new BetterSqlite(file);
    setPragmas(database);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

function setPragmas(database: BetterSqlite.Database): void {
  for (const [name, value, reported] of pragmas) {
    database.pragma(`${name} = ${value}`);
    if (database.pragma(name, { simple: true }) !== reported) {
      throw new Error(`SQLite would not set ${name} to ${value}; put the database on a local disk.`);
    }
  }
}

/** Resolves when the store answers a query; rejects otherwise. */
export async function pingSqlStore(store: SqlStore): Promise<void> {
  await store.selectFrom('conversation').select('key').limit(1).execute();
}

import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';

/** What every connection must run with, and the value that SQLite reports back for it. */
const pragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['busy_timeout', '5000', 5000],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
] as const;

/**
 * Opens the embedded database at `file`, in a folder that is made if need be; it belongs to its owner alone. Throws when a
 * guarantee cannot be had.
 */
export function openSqlite(file: string): Dialect {
  mkdirSync(dirname(file), { recursive: true });
  const database = openDatabase(file);
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver({ database: keepStatements(database) }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Takes the write lock at BEGIN, where SQLite waits for it; a transaction that asks later is refused when another wrote meanwhile. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
  }
}

/** Most statements that are kept ready; queries are built from fewer shapes. */
const maxStatements = 100;

/** Prepares each statement once: Kysely asks anew for every query, and that takes longer than most of them run. */
function keepStatements(database: BetterSqlite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (text) => {
      const known = kept.get(text);
      if (known) return known;
      const statement = database.prepare(text) as unknown as SqliteStatement;
      if (kept.size < maxStatements) kept.set(text, statement);
      return statement;
    },
  };
}

// SQLite's own errors do not say which file they are about.
function openDatabase(file: string): BetterSqlite.Database {
  let database: BetterSqlite.Database | undefined;
  try {
    database = openForOwner(file);
    setPragmas(database);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** SQLite makes a new file with the rights that the process gives, and those beside it with the rights of the file. */
function openForOwner(file: string): BetterSqlite.Database {
  for (const rest of ['', '-wal', '-shm', '-journal']) closeToOthers(file + rest);
  const usual = process.umask(0o077);
  try {
    return new BetterSqlite(file);
  } finally {
    process.umask(usual);
  }
}

/** Earlier releases left the rights of the file to the process. Who does not own it may not change them. */
function closeToOthers(file: string): void {
  try {
    const { uid, mode } = statSync(file);
    if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch {
    // There is none, another process has just removed it, or the disk knows no rights: none of it keeps the bot from starting.
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

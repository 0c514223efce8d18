import { sql } from 'kysely';
import { engineOf } from '../engine.ts';
import type { SqlStore } from '../sql-store.ts';

/**
 * Takes what was deleted out of the write-ahead log of SQLite as well; false when somebody still reads from it. PostgreSQL
 * overwrites its files and its log in its own time: true, and nothing is done.
 */
export async function truncateLog(store: SqlStore): Promise<boolean> {
  if (engineOf(store) === 'postgres') return true;
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store);
  return rows[0]?.busy === 0;
}

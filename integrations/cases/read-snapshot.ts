import { sql } from 'kysely';
import { engineOf } from '../engine.ts';
import type { SqlStore } from '../sql-store.ts';

/** Reads the store as it is in one moment, while others go on writing; inside, only `db` may be asked, and nothing written. */
export function readSnapshot<Result>(store: SqlStore, work: (db: SqlStore) => Promise<Result>): Promise<Result> {
  if (engineOf(store) === 'postgres') {
    return store.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
  }
  // Not a transaction of the store: that one takes the lock of whoever writes, and would keep a bot from answering.
  return store.connection().execute(async (db) => {
    await sql`BEGIN`.execute(db);
    try {
      return await work(db);
    } finally {
      await sql`ROLLBACK`.execute(db);
    }
  });
}

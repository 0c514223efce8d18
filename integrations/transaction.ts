import { engineOf } from './engine.ts';
import type { SqlStore } from './sql-store.ts';

/**
 * Runs `work` in one transaction, which is undone when `work` throws, and rejects with what it threw. Inside, only `trx` may
 * be asked: the one connection of SQLite is taken. READ COMMITTED on PostgreSQL; on SQLite nobody else writes meanwhile.
 */
export async function inTransaction<Result>(
  store: SqlStore,
  work: (trx: SqlStore) => Promise<Result>,
): Promise<Result> {
  const builder = store.transaction();
  const transaction = engineOf(store) === 'postgres' ? builder.setIsolationLevel('read committed') : builder;
  let thrown: { readonly error: unknown } | undefined;
  try {
    return await transaction.execute(async (trx) => {
      try {
        return await work(trx);
      } catch (error) {
        thrown = { error };
        throw error;
      }
    });
  } catch (error) {
    // A full disk and a lost connection undo the transaction themselves; that ROLLBACK then fails would hide them.
    throw thrown ? thrown.error : error;
  }
}

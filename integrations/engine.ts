import { PostgresAdapter, type Kysely } from 'kysely';

export type Engine = 'sqlite' | 'postgres';

/** Which database stands behind a store or a transaction of it. */
export function engineOf<Schema>(store: Kysely<Schema>): Engine {
  return store.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

import { setTimeout } from 'node:timers/promises';
import { Kysely } from 'kysely';
import type { Verdict } from '../knowledge/journal.ts';
import type { CaseTables } from './cases/tables.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** The tables; times are ISO 8601 in UTC, as text, and `claimed_until` in milliseconds since 1970. */
export interface Tables extends CaseTables {
  conversation: { key: string; state: string; version: number; updated_at: string };
  feedback: { form: string; article: string; verdict: Verdict; at: string };
  miss: { words: string; count: number; last_at: string };
  delivery: {
    key: string;
    form: string | null;
    replies: string | null;
    answer: string | null;
    claimed_until: number;
    at: string;
  };
  outage_report: { tenant: string; code: string; person: string; at: string; thread: string | null };
}

export type SqlStore = Kysely<Tables>;

/** Where the data is: in a file on this machine (SQLite), or behind an address (`postgresql://user:password@host:port/database`). */
export type StorePlace = { readonly file: string } | { readonly url: string };

/** Opens the store and brings its schema up to date; rejects with a sentence that names the place, never user or password. */
export async function openSqlStore(place: StorePlace): Promise<SqlStore> {
  const { dialect, name } =
    'url' in place ? await openPostgres(place.url) : { dialect: openSqlite(place.file), name: place.file };
  const store = new Kysely<Tables>({ dialect });
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.destroy();
    throw new Error(`${name}: ${(error as Error).message}`, { cause: (error as Error).cause });
  }
}

const pingLimitMs = 2000;

/** The pings that a store has not answered yet: more of them would only take connections away from turns. */
const unanswered = new WeakMap<SqlStore, Promise<unknown>>();

/** Resolves when the store answers a query; rejects when it cannot, or has not within 2 seconds. */
export async function pingSqlStore(store: SqlStore): Promise<void> {
  const waiting = new AbortController();
  try {
    await Promise.race([
      askOnce(store),
      setTimeout(pingLimitMs, undefined, { signal: waiting.signal }).then(() => {
        throw new Error(`The store did not answer within ${String(pingLimitMs)} ms.`);
      }),
    ]);
  } finally {
    waiting.abort();
  }
}

function askOnce(store: SqlStore): Promise<unknown> {
  const asked =
    unanswered.get(store) ??
    store
      .selectFrom('conversation')
      .select('key')
      .limit(1)
      .execute()
      .finally(() => unanswered.delete(store));
  unanswered.set(store, asked);
  return asked;
}

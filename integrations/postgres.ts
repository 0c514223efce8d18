import { Socket } from 'node:net';
import { PostgresDialect, type Dialect } from 'kysely';
import { DatabaseError, Pool, TypeOverrides, types, type PoolClient } from 'pg';

/** PostgreSQL that answered and keeps what it is asked to keep. */
export interface Postgres {
  readonly dialect: Dialect;
  /** Host, port and database, as a person may read them: without user and password. */
  readonly name: string;
}

/** What the server must report, by the name of its setting, and what to do when it does not. */
const guarantees: readonly (readonly [setting: string, holds: (value: string) => boolean, remedy: string])[] = [
  ['server_version_num', (value) => Number(value) >= 140_000, 'Use PostgreSQL 14 or later.'],
  [
    'synchronous_commit',
    (value) => value !== 'off',
    'Set it to on for this database: what was answered must outlive a crash of the server.',
  ],
  ['server_encoding', (value) => value === 'UTF8', "Make the database with ENCODING 'UTF8'."],
  ['transaction_read_only', (value) => value === 'off', 'Let DATABASE_URL name the server that takes writes.'],
];

/** How long to wait for a connection, for a statement, and for the next word of a server at work, in milliseconds. */
export interface PostgresLimits {
  readonly connectMs: number;
  readonly statementMs: number;
  /** Longer than a statement may run: then it is not the statement that takes so long. */
  readonly silenceMs: number;
}

const usual: PostgresLimits = { connectMs: 5000, statementMs: 10_000, silenceMs: 15_000 };

/**
 * Connects to `url` (`postgresql://user:password@host:port/database`); rejects with a sentence that says what to do when the
 * server does not answer or lacks a guarantee.
 */
export async function openPostgres(url: string, limits = usual): Promise<Postgres> {
  const name = nameOf(url);
  const pool = createPool(url, limits);
  try {
    await checkGuarantees(pool);
  } catch (error) {
    await pool.end();
    // Without the cause: what the server says of a refused user names them.
    throw new Error(`${name}: ${explain(error)}`);
  }
  return { dialect: new PostgresDialect({ pool }), name };
}

function nameOf(url: string): string {
  const address = URL.parse(url);
  // An unescaped / ? or # ends the host too early, and what follows is the rest of a password.
  if (!address || `${address.pathname}${address.search}${address.hash}`.includes('@')) {
    throw new Error(
      'DATABASE_URL cannot be read. Write / ? # and @ inside its user or password as %2F %3F %23 and %40.',
    );
  }
  return `${address.hostname || 'localhost'}:${address.port || '5432'}${address.pathname}`;
}

function createPool(url: string, { connectMs, statementMs, silenceMs }: PostgresLimits): Pool {
  const overrides = new TypeOverrides();
  // Counts and times in milliseconds, far below 2^53.
  overrides.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: url,
    application_name: 'writeback-desk',
    max: 10,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 10_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
    keepAlive: true,
    types: overrides,
  });
  pool.on('error', ignore);
  pool.on('connect', (client) => {
    guard(client, silenceMs);
  });
  return pool;
}

function guard(client: PoolClient, silenceMs: number): void {
  // A connection that breaks while it is lent out would end the process; the query or the next one rejects anyway.
  client.on('error', ignore);
  // After a network failure the operating system waits a quarter of an hour, and each query behind the first as well.
  const { stream } = client.connection;
  if (!(stream instanceof Socket)) return;
  stream.setTimeout(silenceMs, () => {
    stream.destroy(new Error('The database fell silent.'));
  });
}

function ignore(): void {
  // The pool has replaced the connection.
}

/** A guarantee that the server does not give; the message says what to do. */
class Unfit extends Error {}

async function checkGuarantees(pool: Pool): Promise<void> {
  for (const [setting, holds, remedy] of guarantees) {
    const { rows } = await pool.query<{ value: string }>('SELECT current_setting($1) AS value', [setting]);
    const value = rows[0]?.value ?? '';
    if (!holds(value)) throw new Unfit(`${setting} is ${value}. ${remedy}`);
  }
}

/** By error code of PostgreSQL (appendix A of its manual) or of Node. */
const explanations: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start PostgreSQL, or correct DATABASE_URL.',
  ENOTFOUND: 'there is no host of that name. Correct DATABASE_URL.',
  EAI_AGAIN: 'the name of the host cannot be looked up now. Check the network, or correct DATABASE_URL.',
  '28000': 'it does not let this user in. Correct the user in DATABASE_URL, or allow it in pg_hba.conf.',
  '28P01': 'it refuses the user or the password. Correct them in DATABASE_URL.',
  '3D000': 'there is no database of that name. Create it, or correct DATABASE_URL.',
  '53300': 'all of its connections are taken. Raise max_connections, or run fewer copies of the bot.',
  '57P03': 'it is starting or stopping. Try again in a moment.',
};

function explain(error: unknown): string {
  if (error instanceof Unfit) return error.message;
  const { code, message } = error as Error & { readonly code?: string };
  const known = code === undefined ? undefined : explanations[code];
  if (known !== undefined) return known;
  // What the server says may name the user; what the client says names at most the host.
  return error instanceof DatabaseError
    ? `PostgreSQL refuses the connection (error ${String(code)}). See its log, and check DATABASE_URL.`
    : `PostgreSQL does not answer (${message}). Check that it runs and that DATABASE_URL is right.`;
}

import { inspect } from 'node:util';
import { Kysely, sql } from 'kysely';
import { openPostgres } from '../../integrations/postgres.ts';
import { openSqlStore, pingSqlStore, type SqlStore, type Tables } from '../../integrations/sql-store.ts';
import { postgresDatabase } from '../support/databases.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const desk = postgresDatabase();
const opened: SqlStore[] = [];
let proxy: TcpProxy | undefined;

afterEach(async () => {
  for (const store of opened.splice(0)) await store.destroy();
  await proxy?.close();
  proxy = undefined;
});

/** The address of the database of this test with some of its parts replaced. */
function address(parts: Partial<Record<'username' | 'password' | 'hostname' | 'port' | 'pathname', string>>): string {
  return Object.assign(new URL(desk.place.url), parts).href;
}

async function throughProxy(alter?: (said: Buffer) => Buffer): Promise<{ proxy: TcpProxy; url: string }> {
  proxy = await startTcpProxy(Number(new URL(desk.place.url).port), alter);
  return { proxy, url: address({ port: String(proxy.port) }) };
}

async function open(url: string): Promise<SqlStore> {
  const store = await openSqlStore({ url });
  opened.push(store);
  return store;
}

async function openWith(url: string, silenceMs: number): Promise<SqlStore> {
  const { dialect } = await openPostgres(url, { connectMs: 5000, statementMs: 10_000, silenceMs });
  const store = new Kysely<Tables>({ dialect });
  opened.push(store);
  return store;
}

const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

async function setForDatabase(setting: string, value: string): Promise<void> {
  const database = databaseOf(desk.place.url);
  await sql`ALTER DATABASE ${sql.id(database)} SET ${sql.id(setting)} = ${sql.lit(value)}`.execute(await desk.open());
}

describe('a connection', () => {
  it.each([
    ['statement_timeout', '10s'],
    ['idle_in_transaction_session_timeout', '10s'],
    ['application_name', 'writeback-desk'],
  ])('runs with %s = %s', async (setting, value) => {
    const { rows } = await sql`SELECT current_setting(${setting}) AS value`.execute(await desk.open());

    expect(rows).toEqual([{ value }]);
  });

  it('reads whole numbers of 64 bits as numbers', async () => {
    const { rows } = await sql`SELECT 1767600000000::bigint AS at, count(*) FROM miss`.execute(await desk.open());

    expect(rows).toEqual([{ at: 1_767_600_000_000, count: 0 }]);
  });

  it('that breaks while nobody uses it is replaced', async () => {
    const [store, other] = [await desk.open(), await desk.open()];
    await sql`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(other);

    await expect(pingSqlStore(store)).resolves.toBeUndefined();
  });

  it('that falls silent is given up, and the next one works', async () => {
    const { proxy: network, url } = await throughProxy();
    const store = await openWith(url, 300);
    await sql`SELECT 1`.execute(store);
    network.goSilent();

    await expect(sql`SELECT 1`.execute(store)).rejects.toThrow('The database fell silent.');
    await expect(sql`SELECT 1`.execute(store)).resolves.toBeDefined();
  });
});

describe('a server that stops', () => {
  it('is noticed, and used again once it is back', async () => {
    const { proxy: network, url } = await throughProxy();
    const store = await open(url);
    await network.down();

    await expect(pingSqlStore(store)).rejects.toThrow();

    await network.up();
    await expect(pingSqlStore(store)).resolves.toBeUndefined();
  });

  it('answering is noticed within the limit', async () => {
    const { proxy: network, url } = await throughProxy();
    const store = await openWith(url, 3000);
    await sql`SELECT 1`.execute(store);
    network.goSilent();

    await expect(pingSqlStore(store)).rejects.toThrow('The store did not answer within 2000 ms.');
  });
});

describe('at start', () => {
  it('a server that is not there is named, and what to do', async () => {
    const { proxy: network, url } = await throughProxy();
    await network.down();

    await expect(openSqlStore({ url })).rejects.toThrow(
      `127.0.0.1:${String(network.port)}/${databaseOf(url)}: nothing listens there. Start PostgreSQL, or correct DATABASE_URL.`,
    );
  });

  it('a server that says nothing is given up', async () => {
    const { url } = await throughProxy(() => Buffer.alloc(0));
    const limits = { connectMs: 200, statementMs: 10_000, silenceMs: 15_000 };

    await expect(openPostgres(url, limits)).rejects.toThrow(
      /^127\.0\.0\.1:\d+\/desk_\w+: PostgreSQL does not answer \(.*timeout.*\)\. Check that it runs and that DATABASE_URL is right\.$/,
    );
  });

  it.each([
    ['a wrong password', { password: 'guessed' }, 'it refuses the user or the password. Correct them in DATABASE_URL.'],
    ['no password', { password: '' }, /PostgreSQL does not answer \(SASL: .*\)\. Check/],
    ['a wrong user', { username: 'nobody' }, 'it refuses the user or the password. Correct them in DATABASE_URL.'],
    [
      'a wrong database',
      { pathname: '/elsewhere' },
      'there is no database of that name. Create it, or correct DATABASE_URL.',
    ],
  ])('%s is explained without user and password', async (_, parts, sentence) => {
    // The driver leaves a connection open on which it could not say who it is.
    const { proxy: network, url: through } = await throughProxy();
    const url = Object.assign(new URL(through), parts);
    const problem = await openSqlStore({ url: url.href }).catch((error: unknown) => error as Error);
    await network.close();

    const { message } = problem as Error;
    expect(message).toMatch(sentence);
    expect(message).toContain(`${url.host}${url.pathname}: `);
    const told = inspect(problem).replaceAll(url.pathname, '');
    expect(told).not.toMatch(/nobody|guessed|only/);
  });

  it('an address without a database does not tell the user, whose name the driver takes instead', async () => {
    await expect(openSqlStore({ url: address({ pathname: '' }) })).rejects.toThrow(
      /^127\.0\.0\.1:\d+: there is no database of that name\. Create it, or correct DATABASE_URL\.$/,
    );
  });

  it('a user who may not log in is explained without the name', async () => {
    const role = `role_${databaseOf(desk.place.url)}`;
    const store = await desk.open();
    await sql`CREATE ROLE ${sql.id(role)} NOLOGIN PASSWORD 'guessed'`.execute(store);
    const url = address({ username: role, password: 'guessed' });

    await expect(openSqlStore({ url })).rejects.toThrow(/\/desk_\w+: it does not let this user in\. /);
    await sql`DROP ROLE ${sql.id(role)}`.execute(store);
  });

  it('any other refusal of the server is named by its code alone', async () => {
    const url = `${desk.place.url}?options=-c%20no.such%3D1%20-c%20nothing%3D1`;

    await expect(openSqlStore({ url })).rejects.toThrow(
      /: PostgreSQL refuses the connection \(error 42704\)\. See its log, and check DATABASE_URL\.$/,
    );
  });

  it.each([
    [
      'synchronous_commit',
      'off',
      'Set it to on for this database: what was answered must outlive a crash of the server.',
    ],
    ['default_transaction_read_only', 'on', 'Let DATABASE_URL name the server that takes writes.'],
  ])('a database with %s = %s is refused, and what to do', async (setting, value, remedy) => {
    await setForDatabase(setting, value);

    await expect(openSqlStore(desk.place)).rejects.toThrow(
      `/${databaseOf(desk.place.url)}: ${setting.replace(/^default_/, '')} is ${value}. ${remedy}`,
    );
  });

  it('a database that cannot hold every character is refused', async () => {
    const name = `${databaseOf(desk.place.url)}_latin`;
    await sql`CREATE DATABASE ${sql.id(name)} TEMPLATE template0 ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C'`.execute(
      await desk.open(),
    );

    await expect(openSqlStore({ url: address({ pathname: name }) })).rejects.toThrow(
      `/${name}: server_encoding is LATIN1. Make the database with ENCODING 'UTF8'.`,
    );
    await sql`DROP DATABASE ${sql.id(name)}`.execute(await desk.open());
  });

  it('a server that is too old is refused', async () => {
    // In an answer, a text stands behind its length, here 6.
    const { url } = await throughProxy((said) =>
      Buffer.from(said.toString('latin1').replace(/\x0618(\d{4})/, '\x0613$1'), 'latin1'),
    );

    await expect(openSqlStore({ url })).rejects.toThrow(
      /: server_version_num is 13\d{4}\. Use PostgreSQL 14 or later\.$/,
    );
  });

  it.each([
    'postgresql://desk:12/secret@127.0.0.1:5432/desk',
    'postgresql://desk:12?secret@127.0.0.1:5432/desk',
    'postgresql://desk:12#secret@127.0.0.1:5432/desk',
    'postgresql://desk:s@cret/secret@127.0.0.1:5432/desk',
    'postgresql://desk:se/cret@127.0.0.1:5432/desk',
  ])('an address whose password is not escaped is refused without it (%s)', async (url) => {
    await expect(openSqlStore({ url })).rejects.toThrow(
      /^DATABASE_URL cannot be read\. Write \/ \? # and @ inside its user or password as %2F %3F %23 and %40\.$/,
    );
  });
});

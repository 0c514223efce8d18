import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { openSqlStore, pingSqlStore, type SqlStore } from '../../integrations/sql-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let opened: SqlStore[] = [];

async function open(file = join(folder.path, 'desk.db')): Promise<SqlStore> {
  const store = await openSqlStore(file);
  opened.push(store);
  return store;
}

afterEach(async () => {
  for (const store of opened) await store.destroy();
  opened = [];
});

async function pragma(store: SqlStore, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`PRAGMA ${sql.raw(name)}`.execute(store);
  return Object.values(rows[0] ?? {})[0];
}

it.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['busy_timeout', 5000],
  ['foreign_keys', 1],
  ['secure_delete', 1],
])('runs with %s = %s', async (name, value) => {
  expect(await pragma(await open(), name)).toBe(value);
});

it('makes the folder of the file', async () => {
  const file = join(folder.path, 'not', 'yet', 'there', 'desk.db');
  await open(file);

  await expect(access(file)).resolves.toBeUndefined();
});

it('refuses a place where the guarantees cannot be had, with a sentence that says what to do', async () => {
  await expect(openSqlStore(':memory:')).rejects.toThrow(
    ':memory:: SQLite would not set journal_mode to WAL; put the database on a local disk.',
  );
});

it('refuses a file that is no database, and names it', async () => {
  const file = join(folder.path, 'desk.db');
  await writeFile(file, 'no database at all, but long enough to be taken for the header of one '.repeat(20));

  await expect(openSqlStore(file)).rejects.toThrow(`${file}: file is not a database`);
});

it('refuses a folder in the place of the file, and names it', async () => {
  await expect(openSqlStore(folder.path)).rejects.toThrow(`${folder.path}: unable to open database file`);
});

it('refuses a database of a later release, names the file and keeps the cause', async () => {
  const store = await open();
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('999-later', '2026')`.execute(store);

  await expect(openSqlStore(join(folder.path, 'desk.db'))).rejects.toMatchObject({
    message: `${join(folder.path, 'desk.db')}: the schema could not be brought up to date`,
    cause: expect.objectContaining({ message: expect.stringMatching(/999-later/) as string }) as Error,
  });
});

it('keeps what it holds when it is opened again', async () => {
  const first = await open();
  await first.insertInto('miss').values({ words: 'vpn', count: 1, last_at: '2026-01-05T09:00:00.000Z' }).execute();
  await first.destroy();

  const second = await open();

  expect(await second.selectFrom('miss').select('words').execute()).toEqual([{ words: 'vpn' }]);
});

it('can be opened twice at once, as a command beside the bot does', async () => {
  const [bot, command] = [await open(), await open()];
  await bot.insertInto('miss').values({ words: 'vpn', count: 1, last_at: '2026' }).execute();

  expect(await command.selectFrom('miss').select('words').execute()).toEqual([{ words: 'vpn' }]);
});

describe('the question whether it answers', () => {
  it('is answered by a store that works', async () => {
    await expect(pingSqlStore(await open())).resolves.toBeUndefined();
  });

  it('is not answered by a store that is closed', async () => {
    const store = await open();
    await store.destroy();

    await expect(pingSqlStore(store)).rejects.toThrow();
  });

  it('is not answered by a store that lost its tables', async () => {
    const store = await open();
    const other = new BetterSqlite(join(folder.path, 'desk.db'));
    other.exec('DROP TABLE conversation');
    other.close();

    await expect(pingSqlStore(store)).rejects.toThrow(/no such table/);
  });
});

import { access, chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openSqlStore, type SqlStore } from '../../integrations/sql-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let opened: SqlStore | undefined;

async function open(file = join(folder.path, 'desk.db')): Promise<SqlStore> {
  opened = await openSqlStore({ file });
  return opened;
}

afterEach(async () => {
  await opened?.destroy();
  opened = undefined;
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

it('makes a file that nobody else can read, and so are those beside it', async () => {
  const file = join(folder.path, 'desk.db');
  await open(file);
  const modes = await Promise.all(
    [file, `${file}-wal`, `${file}-shm`].map(async (path) => (await stat(path)).mode & 0o777),
  );

  expect(modes).toEqual([0o600, 0o600, 0o600]);
});

it('takes from others what an earlier release let them read, also what stands beside the file', async () => {
  const file = join(folder.path, 'desk.db');
  const first = await open(file);
  const all = [file, `${file}-wal`, `${file}-shm`];
  await Promise.all(all.map((path) => chmod(path, 0o644)));
  const second = await openSqlStore({ file });
  const modes = await Promise.all(all.map(async (path) => (await stat(path)).mode & 0o777));
  await second.destroy();
  await first.destroy();
  await chmod(file, 0o640);
  await open(file);

  expect(modes).toEqual([0o600, 0o600, 0o600]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('makes the folder of the file', async () => {
  const file = join(folder.path, 'not', 'yet', 'there', 'desk.db');
  await open(file);

  await expect(access(file)).resolves.toBeUndefined();
});

it('refuses a place where the guarantees cannot be had, with a sentence that says what to do', async () => {
  await expect(open(':memory:')).rejects.toThrow(
    ':memory:: SQLite would not set journal_mode to WAL; put the database on a local disk.',
  );
});

it('refuses a file that is no database, and names it', async () => {
  const file = join(folder.path, 'desk.db');
  await writeFile(file, 'no database at all, but long enough to be taken for the header of one '.repeat(20));

  await expect(open(file)).rejects.toThrow(`${file}: file is not a database`);
});

it('refuses a folder in the place of the file, and names it', async () => {
  await expect(open(folder.path)).rejects.toThrow(`${folder.path}: unable to open database file`);
});

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { backupSqlite, restoreSqlite } from '../../integrations/sqlite-backup.ts';
import { fileDatabase } from '../support/databases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const database = fileDatabase();
const folder = temporaryFolder();
const note = (): Promise<void> => Promise.resolve();
const ready = { at: new Date('2026-03-02T09:00:00Z'), prepare: note };
const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

it('rejects where there is nothing to copy, and makes no file', async () => {
  const target = join(folder.path, 'backup.db');

  await expect(backupSqlite(join(folder.path, 'none.db'), target, note)).rejects.toThrow('there is no database');
  await expect(readFile(target)).rejects.toThrow('ENOENT');
});

it('rejects where the copy cannot be written', async () => {
  await database.open();

  await expect(backupSqlite(database.place.file, join(folder.path, 'none', 'backup.db'), note)).rejects.toThrow(
    'could not be written',
  );
});

it('restores to a place where nothing was', async () => {
  await database.open();
  const [backup, place] = [join(folder.path, 'backup.db'), join(folder.path, 'desk.db')];
  await backupSqlite(database.place.file, backup, note);
  expect(await restoreSqlite(backup, place, ready)).toBeUndefined();

  const restored = new BetterSqlite(place, { readonly: true });
  expect(restored.prepare('SELECT count(*) AS count FROM conversation').get()).toEqual({ count: 0 });
  restored.close();
  expect((await readFile(backup)).length).toBeGreaterThan(0);
});

it('lets nobody else on this machine read what it writes, whatever new files are for others', async () => {
  await database.open();
  const [backup, place] = [join(folder.path, 'backup.db'), join(folder.path, 'desk.db')];
  const before = process.umask(0);
  try {
    await backupSqlite(database.place.file, backup, note);
    new BetterSqlite(place).exec('CREATE TABLE old (id INTEGER)').close();
    expect(await modeOf(place)).toBe(0o644);
    const kept = await restoreSqlite(backup, place, ready);

    expect(await Promise.all([backup, place, String(kept)].map(modeOf))).toEqual([0o600, 0o600, 0o600]);
  } finally {
    process.umask(before);
  }
});

it('puts what was there before under a name with the time, and never over what is kept already', async () => {
  await database.open();
  const [backup, place] = [join(folder.path, 'backup.db'), join(folder.path, 'desk.db')];
  await backupSqlite(database.place.file, backup, note);
  await restoreSqlite(backup, place, ready);
  const name = `${place}.before-restore-20260302T090000Z`;
  await writeFile(name, 'kept');
  // What a restore has left behind that was cut off.
  await writeFile(`${place}.restoring`, 'half');

  expect(await restoreSqlite(backup, place, ready)).toBe(`${name}-2`);
  expect(await restoreSqlite(backup, place, ready)).toBe(`${name}-3`);
  expect(await readFile(name, 'utf8')).toBe('kept');
  expect((await readdir(folder.path)).filter((file) => file.endsWith('.restoring'))).toEqual([]);
});

it('restores no database that is not that of a desk', async () => {
  const other = join(folder.path, 'other.db');
  new BetterSqlite(other).exec('CREATE TABLE other (id INTEGER)').close();

  await expect(restoreSqlite(other, join(folder.path, 'desk.db'), ready)).rejects.toThrow(
    'is no whole backup of a desk',
  );
  await writeFile(join(folder.path, 'empty.db'), '');
  await expect(restoreSqlite(join(folder.path, 'empty.db'), join(folder.path, 'desk.db'), ready)).rejects.toThrow(
    'no whole',
  );
});

it('copies nothing that could not be noted', async () => {
  await database.open();
  const target = join(folder.path, 'backup.db');
  const failing = (): Promise<void> => Promise.reject(new Error('on purpose'));

  await expect(backupSqlite(database.place.file, target, failing)).rejects.toThrow('on purpose');
  await expect(readFile(target)).rejects.toThrow('ENOENT');
});

it('changes nothing when the copy cannot be made ready, or somebody opens the database meanwhile', async () => {
  await database.open();
  const [backup, place] = [join(folder.path, 'backup.db'), join(folder.path, 'desk.db')];
  await backupSqlite(database.place.file, backup, note);
  new BetterSqlite(place).exec('CREATE TABLE old (id INTEGER)').close();
  let bot: BetterSqlite.Database | undefined;
  const failing = (copy: string): Promise<void> => {
    new BetterSqlite(copy).exec('CREATE TABLE more (id INTEGER)').close();
    return Promise.reject(new Error('On purpose.'));
  };
  const starting = async (): Promise<void> => {
    bot = new BetterSqlite(place);
    bot.exec('BEGIN IMMEDIATE');
    await note();
  };

  await expect(restoreSqlite(backup, place, { ...ready, prepare: failing })).rejects.toThrow(
    `${backup} cannot be restored. On purpose. Nothing was changed.`,
  );
  await expect(restoreSqlite(backup, place, { ...ready, prepare: starting })).rejects.toThrow('is in use');
  bot?.close();
  expect((await readdir(folder.path)).filter((name) => /desk|restor/.test(name))).toEqual(['desk.db']);
  expect(new BetterSqlite(place).prepare('SELECT count(*) AS count FROM old').get()).toEqual({ count: 0 });
});

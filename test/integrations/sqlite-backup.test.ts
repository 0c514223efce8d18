import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { backupSqlite, restoreSqlite } from '../../integrations/sqlite-backup.ts';
import { fileDatabase } from '../support/databases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const database = fileDatabase();
const folder = temporaryFolder();

it('rejects where there is nothing to copy, and makes no file', async () => {
  const target = join(folder.path, 'backup.db');

  await expect(backupSqlite(join(folder.path, 'none.db'), target)).rejects.toThrow('there is no database');
  await expect(readFile(target)).rejects.toThrow('ENOENT');
});

it('rejects where the copy cannot be written', async () => {
  await database.open();

  await expect(backupSqlite(database.place.file, join(folder.path, 'none', 'backup.db'))).rejects.toThrow(
    'could not be written',
  );
});

it('restores to a place where nothing was', async () => {
  await database.open();
  const [backup, place] = [join(folder.path, 'backup.db'), join(folder.path, 'desk.db')];
  await backupSqlite(database.place.file, backup);
  await restoreSqlite(backup, place);

  const restored = new BetterSqlite(place, { readonly: true });
  expect(restored.prepare('SELECT count(*) AS count FROM conversation').get()).toEqual({ count: 0 });
  restored.close();
  expect((await readFile(backup)).length).toBeGreaterThan(0);
});

it('restores no database that is not that of a desk', async () => {
  const other = join(folder.path, 'other.db');
  new BetterSqlite(other).exec('CREATE TABLE other (id INTEGER)').close();

  await expect(restoreSqlite(other, join(folder.path, 'desk.db'))).rejects.toThrow('is no whole backup of a desk');
  await writeFile(join(folder.path, 'empty.db'), '');
  await expect(restoreSqlite(join(folder.path, 'empty.db'), join(folder.path, 'desk.db'))).rejects.toThrow('no whole');
});

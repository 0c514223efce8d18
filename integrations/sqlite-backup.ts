import { access, copyFile, rename, rm } from 'node:fs/promises';
import BetterSqlite from 'better-sqlite3';

/** Copies the embedded database while it is in use, as it is at one moment; rejects when there is none, or when the target is there already. */
export async function backupSqlite(file: string, target: string): Promise<void> {
  if (await exists(target)) throw new Error(`${target} is there already. Name a file that is not.`);
  const source = open(file);
  try {
    await source.backup(target);
  } catch (error) {
    throw new Error(`${target} could not be written: ${(error as Error).message}.`, { cause: error });
  } finally {
    source.close();
  }
}

/**
 * Puts a backup in the place of the database at `file`; what stood there stays beside it as `<file>.before-restore`. Rejects,
 * and changes nothing, when the backup is damaged or the bot has the database open.
 */
export async function restoreSqlite(backup: string, file: string): Promise<void> {
  checkWhole(backup);
  const isThere = await exists(file);
  if (isThere) closeForGood(file);
  // Copied to the same disk first: then the change is one step, and no moment has half a file.
  const beside = `${file}.restoring`;
  await copyFile(backup, beside);
  if (isThere) await rename(file, `${file}.before-restore`);
  for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
  await rename(beside, file);
}

function open(file: string): BetterSqlite.Database {
  try {
    return new BetterSqlite(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new Error(`${file}: there is no database that can be read.`, { cause: error });
  }
}

function checkWhole(backup: string): void {
  const database = open(backup);
  try {
    const [found] = database.pragma('integrity_check') as { integrity_check: string }[];
    if (found?.integrity_check !== 'ok') throw new Error('damaged');
    database.prepare('SELECT count(*) FROM conversation').get();
  } catch (error) {
    throw new Error(`${backup} is no whole backup of a desk. Nothing was changed.`, { cause: error });
  } finally {
    database.close();
  }
}

/** Brings everything into the one file; fails while a bot has it open. */
function closeForGood(file: string): void {
  const database = new BetterSqlite(file, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    database.pragma('wal_checkpoint(TRUNCATE)');
    // Without a log beside it the file may be renamed alone.
    if (database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw new Error('in use');
  } catch (error) {
    throw new Error(`${file} is in use. Stop the bot first. Nothing was changed.`, { cause: error });
  } finally {
    database.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

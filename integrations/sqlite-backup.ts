import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, open as openFile, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import BetterSqlite from 'better-sqlite3';

/** Everybody's data is for nobody else on this machine, from the first byte on. */
const mode = 0o600;

/**
 * Copies the embedded database while it is in use, as it is at one moment; rejects when there is none, or when the target is
 * there already. `note` is called when nothing stands in the way of the copy, and what it writes is in the copy.
 */
export async function backupSqlite(file: string, target: string, note: () => Promise<void>): Promise<void> {
  const source = open(file);
  try {
    if (!(await reserve(target))) throw new Error(`${target} is there already. Name a file that is not.`);
    await note()
      .then(() => copyTo(source, target))
      .catch(async (error: unknown) => {
        await rm(target, { force: true });
        throw error;
      });
  } finally {
    source.close();
  }
}

async function copyTo(source: BetterSqlite.Database, target: string): Promise<void> {
  try {
    await source.backup(target);
  } catch (error) {
    throw unwritable(target, error);
  }
}

/** Makes an empty file for what is to come; false when there is one of that name. */
async function reserve(file: string): Promise<boolean> {
  try {
    await (await openFile(file, 'wx', mode)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unwritable(file, error);
  }
}

function unwritable(file: string, error: unknown): Error {
  return new Error(`${file} could not be written: ${(error as Error).message}.`, { cause: error });
}

/** When a backup is restored, and what has to succeed with the copy of it before that takes the place of the database. */
export interface RestoreOptions {
  readonly at: Date;
  readonly prepare: (copy: string) => Promise<void>;
}

/**
 * Puts a backup in the place of the database at `file`; what stood there stays beside it under a name with the time, with
 * which this resolves. Rejects, and changes nothing, when the backup is damaged or cannot be prepared, or the bot has the
 * database open.
 */
export async function restoreSqlite(
  backup: string,
  file: string,
  { at, prepare }: RestoreOptions,
): Promise<string | undefined> {
  checkWhole(backup);
  await closeIfThere(file);
  // Copied to the same disk first: then the change is one step, and no moment has half a file.
  const beside = `${file}.restoring`;
  await removeDatabase(beside);
  try {
    await pipeline(createReadStream(backup), createWriteStream(beside, { flags: 'wx', mode, flush: true }));
    await prepare(beside).catch((error: unknown) => {
      throw new Error(`${backup} cannot be restored. ${(error as Error).message} Nothing was changed.`, {
        cause: error,
      });
    });
    closeForGood(beside);
    // Preparing takes its time: the bot may have been started meanwhile.
    const isThere = await closeIfThere(file);
    const kept = isThere ? await setAside(file, at) : undefined;
    for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
    await rename(beside, file);
    return kept;
  } catch (error) {
    await removeDatabase(beside);
    throw error;
  }
}

/** Whether there is a database; if so, it is closed for good. */
async function closeIfThere(file: string): Promise<boolean> {
  const isThere = await exists(file);
  if (isThere) closeForGood(file);
  return isThere;
}

async function removeDatabase(file: string): Promise<void> {
  for (const rest of ['', '-wal', '-shm', '-journal']) await rm(file + rest, { force: true });
}

/** Never over what an earlier restore has kept. */
async function setAside(file: string, at: Date): Promise<string> {
  const name = `${file}.before-restore-${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  let kept = name;
  for (let next = 2; !(await reserve(kept)); next += 1) kept = `${name}-${String(next)}`;
  await chmod(file, mode);
  await rename(file, kept);
  return kept;
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

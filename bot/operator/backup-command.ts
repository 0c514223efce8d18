import { join } from 'node:path';
import { readErasedPeople, reapplyErasures } from '../../integrations/cases/sql-person-data.ts';
import { listAuditTenants } from '../../integrations/cases/verify-audit-trail.ts';
import { openSqlStore } from '../../integrations/sql-store.ts';
import { backupSqlite, restoreSqlite } from '../../integrations/sqlite-backup.ts';
import type { Config } from '../config.ts';
import { appendAuditOfAll } from './append-audit.ts';
import { WrongCall, type Command, type OperatorParts } from './command.ts';
import { readArgs } from './read-args.ts';

const ofPostgres =
  'The data is in PostgreSQL: use pg_dump and pg_restore of its version. After a restore run npm run desk -- erase-again.';

/** Copies the embedded database while the bot runs. */
export const backupCommand: Command = {
  usage: ['backup FILE                                  copies the database while the bot runs (SQLite)'],
  async run(args, parts) {
    const file = fileIn(args);
    const { config, print } = parts;
    if (config.databaseUrl !== undefined) return refuse(print);
    await backupSqlite(databaseOf(config), file, () => appendAuditOfAll(parts, 'backup'));
    print(`Written: ${file}`);
    return 0;
  },
};

/** Puts a backup in the place of the database. */
export const restoreCommand: Command = {
  usage: [
    'restore FILE                                 puts a backup in the place of the database; stop the bot first',
  ],
  async run(args, { config, store, print, now }) {
    const file = fileIn(args);
    if (config.databaseUrl !== undefined) return refuse(print);
    // A backup is older than the last erasures: nobody comes back with it.
    const erased = await readErasedPeople(store);
    const tenants = await listAuditTenants(store);
    await store.destroy();
    let again = 0;
    // The copy is made ready under a name of its own: one that this release cannot open takes the place of nothing.
    const prepare = async (copy: string): Promise<void> => {
      const restored = await openSqlStore({ file: copy });
      try {
        again = await reapplyErasures(restored, erased, now);
        // Also in the trail of a tenant that came after the backup: that it begins anew has to be known there.
        await appendAuditOfAll({ store: restored, now }, 'restore', tenants);
      } finally {
        await restored.destroy();
      }
    };
    const kept = await restoreSqlite(file, databaseOf(config), { at: now(), prepare });
    print(`Restored. ${String(again)} people whose data had been erased were erased again.`);
    if (kept !== undefined) print(tellKept(kept));
    return 0;
  },
};

/** Erases again after a restore that was done with other tools. */
export const eraseAgainCommand: Command = {
  usage: ['erase-again                                  after a restore: erases again whoever had been erased'],
  async run(args, parts) {
    readArgs(args, {});
    const { store, print, now } = parts;
    // PostgreSQL is restored by tools that know nothing of the trail.
    await appendAuditOfAll(parts, 'erase-again');
    print(`${String(await reapplyErasures(store, [], now))} people were erased again.`);
    return 0;
  },
};

function tellKept(file: string): string {
  return (
    `What was there before is kept as ${file}. It holds everybody's data, and neither an erasure nor RETENTION_DAYS ` +
    'reaches it: delete it as soon as the restored desk is as it should be.'
  );
}

function fileIn(args: readonly string[]): string {
  const [file] = readArgs(args, {}).words;
  if (file === undefined) throw new WrongCall('The file is missing');
  return file;
}

function databaseOf({ dataDir }: Config): string {
  return join(dataDir, 'desk.db');
}

function refuse(print: OperatorParts['print']): number {
  print(ofPostgres);
  return 1;
}

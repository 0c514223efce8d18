import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { appendAudit } from '../../../bot/operator/append-audit.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { openSqlStore, type SqlStore } from '../../../integrations/sql-store.ts';
import { fileDatabase, postgresDatabase } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';
import { fileSample } from '../../support/stored-cases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const desk = fileDatabase();
const folder = temporaryFolder();
const opened: SqlStore[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.destroy();
});

/** Each command has a store of its own, as in a process of its own; `restore` closes it. */
async function run(line: string): Promise<{ code: number; printed: string }> {
  const store = await openSqlStore(desk.place);
  try {
    return await operate(line, store, { DATA_DIR: dirname(desk.place.file) });
  } finally {
    await store.destroy();
  }
}

async function open(): Promise<SqlStore> {
  const store = await openSqlStore(desk.place);
  opened.push(store);
  return store;
}

async function file(store: SqlStore, requester = 'ada'): Promise<void> {
  await fileSample(
    sqlCaseDesk(store).of(store, () => new Date()),
    { requester },
  );
}

async function numbers(store: SqlStore): Promise<number[]> {
  const rows = await store.selectFrom('support_case').select('number').orderBy('number').execute();
  return rows.map(({ number }) => number);
}

it('copies the database while it is written to, as it is at one moment', async () => {
  const store = await open();
  await file(store);
  const target = join(folder.path, 'backup.db');
  const writing = Promise.all(Array.from({ length: 20 }, () => file(store)));
  expect(await run(`backup ${target}`)).toEqual({ code: 0, printed: `Written: ${target}` });
  await writing;

  const copy = await openSqlStore({ file: target });
  opened.push(copy);
  const kept = await numbers(copy);
  expect(kept[0]).toBe(1001);
  const history = await copy.selectFrom('case_history').select('case_number').execute();
  expect(history.map(({ case_number }) => case_number).sort()).toEqual(kept);
});

it('writes over no file', async () => {
  const target = join(folder.path, 'kept.db');
  await writeFile(target, 'kept');
  await appendAudit({ store: await open(), now: () => new Date() }, { tenant: 'contoso', action: 'open' });

  expect(await run(`backup ${target}`)).toMatchObject({
    code: 1,
    printed: `${target} is there already. Name a file that is not.`,
  });
  expect(await readFile(target, 'utf8')).toBe('kept');
  // The trail says what was done, not what was tried.
  expect(await audited()).toEqual(['contoso open']);
});

it('puts a backup in the place of the database, and keeps what stood there', async () => {
  const target = join(folder.path, 'backup.db');
  const before = await openSqlStore(desk.place);
  await file(before);
  await run(`backup ${target}`);
  await file(before);
  await before.destroy();

  const kept = `${desk.place.file}.before-restore-20260302T090000Z`;
  const { code, printed } = await run(`restore ${target}`);
  expect(code).toBe(0);
  expect(printed).toContain(`What was there before is kept as ${kept}. It holds everybody's data`);
  expect(printed).toContain('delete it as soon as the restored desk is as it should be.');
  expect(await numbers(await open())).toEqual([1001]);
  const old = await openSqlStore({ file: kept });
  opened.push(old);
  expect(await numbers(old)).toEqual([1001, 1002]);
});

it('brings nobody back who was erased after the backup was made', async () => {
  const target = join(folder.path, 'backup.db');
  const before = await openSqlStore(desk.place);
  await file(before, 'ada');
  await file(before, 'grace');
  await before.destroy();
  await run(`backup ${target}`);
  await run('erase --tenant contoso --person ada --yes');
  const { printed } = await run(`restore ${target}`);

  expect(printed).toMatch(/^Restored\. 1 people whose data had been erased were erased again\.\n/);
  const store = await open();
  const people = await store.selectFrom('support_case').select('requester').orderBy('number').execute();
  expect(people).toEqual([{ requester: 'erased' }, { requester: 'grace' }]);
  expect(await run('erase-again')).toEqual({ code: 0, printed: '0 people were erased again.' });
});

it('is noted in the trail of each tenant: that a copy was made in the copy, that it was restored in the restored one', async () => {
  const target = join(folder.path, 'backup.db');
  const before = await openSqlStore(desk.place);
  const now = (): Date => new Date('2026-03-01T09:00:00Z');
  await appendAudit({ store: before, now }, { tenant: 'contoso', action: 'open' });
  await run(`backup ${target}`);
  await appendAudit({ store: before, now }, { tenant: 'contoso', action: 'open' });
  await appendAudit({ store: before, now }, { tenant: 'fabrikam', action: 'open' });
  await before.destroy();
  await run(`restore ${target}`);

  expect(await audited()).toEqual(['contoso open', 'contoso backup', 'contoso restore', 'fabrikam restore']);
  expect((await run('audit verify')).printed).toBe('contoso: whole, 3 entries\nfabrikam: whole, 1 entries');
  await run('erase-again');
  // Nothing was restored by it.
  expect((await audited()).filter((act) => !act.endsWith('open'))).toEqual([
    'contoso backup',
    'contoso restore',
    'contoso erase-again',
    'fabrikam restore',
    'fabrikam erase-again',
  ]);
});

async function audited(): Promise<string[]> {
  const rows = await (await open()).selectFrom('audit').selectAll().orderBy('tenant').orderBy('seq').execute();
  return rows.map(({ tenant, action }) => `${tenant} ${action}`);
}

it('restores nothing while the bot has the database open', async () => {
  const target = join(folder.path, 'backup.db');
  const bot = await open();
  await file(bot);
  await run(`backup ${target}`);
  await file(bot);

  const { code, printed } = await run(`restore ${target}`);
  expect(code).toBe(1);
  expect(printed).toContain('is in use. Stop the bot first. Nothing was changed.');
  expect(await numbers(bot)).toEqual([1001, 1002]);
});

it('restores no backup of a later release, and leaves the database in its place', async () => {
  const target = join(folder.path, 'later.db');
  const before = await openSqlStore(desk.place);
  await file(before);
  await before.destroy();
  await run(`backup ${target}`);
  const later = new BetterSqlite(target);
  later.exec("INSERT INTO kysely_migration VALUES ('999-later', '2027-01-01T00:00:00.000Z')");
  later.close();
  await file(await open());

  await opened.pop()?.destroy();
  const { code, printed } = await run(`restore ${target}`);
  expect(code).toBe(1);
  expect(printed).toMatch(/later\.db cannot be restored\. .*a later release.*\(999-later\).*Nothing was changed\.$/);
  expect(await numbers(await open())).toEqual([1001, 1002]);
  expect((await readdir(dirname(desk.place.file))).filter((name) => name.includes('restor'))).toEqual([]);
});

it.each([
  ['is none', 'no database'],
  ['was cut off', undefined],
])('restores no backup that %s', async (_, content) => {
  const target = join(folder.path, 'broken.db');
  const before = await openSqlStore(desk.place);
  await file(before);
  await before.destroy();
  if (content === undefined) {
    await run(`backup ${join(folder.path, 'whole.db')}`);
    await copyFile(join(folder.path, 'whole.db'), target);
    const whole = await readFile(target);
    await writeFile(target, whole.subarray(0, whole.length / 2));
  } else {
    await writeFile(target, content);
  }

  expect(await run(`restore ${target}`)).toEqual({
    code: 1,
    printed: `${target} is no whole backup of a desk. Nothing was changed.`,
  });
  expect(await numbers(await open())).toEqual([1001]);
});

describe('with the data in PostgreSQL', () => {
  const postgres = postgresDatabase();

  it.each(['backup', 'restore'])('leaves %s to its own tools', async (command) => {
    const store = await openSqlStore(postgres.place);
    opened.push(store);

    const { code, printed } = await operate(`${command} file`, store, { DATABASE_URL: postgres.place.url });
    expect(code).toBe(1);
    expect(printed).toContain('use pg_dump and pg_restore');
  });
});

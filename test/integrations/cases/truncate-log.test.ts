import { statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { truncateLog } from '../../../integrations/cases/truncate-log.ts';
import { fileDatabase, postgresDatabase } from '../../support/databases.ts';

describe('on sqlite', () => {
  const desk = fileDatabase();
  const logSize = () => statSync(`${desk.place.file}-wal`).size;

  it('leaves nothing in the log', async () => {
    const store = await desk.open();
    expect(logSize()).toBeGreaterThan(0);

    expect(await truncateLog(store)).toBe(true);
    expect(logSize()).toBe(0);
  });

  it('says so when another process reads', async () => {
    const store = await desk.open();
    const other = new BetterSqlite(desk.place.file);
    const reading = other.prepare('SELECT name FROM sqlite_master').iterate();
    reading.next();
    await store.insertInto('miss').values({ words: 'a', count: 1, last_at: '2026' }).execute();

    expect(await truncateLog(store)).toBe(false);
    reading.return?.();
    other.close();
    expect(await truncateLog(store)).toBe(true);
  });
});

describe('on postgres', () => {
  const desk = postgresDatabase();

  it('there is nothing to be done', async () => {
    expect(await truncateLog(await desk.open())).toBe(true);
  });
});

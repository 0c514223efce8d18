import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Engine } from '../../integrations/engine.ts';
import { openSqlStore, type SqlStore, type StorePlace } from '../../integrations/sql-store.ts';
import { postgresServer } from './postgres-door.ts';

/** An empty database for each test of this file or `describe`, gone after it. */
export interface Database {
  /** Known once a test runs. */
  readonly place: StorePlace;
  /** Opens the store there, as often as wanted; what is open at the end of the test is closed. */
  open(): Promise<SqlStore>;
}

/** Both databases, for `describe.each(engines)('on $engine', ({ database }) => { const desk = database(); … })`. */
export const engines: readonly { readonly engine: Engine; readonly database: () => Database }[] = [
  { engine: 'sqlite', database: fileDatabase },
  { engine: 'postgres', database: postgresDatabase },
];

/** An SQLite file that is not there yet for each test, whatever the file is about. */
export function fileDatabase(): Database & { readonly place: { readonly file: string } } {
  return useDatabase(createFile);
}

/** An empty PostgreSQL database for each test, whatever the file is about. */
export function postgresDatabase(): Database & { readonly place: { readonly url: string } } {
  return useDatabase(createPostgresDatabase);
}

interface Created<Place> {
  readonly place: Place;
  drop(): Promise<void>;
}

function useDatabase<Place extends StorePlace>(
  create: () => Promise<Created<Place>>,
): Database & { readonly place: Place } {
  let created: Created<Place> | undefined;
  const opened: SqlStore[] = [];

  function place(): Place {
    if (!created) throw new Error('The database is there once a test runs.');
    return created.place;
  }

  beforeEach(async () => {
    created = await create();
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.destroy();
    await created?.drop();
  });
  return {
    get place() {
      return place();
    },
    async open() {
      const store = await openSqlStore(place());
      opened.push(store);
      return store;
    },
  };
}

async function createFile(): Promise<Created<{ file: string }>> {
  const folder = await mkdtemp(join(tmpdir(), 'writeback-desk-'));
  return {
    place: { file: join(folder, 'desk.db') },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createPostgresDatabase(): Promise<Created<{ url: string }>> {
  const server = await postgresServer();
  const name = `desk_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(server, `CREATE DATABASE ${name}`);
  return {
    place: { url: `${server}/${name}` },
    // A test may leave connections behind that are not its store's.
    drop: () => runOnServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function runOnServer(server: string, command: string): Promise<void> {
  const client = new Client(`${server}/postgres`);
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
}

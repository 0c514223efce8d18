import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDesk } from '../bot/build-desk.ts';
import { readConfig } from '../bot/config.ts';
import { writeReplies } from '../bot/replies.ts';
import type { Activity } from '../bot/sdk.ts';
import { createTurn } from '../bot/turn.ts';
import type { TriageChannel } from '../cases/case-desk.ts';
import { converse } from '../dialogs/converse.ts';
import type { IdleDesk } from '../dialogs/desk.ts';
import { sqlCaseDesk } from '../integrations/cases/sql-case-desk.ts';
import { openSqlStore, type StorePlace } from '../integrations/sql-store.ts';
import { sqlTurns, type TurnKeys, type TurnPorts, type TurnWork } from '../integrations/sql-turns.ts';
import { inTransaction } from '../integrations/transaction.ts';
import { fakeDesk } from '../test/support/fake-desk.ts';
import { memoryCaseDesk } from '../test/support/memory-case-desk.ts';
import { closePostgresDoor, openPostgresDoor, postgresServer } from '../test/support/postgres-door.ts';
import { messageActivity } from './activities.ts';
import { median, quantile, ratios, table } from './figures.ts';

const rounds = 9;
const turnsPerRound = 300;
const warmUpTurns = 300;
const leaseMs = 8000;

/** A bot of the bench tells nobody anything, and its people are no outage. */
const settings = {
  OUTAGE_PEOPLE: '1000',
  TICKET_SYSTEM: 'webhook',
  TICKET_URL: 'http://127.0.0.1:9/',
  TICKET_SECRET: 'signs nothing, because nothing is sent',
};

/** Where the cases of the bench go: their card and their ticket are two messages in the outbox. */
const channel: TriageChannel = {
  tenant: '0a1b2c3d-5555-4666-8777-888899990000',
  channel: '19:desk@thread.tacv2',
  team: '19:general@thread.tacv2',
  group: null,
  serviceUrl: 'http://127.0.0.1:9',
  at: '2026-01-05T09:00:00.000Z',
};

/** What somebody says in a turn that is measured, and in the turns before that lead to it. */
interface Course {
  readonly name: string;
  readonly before: readonly string[];
  readonly said: string;
  /** Stands in the reply to the last one. */
  readonly heard: string;
}

const courses: readonly Course[] = [
  { name: 'question', before: [], said: '31034', heard: 'AdaptiveCard' },
  {
    name: 'case',
    before: ['open a case', 'The reset fails with SSPR_0029.'],
    said: 'send it',
    heard: 'Your case is number',
  },
];

/** What a turn is stored in; the first one forgets all. */
interface Storage {
  readonly name: string;
  take(keys: TurnKeys, work: TurnWork): Promise<unknown>;
  close(): Promise<void>;
}

function withoutStorage(): Storage {
  const states = new Map<string, { state: string; ports: TurnPorts }>();
  return {
    name: 'none',
    async take({ conversation }, work) {
      const before = states.get(conversation);
      // Only the conversation that goes on is kept: nothing has to be looked for among many.
      if (!before) states.clear();
      const ports = before?.ports ?? memoryPorts();
      const { state } = await work(before?.state, ports);
      states.set(conversation, { state, ports });
    },
    close: () => Promise.resolve(),
  };
}

function memoryPorts(): TurnPorts {
  const { journal, reports } = fakeDesk([]);
  const cases = memoryCaseDesk();
  cases.stored.channels.push(channel);
  return { journal, reports, cases };
}

async function openStorage(name: string, place: StorePlace): Promise<Storage> {
  const store = await openSqlStore(place);
  const now = (): Date => new Date();
  await inTransaction(store, (trx) => sqlCaseDesk(store).of(trx, now).triage.add(channel));
  const turns = sqlTurns(store, { now, leaseMs });
  return { name, take: (keys, work) => turns.take(keys, work), close: () => store.destroy() };
}

/** The work of a turn as the bot does it, from the activity to what is stored. */
function workOf(desk: IdleDesk, activity: Activity, onEnd: (replies: string) => void): TurnWork {
  return async (stored, ports) => {
    const made = createTurn(activity, undefined);
    const { state } = await converse(made.turn, stored, { ...desk, standing: undefined, ...ports });
    const replies = writeReplies(made.replies) ?? '';
    onEnd(replies);
    return { state: JSON.stringify(state), replies, answer: undefined, inAnswer: false, final: true };
  };
}

function keysOf(person: string): TurnKeys {
  const reporter = { tenant: 'contoso', person };
  return { conversation: person, delivery: randomUUID(), form: undefined, reporter };
}

/** In milliseconds, of one turn; `commit` is from the end of the dialog until all stands: state, delivery, COMMIT. */
type Cost = Readonly<Record<'processor' | 'whole' | 'commit', number>>;

/** Somebody new says all of it; the last turn counts. Only one is under way, so all that the process does is its. */
async function measure(desk: IdleDesk, storage: Storage, { before, said, heard }: Course): Promise<Cost> {
  const person = Math.floor(Math.random() * 1e9);
  const keys = (): TurnKeys => keysOf(String(person));
  let [ended, answer] = [0, ''];
  const work = (text: string): TurnWork =>
    workOf(desk, messageActivity(text, person, channel.serviceUrl) as unknown as Activity, (replies) => {
      [ended, answer] = [performance.now(), replies];
    });
  for (const text of before) await storage.take(keys(), work(text));
  const cpu = process.cpuUsage();
  const began = performance.now();
  await storage.take(keys(), work(said));
  const over = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  if (!answer.includes(heard)) throw new Error(`“${said}” was not answered with “${heard}”.`);
  return { processor: (user + system) / 1000, whole: over - began, commit: over - ended };
}

async function measureRound(desk: IdleDesk, storage: Storage, course: Course): Promise<Figures> {
  const costs: Cost[] = [];
  for (let turn = 0; turn < turnsPerRound; turn++) costs.push(await measure(desk, storage, course));
  const of = (name: keyof Cost, share: number): number =>
    quantile(
      costs.map((cost) => cost[name]),
      share,
    );
  return {
    processor: costs.reduce((sum, { processor }) => sum + processor, 0) / costs.length,
    whole: { p50: of('whole', 0.5), p99: of('whole', 0.99) },
    commit: { p50: of('commit', 0.5), p99: of('commit', 0.99) },
  };
}

/** Of the turns of one round. */
interface Figures {
  readonly processor: number;
  readonly whole: { readonly p50: number; readonly p99: number };
  readonly commit: { readonly p50: number; readonly p99: number };
}

/** Rounds of all storages next to each other; who is first changes from round to round. */
async function race(desk: IdleDesk, storages: readonly Storage[], course: Course): Promise<Figures[][]> {
  for (const storage of storages) {
    for (let turn = 0; turn < warmUpTurns; turn++) await measure(desk, storage, course);
  }
  const figures = storages.map((): Figures[] => []);
  for (let round = 0; round < rounds; round++) {
    const order = [...storages.entries()];
    for (const [at, storage] of round % 2 === 0 ? order : order.toReversed()) {
      figures[at]?.push(await measureRound(desk, storage, course));
    }
  }
  return figures;
}

const turnAlone = ({ whole }: Figures): number => whole.p50;

function rowsOf({ name }: Course, [none = [], ...stored]: readonly (readonly Figures[])[]): string[][] {
  const row = (figure: string, of: (one: Figures) => number, usual = of): string[] => [
    `${name}: ${figure}, ms`,
    ...[none.map(usual), ...stored.map((one) => one.map(of))].map((values) => median(values).toFixed(2)),
    ...stored.map((one) => ratios(one.map(of), none.map(usual))),
  ];
  return [
    row('processor', ({ processor }) => processor),
    row('whole turn p50', ({ whole }) => whole.p50),
    row('whole turn p99', ({ whole }) => whole.p99),
    row('commit p50', ({ commit }) => commit.p50, turnAlone),
    row('commit p99', ({ commit }) => commit.p99, turnAlone),
  ];
}

/** What the disk alone takes for 4 KB that are to stand, in milliseconds. */
function timeFlushes(folder: string): number[] {
  const file = openSync(join(folder, 'flushed'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 300 }, () => {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return times;
}

async function openPostgresStorage(): Promise<Storage | string> {
  await openPostgresDoor();
  try {
    return await openStorage('PostgreSQL', { url: `${await postgresServer()}/postgres` });
  } catch (error) {
    return `PostgreSQL was left out. ${(error as Error).message}`;
  }
}

function deskOfBench(): IdleDesk {
  const read = readConfig(settings);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return buildDesk(fakeDesk([]).journal, read.config);
}

/**
 * One turn that answers a question and one that files a case (with history, audit entry and two messages in the outbox), each
 * stored in SQLite (a file, synchronous=FULL) and in PostgreSQL (on loopback), against the same turn whose ports are in memory.
 */
export async function benchStorage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'writeback-desk-bench-'));
  const desk = deskOfBench();
  const sqlite = await openStorage('SQLite', { file: join(folder, 'desk.db') });
  const postgres = await openPostgresStorage();
  const stored = typeof postgres === 'string' ? [sqlite] : [sqlite, postgres];
  const rows: string[][] = [];
  for (const course of courses) rows.push(...rowsOf(course, await race(desk, [withoutStorage(), ...stored], course)));
  const flushes = timeFlushes(folder);
  for (const storage of stored) await storage.close();
  await closePostgresDoor();
  rmSync(folder, { recursive: true });
  const names = stored.map(({ name }) => name);
  const flush = [0.5, 0.99].map((share) => quantile(flushes, share).toFixed(2)).join(' and ');
  return [
    table(['storage', 'none', ...names, ...names.map((name) => `${name} / none, median (quartiles)`)], rows),
    '\nA commit is from the end of the dialog until all stands; beside it stands the whole turn without storage (p50).',
    `4 KB with a flush alone take this disk ${flush} ms (p50 and p99); the PostgreSQL of the bench does not flush (fsync=off), and its processor time is not counted.`,
    ...(typeof postgres === 'string' ? [postgres] : []),
  ].join('\n');
}

import { setTimeout } from 'node:timers/promises';
import type { CaseDesk } from '../cases/case-desk.ts';
import type { KnowledgeJournal } from '../knowledge/journal.ts';
import type { OutageReports } from '../knowledge/outage.ts';
import { sqlCaseDesk, type SqlCaseDesk } from './cases/sql-case-desk.ts';
import { Overtaken } from './overtaken.ts';
import { isHeld, sqlReplyClaims, type ClaimOptions, type ReplyClaim, type ReplyClaims } from './reply-claims.ts';
import { sqlKnowledgeJournal } from './sql-knowledge-journal.ts';
import { sqlOutageReports, type Reporter, type SqlOutageReports } from './sql-outage-reports.ts';
import type { SqlStore, Tables } from './sql-store.ts';
import { inTransaction } from './transaction.ts';
import { prepareTurnQueries, type TurnQueries } from './turn-queries.ts';

type Delivery = Tables['delivery'];

/** What tells one turn from another. */
export interface TurnKeys {
  /** Of the person in the conversation: whose state it is. */
  readonly conversation: string;
  /** Of the activity, the same for each delivery of it. */
  readonly delivery: string;
  /** Of what a button does once, under whatever activity id the press arrives. */
  readonly form: string | undefined;
  /** Of the person, wherever they are. */
  readonly reporter: Reporter;
}

/** What a turn came to, as texts whose meaning is known to whoever stores them. */
export interface TurnResult {
  readonly state: string;
  /** What is to be sent; undefined when nothing is. */
  readonly replies: string | undefined;
  /** What the HTTP answer says; undefined when it says nothing. */
  readonly answer: string | undefined;
  /** True when the replies leave with the HTTP answer: then each delivery gets them, and nobody has to send them. */
  readonly inAnswer: boolean;
  /** False when a later press of the same button is to be judged anew. */
  readonly final: boolean;
}

/** A turn whose result is stored: made just now, or known from an earlier delivery of the activity or press of the form. */
export interface TakenTurn {
  /** By which the caller may send what is still to be sent. */
  readonly claim: ReplyClaim;
  readonly source: 'now' | 'delivery' | 'form';
  /** What is still to be sent, and by the caller alone. */
  readonly replies: string | undefined;
  readonly answer: string | undefined;
  /** Something was stored for others, which somebody has to send. */
  readonly hasMail: boolean;
}

/** What a turn may write to beside its state: it all stands when the turn does. */
export interface TurnPorts {
  readonly journal: KnowledgeJournal;
  readonly reports: OutageReports;
  readonly cases: CaseDesk;
}

/** Makes the result of a turn from the stored state; it may run more than once, so it sends nothing. */
export type TurnWork = (state: string | undefined, ports: TurnPorts) => Promise<TurnResult>;

/** Up to when things are forgotten. */
export interface ForgetDates {
  readonly deliveries: Date;
  /** What deliveries came to. */
  readonly results: Date;
  /** Who has named a connectivity code. */
  readonly reports: Date;
  /** Conversations that nobody has gone on with since. */
  readonly conversations: Date;
}

/** The turns of all conversations: each activity counts once, and nothing of it is stored by halves. */
export interface Turns extends ReplyClaims {
  /** Runs `work` and stores all it wrote in one transaction; or finds what an earlier delivery came to, after waiting for it. */
  take(keys: TurnKeys, work: TurnWork): Promise<TakenTurn>;
  /** Forgets what is older than these. */
  forget(before: ForgetDates): Promise<void>;
}

const pollMs = 50;
const maxAttempts = 30;

interface Parts {
  readonly store: SqlStore;
  readonly options: ClaimOptions;
  readonly queries: TurnQueries;
  readonly reports: SqlOutageReports;
  readonly cases: SqlCaseDesk;
}

/** Turns in the SQL store, for one process or many on one database. */
export function sqlTurns(store: SqlStore, options: ClaimOptions): Turns {
  const reports = sqlOutageReports(store);
  const parts: Parts = { store, options, queries: prepareTurnQueries(store), reports, cases: sqlCaseDesk(store) };
  return {
    ...sqlReplyClaims(store, options),

    async take(keys, work) {
      for (let attempt = 1; ;) {
        const taken = await attemptTurn(parts, keys, work);
        if (typeof taken === 'object') return taken;
        if (taken === 'overtaken' && attempt++ === maxAttempts) {
          throw new Error(`A turn was overtaken ${String(maxAttempts)} times.`);
        }
        await setTimeout(taken === 'claimed' ? pollMs : Math.random() * 5 * attempt);
      }
    },

    async forget({ deliveries, results, reports: reported, conversations }) {
      await store.deleteFrom('delivery').where('at', '<', deliveries.toISOString()).execute();
      await store
        .updateTable('delivery')
        .set({ replies: null, answer: null })
        .where('at', '<', results.toISOString())
        .where((eb) => eb.or([eb('replies', 'is not', null), eb('answer', 'is not', null)]))
        .execute();
      await reports.forget(reported);
      await store.deleteFrom('conversation').where('updated_at', '<', conversations.toISOString()).execute();
    },
  };
}

async function attemptTurn(
  { store, ...made }: Parts,
  keys: TurnKeys,
  work: TurnWork,
): Promise<TakenTurn | 'claimed' | 'overtaken'> {
  try {
    return await inTransaction(store, async (trx) => {
      const on = { trx, ...made };
      return (await findEarlier(on, keys)) ?? makeNow(on, keys, work);
    });
  } catch (error) {
    if (error instanceof Overtaken || isContention(error)) return 'overtaken';
    throw error;
  }
}

/** True for what a database says of two transactions that met: 40001 and 40P01 in PostgreSQL, SQLITE_BUSY in SQLite. */
function isContention(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '40001' || code === '40P01' || code.startsWith('SQLITE_BUSY');
}

/** The transaction of a turn, and what it is made with. */
interface OnTransaction extends Omit<Parts, 'store'> {
  readonly trx: SqlStore;
}

async function findEarlier(
  on: OnTransaction,
  { delivery, form }: TurnKeys,
): Promise<TakenTurn | 'claimed' | undefined> {
  const { rows } = await on.queries.findDelivery(on.trx, { key: delivery, form: form ?? null });
  const row = rows.find(({ key }) => key === delivery) ?? rows[0];
  if (!row) return undefined;
  const source = row.key === delivery ? 'delivery' : 'form';
  if (row.replies === null || row.claimed_until === inAnswer) return toTaken(row, source);
  const until = await claim(on, row);
  return until === undefined ? 'claimed' : toTaken({ ...row, claimed_until: until }, source);
}

function toTaken({ key, claimed_until, replies, answer }: Delivery, source: TakenTurn['source']): TakenTurn {
  const claim = { delivery: key, until: claimed_until };
  return { claim, source, replies: replies ?? undefined, answer: answer ?? undefined, hasMail: false };
}

/** Takes over replies that whoever claimed them has not sent in time; undefined while they may still be on their way. */
async function claim(
  { trx, queries, options }: OnTransaction,
  { key, claimed_until }: Delivery,
): Promise<number | undefined> {
  if (isHeld(claimed_until, options)) return undefined;
  const until = options.now().getTime() + options.leaseMs;
  const { changes } = await queries.claimDelivery(trx, { key, claimed_until, until });
  return changes === 1 ? until : undefined;
}

/** Stands where a claim would: the replies belong to every HTTP answer, and nobody has to send them. */
const inAnswer = -1;

async function makeNow(on: OnTransaction, keys: TurnKeys, work: TurnWork): Promise<TakenTurn> {
  const { trx, queries, options, reports, cases } = on;
  let hasMail = false;
  const before = (await queries.readState(trx, { key: keys.conversation })).rows[0];
  const result = await work(before?.state, {
    journal: sqlKnowledgeJournal(trx),
    reports: reports.of(keys.reporter, trx),
    cases: cases.of(trx, options.now, () => {
      hasMail = true;
    }),
  });
  const at = options.now();
  if (result.state !== before?.state) await writeState(on, keys.conversation, result.state, before?.version, at);
  const row = toRow(keys, result, at, options.leaseMs);
  if ((await queries.noteDelivery(trx, row)).changes !== 1) throw new Overtaken();
  return { ...toTaken(row, 'now'), hasMail };
}

function toRow(
  { delivery, form }: TurnKeys,
  { replies, answer, inAnswer: stays, final }: TurnResult,
  at: Date,
  leaseMs: number,
): Delivery {
  return {
    key: delivery,
    form: final && form !== undefined ? form : null,
    replies: replies ?? null,
    answer: answer ?? null,
    claimed_until: stays ? inAnswer : at.getTime() + leaseMs,
    at: at.toISOString(),
  };
}

/** Writes the state unless another process did so since it was read. */
async function writeState(
  { trx, queries }: OnTransaction,
  key: string,
  state: string,
  version: number | undefined,
  at: Date,
): Promise<void> {
  const updated_at = at.toISOString();
  const { changes } =
    version === undefined
      ? await queries.beginState(trx, { key, state, updated_at })
      : await queries.writeState(trx, { key, state, version, next: version + 1, updated_at });
  if (changes !== 1) throw new Overtaken();
}

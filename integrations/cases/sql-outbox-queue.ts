import { sql, type SelectQueryBuilder } from 'kysely';
import { sendProgress } from '../../cases/outbox.ts';
import type { ClaimedItem, Destination, OutboxQueue } from '../../cases/outbox-queue.ts';
import { engineOf } from '../engine.ts';
import type { SqlStore, Tables } from '../sql-store.ts';
import { inTransaction } from '../transaction.ts';
import { opensTicket, sqlOutbox, toDeadLetter, toItem, type SqlOutbox } from './sql-outbox.ts';
import { findStoredJson } from './stored-json.ts';
import type { Row } from './tables.ts';

/** The clock, and for how long whoever claims a message may send it, in milliseconds, by destination. */
export interface QueueOptions {
  readonly now: () => Date;
  readonly leaseMs: Readonly<Record<Destination, number>>;
}

interface Parts extends QueueOptions {
  readonly store: SqlStore;
  readonly outboxOf: (trx: SqlStore, now: () => Date) => SqlOutbox;
}

/** The outbox of one SQL store, for one process that sends or many. */
export function sqlOutboxQueue(store: SqlStore, options: QueueOptions): OutboxQueue {
  const parts: Parts = { ...options, store, outboxOf: sqlOutbox(store) };
  return {
    claim: (destination, limit) => inTransaction(store, (trx) => claim(trx, parts, destination, limit)),
    async calling(item) {
      const { numUpdatedRows } = await held(store, item).set({ may_have_arrived: 1 }).executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    done: (item) => inTransaction(store, (trx) => noteDone(trx, item, options.now())),
    later: (item, at, reason) => delay(parts, item, at, { reason }),
    // The claim has counted it.
    putOff: (item, at, progress) =>
      delay(parts, item, at, { attempts: item.attempts, ...(progress && { progress: JSON.stringify(progress) }) }),
    bury: (item, reason, mayHaveArrived = false) =>
      inTransaction(store, (trx) => bury(trx, parts, item, { reason, may_have_arrived: mayHaveArrived ? 1 : 0 })),
    nextDue: () => findNextDue(parts),
    async dead(limit) {
      const rows = await store
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'dead')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(toDeadLetter);
    },
    async count() {
      const query = store.selectFrom('outbox').select((eb) => ['state', eb.fn.countAll<number>().as('count')]);
      const rows = await query.where('state', 'in', ['waiting', 'dead']).groupBy('state').execute();
      const countOf = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
      return { waiting: countOf('waiting'), dead: countOf('dead') };
    },
  };
}

async function claim(trx: SqlStore, parts: Parts, destination: Destination, limit: number): Promise<ClaimedItem[]> {
  const time = await readTime(trx, parts);
  const query = heads(trx)
    .selectAll('outbox')
    .where('outbox.destination', '=', destination)
    .where('outbox.due_at', '<=', time)
    .where((eb) => eb.not(isHeld(parts, time)))
    .orderBy('outbox.seq')
    .limit(limit);
  // Whoever comes second in the same moment does not wait, and takes others.
  const rows = await (engineOf(trx) === 'postgres' ? query.forUpdate('outbox').skipLocked() : query).execute();
  if (rows.length === 0) return [];
  const leaseUntil = time + parts.leaseMs[destination];
  await trx
    .updateTable('outbox')
    .set((eb) => ({ lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where(
      'seq',
      'in',
      rows.map(({ seq }) => seq),
    )
    .execute();
  for (const row of rows) await mergeCards(trx, row, parts.now());
  const items = await Promise.all(rows.map((row) => readOrBury(trx, row, leaseUntil)));
  return items.filter((item) => item !== undefined);
}

/** What another release has stored in its own way must not hold up everything behind it. */
async function readOrBury(trx: SqlStore, row: Row<'outbox'>, leaseUntil: number): Promise<ClaimedItem | undefined> {
  try {
    const item = { ...toItem(row), leaseUntil, mayHaveArrived: row.may_have_arrived === 1 };
    if (row.progress === null) return item;
    // Progress that cannot be read is none: nobody could ever cure it.
    return { ...item, progress: findStoredJson(sendProgress, row.progress) };
  } catch {
    const reason = 'This release of the bot cannot read it. Run the one that stored it, or a newer one.';
    await trx.updateTable('outbox').set({ state: 'dead', lease_until: 0, reason }).where('seq', '=', row.seq).execute();
    return undefined;
  }
}

/** One drawing from now on shows what all cards that wait behind it would. */
async function mergeCards(trx: SqlStore, { kind, case_number }: Row<'outbox'>, at: Date): Promise<void> {
  if (kind === 'card') await outAsWell(trx, case_number, at).where('state', '=', 'waiting').execute();
}

async function noteDone(trx: SqlStore, item: ClaimedItem, at: Date): Promise<void> {
  const rows = await held(trx, item)
    .set({ state: 'sent', sent_at: at.toISOString(), reason: null })
    .returning(['kind', 'seq', 'case_number'])
    .execute();
  for (const { kind, case_number, seq } of rows) {
    // Older ones are dead, or wait because somebody has revived them meanwhile.
    if (kind === 'card') await outAsWell(trx, case_number, at).where('seq', '<', seq).execute();
  }
}

/** The cards of a case that are not out and that nobody is drawing, as sent. */
function outAsWell(trx: SqlStore, caseNumber: number, at: Date) {
  return trx
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: at.toISOString(), reason: null })
    .where('case_number', '=', caseNumber)
    .where('kind', '=', 'card')
    .where('state', '<>', 'sent')
    .where('lease_until', '=', 0);
}

async function delay(
  parts: Parts,
  item: ClaimedItem,
  at: Date,
  noted: Partial<Pick<Row<'outbox'>, 'attempts' | 'reason' | 'progress'>>,
): Promise<void> {
  // As long as from now, whatever clock it is counted by.
  const due_at = (await readTime(parts.store, parts)) + at.getTime() - parts.now().getTime();
  await held(parts.store, item)
    .set({ ...noted, due_at, lease_until: 0, may_have_arrived: 0 })
    .execute();
}

async function bury(
  trx: SqlStore,
  { outboxOf, now }: Parts,
  item: ClaimedItem,
  why: Pick<Row<'outbox'>, 'reason' | 'may_have_arrived'>,
): Promise<void> {
  const { tenant, message } = item;
  const { numUpdatedRows } = await held(trx, item)
    .set({ ...why, state: 'dead', lease_until: 0 })
    .executeTakeFirstOrThrow();
  // A card that cannot be drawn cannot show why.
  if (numUpdatedRows === 0n || message.kind === 'card') return;
  const inChannel = trx.selectFrom('support_case').select('channel').where('number', '=', message.case);
  if (await inChannel.where('channel', 'is not', null).executeTakeFirst()) {
    await outboxOf(trx, now).send(tenant, { kind: 'card', case: message.case });
  }
}

async function findNextDue(parts: Parts): Promise<Date | undefined> {
  const { store, now } = parts;
  const time = await readTime(store, parts);
  const { next } = await heads(store)
    .select((eb) =>
      eb.fn
        .min<number | null>(
          eb
            .case()
            .when(eb.and([isHeld(parts, time), eb('outbox.lease_until', '>', eb.ref('outbox.due_at'))]))
            .then(eb.ref('outbox.lease_until'))
            .else(eb.ref('outbox.due_at'))
            .end(),
        )
        .as('next'),
    )
    .executeTakeFirstOrThrow();
  return next === null ? undefined : new Date(now().getTime() + Math.max(0, next - time));
}

/** Of each lane the oldest message that is not out; those of a case whose ticket could not be made wait for that. */
function heads(db: SqlStore): SelectQueryBuilder<Tables, 'outbox', object> {
  return db
    .selectFrom('outbox')
    .where('outbox.state', '=', 'waiting')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as earlier')
            .select('earlier.seq')
            .whereRef('earlier.lane', '=', 'outbox.lane')
            .whereRef('earlier.seq', '<', 'outbox.seq')
            .where((of) =>
              of.or([
                of('earlier.state', '=', 'waiting'),
                // Nothing can be added to a ticket that was never made.
                of.and([of('earlier.state', '=', 'dead'), of('earlier.body', 'like', opensTicket)]),
              ]),
            ),
        ),
      ),
    );
}

/** A clock may be set back by more than this, in milliseconds: then a lease is not believed any more. */
const mostApartMs = 5 * 60_000;

/** True while somebody may be sending the message. */
function isHeld({ leaseMs }: QueueOptions, time: number) {
  const most = time + Math.max(...Object.values(leaseMs)) + mostApartMs;
  return sql<boolean>`(outbox.lease_until > ${time} AND outbox.lease_until <= ${most})`;
}

/** A claimed message, unless somebody else has taken it over. */
function held(db: SqlStore, { id, leaseUntil }: ClaimedItem) {
  return db
    .updateTable('outbox')
    .where('id', '=', id)
    .where('lease_until', '=', leaseUntil)
    .where('state', '=', 'waiting');
}

/**
 * The time by which leases are counted, in milliseconds since 1970: that of the database where several machines share one, as
 * their clocks may differ or jump.
 */
async function readTime(db: SqlStore, { now }: QueueOptions): Promise<number> {
  if (engineOf(db) === 'sqlite') return now().getTime();
  const query = db.selectNoFrom(sql<number>`CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)`.as('time'));
  return (await query.executeTakeFirstOrThrow()).time;
}

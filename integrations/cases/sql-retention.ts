import { engineOf } from '../engine.ts';
import type { SqlStore } from '../sql-store.ts';
import { inTransaction } from '../transaction.ts';
import { erased, toCase } from './case-row.ts';
import { dropFacts } from './reduce-case.ts';
import { truncateLog } from './truncate-log.ts';

/** What is older than its date has served its time. */
export interface RetentionDates {
  /** By when a draft was last touched. */
  readonly drafts: Date;
  /** By when a message was sent, or a report of the ticket system taken. */
  readonly outboxBodies: Date;
  /** By when a log was sent. */
  readonly logs: Date;
  /** By when a closed case was last touched. */
  readonly closedCases: Date;
  readonly audit: Date;
}

/**
 * Deletes drafts, kept logs, sent messages, reports and the beginning of the audit trails, and reduces closed cases to what can be counted
 * without knowing anybody; says how many of each. Done twice it is done once.
 */
export async function applyRetention(store: SqlStore, before: RetentionDates): Promise<Record<string, number>> {
  const drafts = await store
    .deleteFrom('case_draft')
    .where('updated_at', '<', iso(before.drafts))
    .executeTakeFirstOrThrow();
  const messages = await store
    .deleteFrom('outbox')
    .where('state', '=', 'sent')
    .where('sent_at', '<', iso(before.outboxBodies))
    .executeTakeFirstOrThrow();
  const reports = await store
    .deleteFrom('ticket_report')
    .where('at', '<', iso(before.outboxBodies))
    .executeTakeFirstOrThrow();
  const logs = await store.deleteFrom('kept_log').where('at', '<', iso(before.logs)).executeTakeFirstOrThrow();
  const counts = {
    logs: Number(logs.numDeletedRows),
    drafts: Number(drafts.numDeletedRows),
    messages: Number(messages.numDeletedRows),
    ticketReports: Number(reports.numDeletedRows),
    cases: await reduceCases(store, iso(before.closedCases)),
    auditRows: await trimTrails(store, iso(before.audit)),
  };
  // Where somebody reads in this moment, the next run does it.
  await truncateLog(store);
  return counts;
}

function iso(date: Date): string {
  return date.toISOString();
}

/** Turns are kept waiting no longer than so many cases take. */
const batchSize = 50;

async function reduceCases(store: SqlStore, before: string): Promise<number> {
  let count = 0;
  for (;;) {
    const reduced = await inTransaction(store, (trx) => reduceSome(trx, before));
    count += reduced;
    if (reduced === 0) return count;
  }
}

async function reduceSome(trx: SqlStore, before: string): Promise<number> {
  const query = trx
    .selectFrom('support_case')
    .selectAll()
    .where('status', '=', 'closed')
    .where('updated_at', '<', before)
    .where((eb) =>
      eb.or([
        eb('requester', '<>', erased),
        eb('assignee', '<>', erased),
        eb('details', '<>', '{}'),
        eb('resolution', '<>', ''),
      ]),
    )
    .orderBy('number')
    .limit(batchSize);
  const rows = await (engineOf(trx) === 'postgres' ? query.forUpdate() : query).execute();
  for (const row of rows) {
    const { number, assignee, resolution, evidence, revision } = toCase(row);
    await trx
      .updateTable('support_case')
      .set({
        requester: erased,
        assignee: assignee && erased,
        details: '{}',
        evidence: JSON.stringify(dropFacts(evidence)),
        resolution: resolution && '',
        revision: revision + 1,
      })
      .where('number', '=', number)
      .execute();
  }
  const numbers = rows.map(({ number }) => number);
  const drafts = rows.map(({ draft }) => draft);
  if (drafts.length > 0) await trx.deleteFrom('kept_log').where('draft', 'in', drafts).execute();
  if (numbers.length > 0) await forgetTexts(trx, numbers);
  return numbers.length;
}

async function forgetTexts(trx: SqlStore, numbers: readonly number[]): Promise<void> {
  await trx
    .updateTable('case_history')
    .set((eb) => ({ text: '', author: eb.case().when('author', 'is', null).then(null).else(erased).end() }))
    .where('case_number', 'in', numbers)
    .execute();
  await trx.deleteFrom('outbox').where('case_number', 'in', numbers).execute();
}

async function trimTrails(store: SqlStore, before: string): Promise<number> {
  const chains = await store.selectFrom('audit_chain').select('tenant').orderBy('tenant').execute();
  let count = 0;
  for (const { tenant } of chains) count += await inTransaction(store, (trx) => trimTrail(trx, tenant, before));
  return count;
}

/** Moves the beginning of a trail to its first row that is to stay; where there is none, to its end. */
async function trimTrail(trx: SqlStore, tenant: string, before: string): Promise<number> {
  const query = trx.selectFrom('audit_chain').selectAll().where('tenant', '=', tenant);
  const chain = await (engineOf(trx) === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow();
  const rows = trx.selectFrom('audit').where('tenant', '=', tenant).orderBy('seq').limit(1);
  const first = await rows.select(['seq', 'previous']).where('at', '>=', before).executeTakeFirst();
  const trimmed = first
    ? { trimmed_seq: first.seq - 1, trimmed_hash: first.previous }
    : { trimmed_seq: chain.last_seq, trimmed_hash: chain.last_hash };
  if (trimmed.trimmed_seq <= chain.trimmed_seq) return 0;
  await trx.updateTable('audit_chain').set(trimmed).where('tenant', '=', tenant).execute();
  const gone = trx.deleteFrom('audit').where('tenant', '=', tenant).where('seq', '<=', trimmed.trimmed_seq);
  return Number((await gone.executeTakeFirstOrThrow()).numDeletedRows);
}

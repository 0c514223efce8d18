import type { OutboxMessage } from '../../cases/outbox.ts';
import type { SqlStore } from '../sql-store.ts';
import { erased, toCase } from './case-row.ts';
import { clearFacts, forgetText, keepImpersonal } from './reduce-case.ts';
import { sqlOutbox, toDeadLetter } from './sql-outbox.ts';

/** Whose data is erased, and how far: what is newer than `until` stays (ISO 8601 in UTC). */
export interface Erasure {
  readonly tenant: string;
  readonly person: string;
  readonly until: string;
  readonly now: () => Date;
}

/** How many of each were erased; of `tickets` the ticket system still has a copy. */
export type ErasedCounts = Readonly<
  Record<'drafts' | 'logs' | 'contacts' | 'cases' | 'assignments' | 'entries' | 'messages' | 'tickets', number>
>;

/**
 * Erases one person from the tables of the cases, in a transaction. Their drafts, kept logs and address are deleted; of their cases only
 * what tells of nobody stays; elsewhere, what they wrote and that they had a case is taken out.
 */
export async function eraseRows(trx: SqlStore, who: Erasure): Promise<ErasedCounts> {
  const theirs = await trx
    .selectFrom('support_case')
    .selectAll()
    .where('tenant', '=', who.tenant)
    .where('requester', '=', who.person)
    .where('opened_at', '<=', who.until)
    .execute();
  const own = theirs.map(({ number }) => number);
  const elsewhere = await findWritten(trx, who);
  const counts = {
    drafts: await dropDrafts(trx, who),
    logs: await dropLogs(trx, who),
    contacts: await dropContact(trx, who),
    messages:
      (await dropMessages(trx, who, [...own, ...elsewhere])) +
      (await forgetWaiting(trx, own, () => true)) +
      (await forgetWaiting(trx, elsewhere, await writtenBy(trx, who))),
    cases: own.length,
    tickets: theirs.filter(({ ticket }) => ticket !== null).length,
    assignments: await leaveCases(trx, who),
    entries: await forgetEntries(trx, who, own),
  };
  for (const row of theirs) await anonymise(trx, who, toCase(row));
  return counts;
}

async function findWritten(trx: SqlStore, { tenant, person, until }: Erasure): Promise<number[]> {
  const rows = await trx
    .selectFrom('case_history')
    .innerJoin('support_case', 'number', 'case_number')
    .select('number')
    .distinct()
    .where('tenant', '=', tenant)
    .where('author', '=', person)
    .where('case_history.at', '<=', until)
    .execute();
  return rows.map(({ number }) => number);
}

async function dropDrafts(trx: SqlStore, { tenant, person, until }: Erasure): Promise<number> {
  const query = trx.deleteFrom('case_draft').where('tenant', '=', tenant).where('owner', '=', person);
  return Number((await query.where('created_at', '<=', until).executeTakeFirstOrThrow()).numDeletedRows);
}

async function dropLogs(trx: SqlStore, { tenant, person, until }: Erasure): Promise<number> {
  const query = trx.deleteFrom('kept_log').where('tenant', '=', tenant).where('person', '=', person);
  return Number((await query.where('at', '<=', until).executeTakeFirstOrThrow()).numDeletedRows);
}

async function dropContact(trx: SqlStore, { tenant, person, until }: Erasure): Promise<number> {
  const query = trx.deleteFrom('contact').where('tenant', '=', tenant).where('person', '=', person);
  return Number((await query.where('updated_at', '<=', until).executeTakeFirstOrThrow()).numDeletedRows);
}

/** Messages to them, and those about cases with a word of theirs which are out already. */
async function dropMessages(trx: SqlStore, who: Erasure, numbers: readonly number[]): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('outbox')
    .where('tenant', '=', who.tenant)
    .where('at', '<=', who.until)
    .where((eb) =>
      eb.or([
        eb('person', '=', who.person),
        eb.and([eb('state', '=', 'sent'), eb('case_number', 'in', [0, ...numbers])]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Tells whether a message carries what the person has written. */
async function writtenBy(
  trx: SqlStore,
  { tenant, person, until }: Erasure,
): Promise<(message: OutboxMessage) => boolean> {
  const rows = await trx
    .selectFrom('case_history')
    .innerJoin('support_case', 'number', 'case_number')
    .select('text')
    .where('tenant', '=', tenant)
    .where('author', '=', person)
    .where('text', '<>', '')
    .where('case_history.at', '<=', until)
    .execute();
  return (message) => 'text' in message && rows.some(({ text }) => message.text.includes(text));
}

/** What still has to leave for these cases leaves without such texts; how many messages need not leave then. */
async function forgetWaiting(
  trx: SqlStore,
  numbers: readonly number[],
  isTheirs: (message: OutboxMessage) => boolean,
): Promise<number> {
  const query = trx.selectFrom('outbox').selectAll().where('state', '<>', 'sent');
  let dropped = 0;
  for (const row of await query.where('case_number', 'in', [0, ...numbers]).execute()) {
    const { message } = toDeadLetter(row);
    if (!isTheirs(message)) continue;
    const left = forgetText(message);
    if (left)
      await trx
        .updateTable('outbox')
        .set({ body: JSON.stringify(left) })
        .where('seq', '=', row.seq)
        .execute();
    else await trx.deleteFrom('outbox').where('seq', '=', row.seq).execute();
    dropped += left ? 0 : 1;
  }
  return dropped;
}

async function leaveCases(trx: SqlStore, { tenant, person, until }: Erasure): Promise<number> {
  const cases = trx.updateTable('support_case').where('tenant', '=', tenant).where('opened_at', '<=', until);
  const resolved = trx.selectFrom('case_history').select('case_number').where('action', '=', 'resolved');
  await cases
    .set((eb) => ({ resolution: '', revision: eb('revision', '+', 1) }))
    .where('resolution', 'is not', null)
    .where('number', 'in', resolved.where('author', '=', person).where('at', '<=', until))
    .execute();
  const { numUpdatedRows } = await cases
    .set((eb) => ({ assignee: erased, revision: eb('revision', '+', 1) }))
    .where('assignee', '=', person)
    .where('updated_at', '<=', until)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** In their own cases nothing that anybody wrote stays: it is about them. */
async function forgetEntries(
  trx: SqlStore,
  { tenant, person, until }: Erasure,
  own: readonly number[],
): Promise<number> {
  const entries = trx.updateTable('case_history').set({ text: '' });
  await entries.where('case_number', 'in', [0, ...own]).execute();
  const { numUpdatedRows } = await entries
    .set({ author: erased })
    .where('author', '=', person)
    .where('at', '<=', until)
    .where('case_number', 'in', trx.selectFrom('support_case').select('number').where('tenant', '=', tenant))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

async function anonymise(trx: SqlStore, { now }: Erasure, of: ReturnType<typeof toCase>): Promise<void> {
  await trx
    .updateTable('support_case')
    .set((eb) => ({
      requester: erased,
      details: JSON.stringify(keepImpersonal(of.details)),
      evidence: JSON.stringify(clearFacts(of.evidence)),
      resolution: of.resolution === null ? null : '',
      // Whoever has read the case before cannot put back what is gone.
      revision: eb('revision', '+', 1),
    }))
    .where('number', '=', of.number)
    .execute();
  if (of.channel !== null) await sqlOutbox(trx)(trx, now).send(of.tenant, { kind: 'card', case: of.number });
}

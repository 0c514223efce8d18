import { z } from 'zod';
import type { Contact } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { SqlStore } from '../sql-store.ts';
import { inTransaction } from '../transaction.ts';
import { toCase, toHistoryEntry } from './case-row.ts';
import { eraseRows, type ErasedCounts } from './erase-rows.ts';
import { hashPerson } from './person-hash.ts';
import { readSnapshot } from './read-snapshot.ts';
import { toContact } from './sql-address-book.ts';
import { toDraft } from './sql-drafts.ts';
import { readStoredJson } from './stored-json.ts';
import { truncateLog } from './truncate-log.ts';

/** All that the store keeps of one person's cases. */
export interface PersonData {
  readonly contact: Contact | null;
  readonly drafts: readonly CaseDraft[];
  /** That they have asked for. */
  readonly cases: readonly SupportCase[];
  /** That they have written, in whatever case. */
  readonly entries: readonly (HistoryEntry & { readonly case: number })[];
  /** Logs that they have sent and that are kept; each goes out with its case. */
  readonly logs: readonly { readonly id: string; readonly name: string; readonly at: string }[];
}

/** Collects what is kept of a person; all of it can be written as JSON. */
export function exportPerson(store: SqlStore, tenant: string, person: string): Promise<PersonData> {
  return readSnapshot(store, async (db) => {
    const contacts = db.selectFrom('contact').selectAll().where('tenant', '=', tenant).where('person', '=', person);
    const drafts = db.selectFrom('case_draft').selectAll().where('tenant', '=', tenant).where('owner', '=', person);
    const cases = db
      .selectFrom('support_case')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('requester', '=', person);
    const entries = db
      .selectFrom('case_history')
      .innerJoin('support_case', 'number', 'case_number')
      .selectAll('case_history')
      .where('tenant', '=', tenant)
      .where('author', '=', person);
    const logs = db
      .selectFrom('kept_log')
      .select(['id', 'name', 'at'])
      .where('tenant', '=', tenant)
      .where('person', '=', person);
    const contact = await contacts.executeTakeFirst();
    return {
      contact: contact ? toContact(contact) : null,
      drafts: (await drafts.orderBy('created_at').execute()).map(toDraft),
      cases: (await cases.orderBy('number').execute()).map(toCase),
      entries: (await entries.orderBy('case_number').orderBy('seq').execute()).map((row) => ({
        case: row.case_number,
        ...toHistoryEntry(row),
      })),
      logs: await logs.orderBy('at').orderBy('id').execute(),
    };
  });
}

/** That somebody's data was erased, without saying whose; `conversations` are the keys that were erased with it. */
export interface ErasedPerson {
  readonly hash: string;
  readonly conversations: readonly string[];
  readonly at: string;
}

/** Later than any time that is written as ISO 8601. */
const always = '9999-12-31T23:59:59.999Z';

/**
 * Erases a person: what they have written is gone, and their cases tell of nobody. `conversationKeys` are the keys by which the
 * store knows their conversations, which this module cannot compute. On SQLite not a byte is left in the files; PostgreSQL
 * overwrites deleted rows when it vacuums, and its log in its own time. Rejects when somebody reads the log of SQLite: erase
 * again then. Audit trail and list of the erased keep a hash of who it was.
 */
export async function erasePerson(
  store: SqlStore,
  tenant: string,
  person: string,
  conversationKeys: readonly string[] = [],
  now: () => Date = () => new Date(),
): Promise<ErasedCounts & { readonly conversations: number }> {
  const hash = hashPerson(tenant, person);
  const counts = await inTransaction(store, async (trx) => {
    await noteErased(trx, { hash, conversations: conversationKeys, at: now().toISOString() });
    const conversations = await dropConversations(trx, conversationKeys, always);
    return { conversations, ...(await eraseRows(trx, { tenant, person, until: always, now })) };
  });
  await leaveNoTrace(store);
  return counts;
}

/** Everybody whose data was erased: to be kept apart from a backup, which may be older than the last erasures. */
export async function readErasedPeople(store: SqlStore): Promise<readonly ErasedPerson[]> {
  const rows = await store.selectFrom('erased_person').selectAll().orderBy('at').orderBy('hash').execute();
  return rows.map(({ conversations, ...same }) => ({
    ...same,
    conversations: readStoredJson(z.array(z.string()), conversations, 'The list of erased people'),
  }));
}

/**
 * Erases after a restore whoever had been erased, here or in the store that `more` comes from; how many of them had come back.
 * What came in since the erasure stays.
 */
export async function reapplyErasures(
  store: SqlStore,
  more: readonly ErasedPerson[] = [],
  now: () => Date = () => new Date(),
): Promise<number> {
  const count = await inTransaction(store, async (trx) => {
    for (const one of more) await noteErased(trx, one);
    const known = new Map((await readErasedPeople(trx)).map((one) => [one.hash, one]));
    for (const { conversations, at } of known.values()) await dropConversations(trx, conversations, at);
    let found = 0;
    for (const { tenant, person } of await readPeople(trx)) {
      const one = known.get(hashPerson(tenant, person));
      if (!one) continue;
      const counts = await eraseRows(trx, { tenant, person, until: one.at, now });
      if (Object.values(counts).some((erasedRows) => erasedRows > 0)) found++;
    }
    return found;
  });
  await leaveNoTrace(store);
  return count;
}

async function noteErased(trx: SqlStore, { hash, conversations, at }: ErasedPerson): Promise<void> {
  const before = (await readErasedPeople(trx)).find((one) => one.hash === hash);
  const keys = [...new Set([...(before?.conversations ?? []), ...conversations])];
  const row = { conversations: JSON.stringify(keys), at: before && before.at > at ? before.at : at };
  await trx
    .insertInto('erased_person')
    .values({ hash, ...row })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet(row))
    .execute();
}

async function dropConversations(trx: SqlStore, keys: readonly string[], until: string): Promise<number> {
  let count = 0;
  for (const key of keys) {
    const query = trx.deleteFrom('conversation').where('key', '=', key).where('updated_at', '<=', until);
    count += Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
  }
  return count;
}

/** Everybody of whom the tables of the cases know. */
async function readPeople(trx: SqlStore): Promise<readonly { tenant: string; person: string }[]> {
  const authors = trx
    .selectFrom('case_history')
    .innerJoin('support_case', 'number', 'case_number')
    .select(['tenant', 'author as person']);
  const rows = await trx
    .selectFrom('contact')
    .select(['tenant', 'person'])
    .union(trx.selectFrom('case_draft').select(['tenant', 'owner as person']))
    .union(trx.selectFrom('kept_log').select(['tenant', 'person']))
    .union(trx.selectFrom('support_case').select(['tenant', 'requester as person']))
    .union(trx.selectFrom('support_case').select(['tenant', 'assignee as person']).$narrowType<{ person: string }>())
    .union(authors.$narrowType<{ person: string }>())
    .union(trx.selectFrom('outbox').select(['tenant', 'person']).$narrowType<{ person: string }>())
    .execute();
  return rows;
}

async function leaveNoTrace(store: SqlStore): Promise<void> {
  if (await truncateLog(store)) return;
  throw new Error('The data is erased, but still in the log of the database, which somebody reads. Erase once more.');
}

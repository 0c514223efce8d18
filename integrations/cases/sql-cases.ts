import type { CaseFilter, CaseStore } from '../../cases/case-desk.ts';
import type { HistoryEntry, NewCase, SupportCase } from '../../cases/case.ts';
import { Overtaken } from '../overtaken.ts';
import { prepareQuery } from '../prepared-query.ts';
import type { SqlStore } from '../sql-store.ts';
import { toCase, toHistoryEntry } from './case-row.ts';
import { sqlOutbox, type SqlOutbox } from './sql-outbox.ts';
import type { Row } from './tables.ts';

/** Where the cases of one transaction are, and with which queries they are asked for. */
interface OnTransaction {
  readonly trx: SqlStore;
  readonly queries: CaseQueries;
  readonly outbox: SqlOutbox;
}

/** Cases in the SQL store: the queries are built once, and asked in the transaction in which a change is to stand. */
export function sqlCases(store: SqlStore): (trx: SqlStore, now: () => Date, onMail?: () => void) => CaseStore {
  const queries = prepareCaseQueries(store);
  const outboxOf = sqlOutbox(store);
  return (trx, now, onMail) => {
    const outbox = outboxOf(trx, now, onMail);
    const { send, deadLetters, revive } = outbox;
    const on: OnTransaction = { trx, queries, outbox };
    return {
      open: (...given) => open(on, ...given),
      read: (tenant, number) => read(on, tenant, number),
      findFiled: (of) => findFiled(on, of),
      save: (...given) => save(on, ...given),
      async history(tenant, number) {
        return (await queries.history(trx, { tenant, number })).rows.map(toHistoryEntry);
      },
      list: (tenant, which) => list(trx, tenant, which),
      ...{ send, deadLetters, revive },
    };
  };
}

async function read({ trx, queries }: OnTransaction, tenant: string, number: number): Promise<SupportCase | undefined> {
  const [row] = (await queries.read(trx, { tenant, number })).rows;
  return row && toCase(row);
}

async function open(
  on: OnTransaction,
  filed: NewCase,
  entry: HistoryEntry,
  messagesOf: Parameters<CaseStore['open']>[2],
): ReturnType<CaseStore['open']> {
  const { trx, queries, outbox } = on;
  const before = await findFiled(on, filed);
  if (before) return { opened: before, isNew: false };
  const [row] = (await queries.add(trx, toNewRow(filed))).rows;
  // Filed in another transaction in the same moment, which was waited for.
  if (!row) return { opened: await findFiledNow(on, filed), isNew: false };
  const opened: SupportCase = { ...filed, number: row.number, revision: 1 };
  await queries.note(trx, toHistoryRow(opened, entry));
  await outbox.sendAll(opened.tenant, messagesOf(opened));
  await queries.dropDraft(trx, { id: filed.draft });
  return { opened, isNew: true };
}

/** The case that the draft became, if it is that of the same person: the id of a draft alone shows nobody a case. */
async function findFiled(
  { trx, queries }: OnTransaction,
  { draft, tenant, requester }: Pick<NewCase, 'draft' | 'tenant' | 'requester'>,
): Promise<SupportCase | undefined> {
  const [row] = (await queries.findFiled(trx, { draft, tenant, requester })).rows;
  return row && toCase(row);
}

async function findFiledNow(on: OnTransaction, filed: NewCase): Promise<SupportCase> {
  const found = await findFiled(on, filed);
  if (!found) throw new Error('A draft was filed by somebody else before. Begin a new one.');
  return found;
}

async function save(
  { trx, queries, outbox }: OnTransaction,
  after: SupportCase,
  entry: HistoryEntry,
  messages: Parameters<CaseStore['save']>[2],
): Promise<void> {
  const { changes } = await queries.change(trx, toChangedRow(after));
  if (changes !== 1) throw new Overtaken();
  await queries.note(trx, toHistoryRow(after, entry));
  await outbox.sendAll(after.tenant, messages);
}

async function list(trx: SqlStore, tenant: string, which: CaseFilter): Promise<readonly SupportCase[]> {
  const { requester, assignee, withClosed = false, limit } = which;
  let query = trx.selectFrom('support_case').selectAll().where('tenant', '=', tenant);
  if (requester !== undefined) query = query.where('requester', '=', requester);
  if (assignee !== undefined) query = query.where('assignee', '=', assignee);
  if (!withClosed) query = query.where('status', '<>', 'closed');
  return (await query.orderBy('number', 'desc').limit(limit).execute()).map(toCase);
}

type NewRow = Omit<Row<'support_case'>, 'number'>;

function toNewRow({ openedAt, updatedAt, details, evidence, ticket, ...same }: NewCase): NewRow {
  return {
    ...same,
    details: JSON.stringify(details),
    evidence: JSON.stringify(evidence),
    ticket: ticket && JSON.stringify(ticket),
    revision: 1,
    opened_at: openedAt,
    updated_at: updatedAt,
  };
}

/** What a change may touch. Not the ticket: it is noted on the side, perhaps since the case was read. */
type ChangedRow = Omit<Row<'support_case'>, 'requester' | 'ticket' | 'draft' | 'opened_at'> & { before: number };

function toChangedRow(after: SupportCase): ChangedRow {
  const { number, tenant, assignee, status, impact, urgency, priority, channel, resolution, revision } = after;
  return {
    ...{ number, tenant, assignee, status, impact, urgency, priority, channel, resolution, revision },
    before: revision - 1,
    details: JSON.stringify(after.details),
    evidence: JSON.stringify(after.evidence),
    updated_at: after.updatedAt,
  };
}

function toHistoryRow({ number, revision }: SupportCase, entry: HistoryEntry): Row<'case_history'> {
  const { at, by, action, status, text, isPrivate } = entry;
  return { case_number: number, seq: revision, at, author: by, action, status, text, is_private: isPrivate ? 1 : 0 };
}

type CaseQueries = ReturnType<typeof prepareCaseQueries>;

function prepareCaseQueries(store: SqlStore) {
  return {
    ...prepareReading(store),
    ...prepareWriting(store),
    note: prepareQuery<Row<'case_history'>, unknown>(
      store,
      (db, { case_number, seq, at, author, action, status, text, is_private }) =>
        db.insertInto('case_history').values({ case_number, seq, at, author, action, status, text, is_private }),
    ),
    dropDraft: prepareQuery<{ id: string }, unknown>(store, (db, { id }) =>
      db.deleteFrom('case_draft').where('id', '=', id),
    ),
  };
}

function prepareReading(store: SqlStore) {
  type Of = Pick<Row<'support_case'>, 'tenant' | 'number'>;
  return {
    read: prepareQuery<Of, Row<'support_case'>>(store, (db, { tenant, number }) =>
      db.selectFrom('support_case').selectAll().where('number', '=', number).where('tenant', '=', tenant),
    ),
    findFiled: prepareQuery<Pick<NewRow, 'draft' | 'tenant' | 'requester'>, Row<'support_case'>>(
      store,
      (db, { draft, tenant, requester }) =>
        db
          .selectFrom('support_case')
          .selectAll()
          .where('draft', '=', draft)
          .where('tenant', '=', tenant)
          .where('requester', '=', requester),
    ),
    history: prepareQuery<Of, Row<'case_history'>>(store, (db, { tenant, number }) =>
      db
        .selectFrom('case_history')
        .innerJoin('support_case', 'number', 'case_number')
        .selectAll('case_history')
        .where('case_number', '=', number)
        .where('tenant', '=', tenant)
        .orderBy('seq'),
    ),
  };
}

function prepareWriting(store: SqlStore) {
  return {
    add: prepareQuery<NewRow, Pick<Row<'support_case'>, 'number'>>(store, (db, blanks) => {
      const { tenant, requester, assignee, status, impact, urgency, priority, details, evidence } = blanks;
      const { channel, resolution, ticket, draft, revision, opened_at, updated_at } = blanks;
      return db
        .insertInto('support_case')
        .values({
          ...{ tenant, requester, assignee, status, impact, urgency, priority, details, evidence },
          ...{ channel, resolution, ticket, draft, revision, opened_at, updated_at },
        })
        .onConflict((conflict) => conflict.column('draft').doNothing())
        .returning('number');
    }),
    change: prepareQuery<ChangedRow, unknown>(store, (db, blanks) => {
      const { number, tenant, before, assignee, status, impact, urgency, priority } = blanks;
      const { details, evidence, channel, resolution, revision, updated_at } = blanks;
      return db
        .updateTable('support_case')
        .set({ assignee, status, impact, urgency, priority })
        .set({ details, evidence, channel, resolution, revision, updated_at })
        .where('number', '=', number)
        .where('tenant', '=', tenant)
        .where('revision', '=', before);
    }),
  };
}

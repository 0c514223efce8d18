import type { DraftStore } from '../../cases/case-desk.ts';
import { caseDetails } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { caseEvidence } from '../../cases/evidence.ts';
import { Overtaken } from '../overtaken.ts';
import { prepareQuery } from '../prepared-query.ts';
import type { SqlStore } from '../sql-store.ts';
import { readStoredJson } from './stored-json.ts';
import type { Row } from './tables.ts';

/** Drafts of cases in the SQL store: the queries are built once, and asked in a transaction. */
export function sqlDrafts(store: SqlStore): (trx: SqlStore) => DraftStore {
  const queries = { ...prepareReading(store), ...prepareWriting(store) };
  return (trx) => ({
    async read(id) {
      const [row] = (await queries.read(trx, { id })).rows;
      return row && toDraft(row);
    },
    async list(tenant, owner) {
      return (await queries.list(trx, { tenant, owner })).rows.map(toDraft);
    },
    async save(draft) {
      const row = { ...toRow(draft), before: draft.revision };
      const { changes } = await (draft.revision === 0 ? queries.add(trx, row) : queries.change(trx, row));
      if (changes !== 1) throw new Overtaken();
    },
    async remove(id) {
      await queries.remove(trx, { id });
    },
  });
}

type DraftRow = Row<'case_draft'>;

/** The draft that a row keeps; throws when it cannot be read. */
export function toDraft({
  id,
  tenant,
  owner,
  details,
  evidence,
  revision,
  created_at,
  updated_at,
}: DraftRow): CaseDraft {
  const what = `Draft ${id}`;
  return {
    id,
    tenant,
    owner,
    details: readStoredJson(caseDetails, details, what),
    evidence: readStoredJson(caseEvidence, evidence, what),
    revision,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

function toRow({ id, tenant, owner, details, evidence, revision, createdAt, updatedAt }: CaseDraft): DraftRow {
  return {
    id,
    tenant,
    owner,
    details: JSON.stringify(details),
    evidence: JSON.stringify(evidence),
    revision: revision + 1,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function prepareReading(store: SqlStore) {
  return {
    read: prepareQuery<Pick<DraftRow, 'id'>, DraftRow>(store, (db, { id }) =>
      db.selectFrom('case_draft').selectAll().where('id', '=', id),
    ),
    list: prepareQuery<Pick<DraftRow, 'tenant' | 'owner'>, DraftRow>(store, (db, { tenant, owner }) =>
      db
        .selectFrom('case_draft')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('owner', '=', owner)
        .orderBy('created_at', 'desc')
        .orderBy('id'),
    ),
  };
}

function prepareWriting(store: SqlStore) {
  return {
    add: prepareQuery<DraftRow, unknown>(
      store,
      (db, { id, tenant, owner, details, evidence, revision, created_at, updated_at }) =>
        db
          .insertInto('case_draft')
          .values({ id, tenant, owner, details, evidence, revision, created_at, updated_at })
          .onConflict((conflict) => conflict.doNothing()),
    ),
    change: prepareQuery<DraftRow & { before: number }, unknown>(
      store,
      (db, { id, tenant, owner, details, evidence, revision, updated_at, before }) =>
        db
          .updateTable('case_draft')
          .set({ details, evidence, revision, updated_at })
          .where('id', '=', id)
          .where('tenant', '=', tenant)
          .where('owner', '=', owner)
          .where('revision', '=', before),
    ),
    remove: prepareQuery<Pick<DraftRow, 'id'>, unknown>(store, (db, { id }) =>
      db.deleteFrom('case_draft').where('id', '=', id),
    ),
  };
}

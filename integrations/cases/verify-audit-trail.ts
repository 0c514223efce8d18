import type { SqlStore } from '../sql-store.ts';
import { readSnapshot } from './read-snapshot.ts';
import { hashAuditRow } from './sql-audit-trail.ts';
import type { Row } from './tables.ts';

/** What a trail was found to be: whole, with so many rows, or not as it was written at a row of that number. */
export type AuditVerdict = { readonly ok: true; readonly count: number } | { readonly ok: false; readonly at: number };

/** Computes the audit trail of a tenant anew, and finds the first row that was changed, left out or put in. */
export function verifyAuditTrail(store: SqlStore, tenant: string): Promise<AuditVerdict> {
  return readSnapshot(store, (db) => verify(db, tenant));
}

/** The tenants that have a trail. */
export async function listAuditTenants(store: SqlStore): Promise<readonly string[]> {
  const rows = await store.selectFrom('audit_chain').select('tenant').orderBy('tenant').execute();
  return rows.map(({ tenant }) => tenant);
}

type AuditRow = Row<'audit'>;

const none = { last_seq: 0, last_hash: '', trimmed_seq: 0, trimmed_hash: '' };

async function verify(db: SqlStore, tenant: string): Promise<AuditVerdict> {
  const query = db.selectFrom('audit_chain').selectAll().where('tenant', '=', tenant);
  const chain = (await query.executeTakeFirst()) ?? none;
  let [seq, hash] = [chain.trimmed_seq, chain.trimmed_hash];
  for await (const row of readTrail(db, tenant)) {
    if (!follows(row, seq, hash)) return { ok: false, at: seq + 1 };
    ({ seq, hash } = row);
  }
  if (seq !== chain.last_seq || hash !== chain.last_hash) return { ok: false, at: seq + 1 };
  return { ok: true, count: seq - chain.trimmed_seq };
}

function follows(row: AuditRow, seq: number, hash: string): boolean {
  return row.seq === seq + 1 && row.previous === hash && row.hash === hashAuditRow(row);
}

const pageSize = 1000;

/** All rows there are, also those from before the trail begins, which should be gone. */
async function* readTrail(db: SqlStore, tenant: string): AsyncGenerator<AuditRow> {
  let after = -1;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.seq;
  }
}

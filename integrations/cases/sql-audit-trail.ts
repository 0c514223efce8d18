import { createHash } from 'node:crypto';
import type { AuditEntry, AuditTrail } from '../../cases/audit.ts';
import { engineOf } from '../engine.ts';
import { prepareQuery } from '../prepared-query.ts';
import type { SqlStore } from '../sql-store.ts';
import { hashPerson } from './person-hash.ts';
import type { Row } from './tables.ts';

type AuditRow = Row<'audit'>;
type Chain = Row<'audit_chain'>;

/** The audit trail in the SQL store: the queries are built once, and asked in the transaction of what is decided. */
export function sqlAuditTrail(store: SqlStore): (trx: SqlStore) => AuditTrail {
  const queries = prepareQueries(store);
  return (trx) => ({
    async append(entry) {
      const { tenant } = entry;
      const { last_seq, last_hash } = await readEnd(trx, queries, tenant);
      const row = toRow(entry, last_seq + 1, last_hash);
      await queries.add(trx, row);
      await queries.moveEnd(trx, { tenant, last_seq: row.seq, last_hash: row.hash });
    },
  });
}

/** Hash of a row, over all that stands in it and the hash of the row before: SHA-256 in hexadecimal. */
export function hashAuditRow(row: Omit<AuditRow, 'hash'>): string {
  const { tenant, seq, person, role, action, case_number, status_before, status_after, is_allowed } = row;
  const { correlation, at, previous } = row;
  // A list, so that nothing of one column can be taken for something of the next.
  const content = [previous, tenant, seq, person, role, action, case_number, status_before, status_after, is_allowed];
  return createHash('sha256')
    .update(JSON.stringify([...content, correlation, at]))
    .digest('hex');
}

function toRow(entry: AuditEntry, seq: number, previous: string): AuditRow {
  const { tenant, person, role, action, case: of, before, after, isAllowed, correlation, at } = entry;
  const row: Omit<AuditRow, 'hash'> = {
    tenant,
    seq,
    person: person === null ? null : hashPerson(tenant, person),
    role,
    action,
    case_number: of,
    status_before: before,
    status_after: after,
    is_allowed: isAllowed ? 1 : 0,
    correlation,
    at: at.toISOString(),
    previous,
  };
  return { ...row, hash: hashAuditRow(row) };
}

/** The end of the trail, which nobody else moves until the transaction is over: two processes would make two trails of one. */
async function readEnd(
  trx: SqlStore,
  { end, begin }: Queries,
  tenant: string,
): Promise<Pick<Chain, 'last_seq' | 'last_hash'>> {
  for (;;) {
    const [known] = (await end(trx, { tenant })).rows;
    if (known) return known;
    await begin(trx, { tenant });
  }
}

type Queries = ReturnType<typeof prepareQueries>;

function prepareQueries(store: SqlStore) {
  type End = Pick<Chain, 'tenant' | 'last_seq' | 'last_hash'>;
  return {
    end: prepareQuery<Pick<Chain, 'tenant'>, Omit<End, 'tenant'>>(store, (db, { tenant }) => {
      const query = db.selectFrom('audit_chain').select(['last_seq', 'last_hash']).where('tenant', '=', tenant);
      return engineOf(store) === 'postgres' ? query.forUpdate() : query;
    }),
    begin: prepareQuery<Pick<Chain, 'tenant'>, unknown>(store, (db, { tenant }) =>
      db
        .insertInto('audit_chain')
        .values({ tenant, last_seq: 0, last_hash: '', trimmed_seq: 0, trimmed_hash: '' })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    moveEnd: prepareQuery<End, unknown>(store, (db, { tenant, last_seq, last_hash }) =>
      db.updateTable('audit_chain').set({ last_seq, last_hash }).where('tenant', '=', tenant),
    ),
    add: prepareQuery<AuditRow, unknown>(store, (db, blanks) => {
      const { tenant, seq, person, role, action, case_number, status_before, status_after } = blanks;
      const { is_allowed, correlation, at, previous, hash } = blanks;
      return db.insertInto('audit').values({
        ...{ tenant, seq, person, role, action, case_number, status_before, status_after },
        ...{ is_allowed, correlation, at, previous, hash },
      });
    }),
  };
}

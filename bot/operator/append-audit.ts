import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../cases/audit.ts';
import { sqlAuditTrail } from '../../integrations/cases/sql-audit-trail.ts';
import { listAuditTenants } from '../../integrations/cases/verify-audit-trail.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import type { OperatorParts } from './command.ts';

type AuditParts = Pick<OperatorParts, 'store' | 'now'>;

/** What the operator has done, in which tenant and to which case, if it was one. */
export type OperatorAct = Pick<AuditEntry, 'tenant' | 'action'> & { readonly case?: number };

/** Notes in the audit trail of a tenant what the operator does: before anything is handed out, so that nothing leaves unnoticed. */
export function appendAudit(parts: AuditParts, act: OperatorAct): Promise<void> {
  return inTransaction(parts.store, (trx) => appendAll(trx, parts, [act]));
}

/** Notes in the audit trail of every tenant, and of `more`, what the operator does to all of them. */
export async function appendAuditOfAll(
  parts: AuditParts,
  action: AuditEntry['action'],
  more: readonly string[] = [],
): Promise<void> {
  const tenants = new Set([...(await listAuditTenants(parts.store)), ...more]);
  await inTransaction(parts.store, (trx) =>
    appendAll(
      trx,
      parts,
      [...tenants].map((tenant) => ({ tenant, action })),
    ),
  );
}

/** Notes acts of one command in the transaction in which they are done. */
export async function appendAll(
  trx: SqlStore,
  { store, now }: AuditParts,
  acts: readonly OperatorAct[],
): Promise<void> {
  const trail = sqlAuditTrail(store)(trx);
  const correlation = randomUUID();
  // In one order, so that two commands do not wait for each other's trails.
  for (const act of acts.toSorted((one, other) => (one.tenant < other.tenant ? -1 : 1))) {
    await trail.append({
      ...{ case: null, ...act },
      ...{ person: null, role: 'operator', before: null, after: null, isAllowed: true, correlation, at: now() },
    });
  }
}

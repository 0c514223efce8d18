import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../cases/audit.ts';
import { sqlCaseDesk } from '../../integrations/cases/sql-case-desk.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import type { OperatorParts } from './command.ts';

/** Notes in the audit trail of a tenant what the operator has done. */
export async function appendAudit(
  { store, now }: Pick<OperatorParts, 'store' | 'now'>,
  done: Pick<AuditEntry, 'tenant' | 'action'>,
): Promise<void> {
  await inTransaction(store, (trx) =>
    sqlCaseDesk(store)
      .of(trx, now)
      .audit.append({
        ...done,
        person: null,
        role: 'operator',
        case: null,
        before: null,
        after: null,
        isAllowed: true,
        correlation: randomUUID(),
        at: now(),
      }),
  );
}

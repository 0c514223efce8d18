import type { CaseStatus, HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { CaseStore } from '../../cases/case-desk.ts';
import type { TicketReport, TicketReports } from '../../cases/outbox-queue.ts';
import { statusAfter, type Change } from '../../cases/transitions.ts';
import { engineOf } from '../engine.ts';
import type { SqlStore } from '../sql-store.ts';
import { inTransaction } from '../transaction.ts';
import { sqlAuditTrail } from './sql-audit-trail.ts';
import { sqlCases } from './sql-cases.ts';

/**
 * What the ticket system reports, in the SQL store: the change, its history, its messages and its line in the audit trail stand
 * together. What cannot be done in the status of the case is kept as a comment, if it has one.
 */
export function sqlTicketReports(store: SqlStore, now: () => Date): TicketReports {
  const casesOf = sqlCases(store);
  const auditOf = sqlAuditTrail(store);
  return {
    take: (report, messagesOf) =>
      inTransaction(store, async (trx) => {
        const cases = casesOf(trx, now);
        const before = await readLocked(trx, cases, report.case);
        if (!before) return 'not-found';
        if (!(await noteKey(trx, report.key, now()))) return 'known';
        const change = changeOf(before, report, now());
        if (!change) return 'no-change';
        const { after, entry } = change;
        await cases.save(after, entry, messagesOf(after, entry, before.status));
        await auditOf(trx).append({
          tenant: before.tenant,
          person: null,
          role: 'ticket-system',
          action: 'ticket',
          case: before.number,
          before: before.status,
          after: after.status,
          isAllowed: true,
          correlation: report.key,
          at: now(),
        });
        return 'taken';
      }),
  };
}

/** The case, which nobody else changes until the transaction is over. */
async function readLocked(
  trx: SqlStore,
  cases: Pick<CaseStore, 'read'>,
  number: number,
): Promise<SupportCase | undefined> {
  const query = trx.selectFrom('support_case').select('tenant').where('number', '=', number);
  const row = await (engineOf(trx) === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row && cases.read(row.tenant, number);
}

async function noteKey(trx: SqlStore, key: string, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('ticket_report')
    .values({ key, at: at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

const changes: Readonly<Record<NonNullable<TicketReport['status']>, Change>> = {
  resolved: 'resolve',
  closed: 'close',
  reopened: 'reopen',
};

function changeOf(
  before: SupportCase,
  report: TicketReport,
  at: Date,
): { readonly after: SupportCase; readonly entry: HistoryEntry } | undefined {
  const { comment: text } = report;
  const reached = statusIn(before, report);
  if (reached === undefined && text === '') return undefined;
  const status = reached ?? before.status;
  const isOver = status === 'resolved' || status === 'closed';
  const resolution = reached === 'resolved' ? text : isOver ? before.resolution : null;
  const after = { ...before, status, resolution, revision: before.revision + 1, updatedAt: at.toISOString() };
  const entry: HistoryEntry = {
    at: report.at.toISOString(),
    by: null,
    action: 'ticket',
    status,
    text,
    isPrivate: false,
  };
  return { after, entry };
}

function statusIn({ status, assignee }: SupportCase, report: TicketReport): CaseStatus | undefined {
  return report.status === null ? undefined : statusAfter(status, changes[report.status], assignee !== null);
}

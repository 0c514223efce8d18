import type { CaseDesk } from '../../cases/case-desk.ts';
import type { SqlStore } from '../sql-store.ts';
import { sqlAddressBook } from './sql-address-book.ts';
import { sqlAuditTrail } from './sql-audit-trail.ts';
import { sqlCases } from './sql-cases.ts';
import { sqlDrafts } from './sql-drafts.ts';
import { sqlKeptLogs } from './sql-kept-logs.ts';
import { sqlTriageChannels } from './sql-triage-channels.ts';

/** The desk's cases in one SQL store. */
export interface SqlCaseDesk {
  /** The ports, in a transaction: what is written through them stands when the transaction does. `onMail` hears of each message that is put into the outbox. */
  of(trx: SqlStore, now: () => Date, onMail?: () => void): CaseDesk;
}

/** Builds the queries of all that a turn may ask of the desk's cases, once for a store. */
export function sqlCaseDesk(store: SqlStore): SqlCaseDesk {
  const cases = sqlCases(store);
  const drafts = sqlDrafts(store);
  const people = sqlAddressBook(store);
  const triage = sqlTriageChannels(store);
  const audit = sqlAuditTrail(store);
  return {
    of: (trx, now, onMail) => ({
      cases: cases(trx, now, onMail),
      drafts: drafts(trx),
      people: people(trx, now),
      triage: triage(trx),
      logs: sqlKeptLogs(trx),
      audit: audit(trx),
    }),
  };
}

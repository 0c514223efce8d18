import type { CaseAction, CaseRole } from './access.ts';
import type { CaseStatus } from './case.ts';

/** One decision about a case, allowed or refused: who, what and when, and never what was written. */
export interface AuditEntry {
  readonly tenant: string;
  /** Id of the person; the trail keeps a hash of it. `null` for the operator and the ticket system. */
  readonly person: string | null;
  /** The role by which it was allowed; `outsider` for what was refused. */
  readonly role: CaseRole | 'operator' | 'ticket-system';
  readonly action:
    | CaseAction
    | 'open'
    | 'setup'
    | 'export'
    | 'erase'
    | 'erase-again'
    | 'retention'
    | 'backup'
    | 'restore'
    | 'drop'
    | 'ticket';
  /** Number of the case; null where it is about none. */
  readonly case: number | null;
  readonly before: CaseStatus | null;
  readonly after: CaseStatus | null;
  readonly isAllowed: boolean;
  /** Of the activity or the command that it came with. */
  readonly correlation: string;
  readonly at: Date;
}

/** The append-only trail. */
export interface AuditTrail {
  append(entry: AuditEntry): Promise<void>;
}

import type { CaseAction } from './access.ts';
import type { CaseStatus } from './case.ts';

/** What changes a case; to see it, to copy it and to send something again does not. */
export type Change = Exclude<CaseAction, 'see' | 'copy' | 'retry'>;

/** `kept` leaves the status as it is; `open` is assigned when somebody has the case, else new. */
type Next = CaseStatus | 'kept' | 'open';

/** From each status by each change to the next; what is not in the table cannot be done then. */
export const transitions: Readonly<Record<CaseStatus, Readonly<Partial<Record<Change, Next>>>>> = {
  new: {
    answer: 'kept',
    claim: 'assigned',
    assign: 'open',
    ask: 'pending',
    note: 'kept',
    resolve: 'resolved',
    close: 'closed',
  },
  assigned: {
    answer: 'kept',
    claim: 'kept',
    assign: 'kept',
    ask: 'pending',
    note: 'kept',
    resolve: 'resolved',
    close: 'closed',
  },
  // Who takes the case while it waits for the requester does not end the waiting.
  pending: {
    answer: 'open',
    claim: 'kept',
    assign: 'kept',
    ask: 'kept',
    note: 'kept',
    resolve: 'resolved',
    close: 'closed',
  },
  // Who writes after it was resolved may only want to say thanks: to open it again has a button of its own.
  resolved: { answer: 'kept', note: 'kept', close: 'closed', reopen: 'open' },
  closed: { reopen: 'open' },
};

/** The status after a change; undefined when it cannot be done in this one. */
export function statusAfter(status: CaseStatus, change: Change, hasAssignee: boolean): CaseStatus | undefined {
  const next = transitions[status][change];
  if (next === 'kept') return status;
  if (next === 'open') return hasAssignee ? 'assigned' : 'new';
  return next;
}

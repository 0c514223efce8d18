import { roleFor, rolesIn, type CaseRole, type Standing } from './access.ts';
import type { CaseStatus, HistoryAction, HistoryEntry, SupportCase } from './case.ts';
import { messagesAfter, type OutboxMessage } from './outbox.ts';
import { statusAfter, type Change } from './transitions.ts';

/** What somebody wants to do with a case. */
export interface ChangeRequest {
  readonly change: Change;
  /** What was written, without secrets; empty where nothing was. */
  readonly text?: string;
  /** To whom it is assigned: a member of the case's channel. */
  readonly assignee?: string;
  /** Revision of the card that was pressed; undefined for words, which are about the case as it is. */
  readonly revision?: number | undefined;
  readonly at: Date;
}

/** Why nothing was changed. To an outsider a case that is not theirs is `not-found`, exactly as one that does not exist. */
export type ChangeRefusal =
  | { readonly ok: false; readonly reason: 'not-found' }
  /** The role may see the case, but not do this. */
  | { readonly ok: false; readonly reason: 'not-allowed'; readonly roles: readonly CaseRole[] }
  /** Not in this status. */
  | { readonly ok: false; readonly reason: 'wrong-status' }
  /** Somebody else was faster: the case has changed since the card was drawn. */
  | { readonly ok: false; readonly reason: 'overtaken' }
  /** The person has it already. */
  | { readonly ok: false; readonly reason: 'already-yours' };

export type ChangeResult =
  | {
      readonly ok: true;
      /** With the next revision. */
      readonly after: SupportCase;
      readonly entry: HistoryEntry;
      readonly messages: readonly OutboxMessage[];
      readonly role: CaseRole;
    }
  | ChangeRefusal;

/** What a change is called in the history. */
export const entryOf: Readonly<Record<Change, HistoryAction>> = {
  answer: 'answered',
  claim: 'claimed',
  assign: 'assigned',
  ask: 'asked',
  note: 'noted',
  resolve: 'resolved',
  close: 'closed',
  reopen: 'reopened',
};

/** These replace what others did: they must have been decided on the case as it is. */
const needsCurrent: ReadonlySet<Change> = new Set(['claim', 'assign', 'resolve', 'close', 'reopen']);

/** Changes a case, or says why not; nothing is stored here. `hasTicketSystem` says whether a ticket system is told as well. */
export function changeCase(
  before: SupportCase | undefined,
  who: Standing,
  request: ChangeRequest,
  hasTicketSystem: boolean,
): ChangeResult {
  const allowed = before && judge(before, who, request);
  if (!before || !allowed) return { ok: false, reason: 'not-found' };
  if (typeof allowed !== 'string') return allowed;
  const { change, text = '', at } = request;
  const assignee = assigneeAfter(before, who, request);
  const status = statusAfter(before.status, change, assignee !== null);
  if (status === undefined) return { ok: false, reason: 'wrong-status' };
  const after: SupportCase = {
    ...before,
    assignee,
    status,
    resolution: resolutionAfter(before, status, request),
    revision: before.revision + 1,
    updatedAt: at.toISOString(),
  };
  const entry: HistoryEntry = {
    at: at.toISOString(),
    by: who.person,
    action: entryOf[change],
    status,
    text,
    isPrivate: change === 'note',
  };
  return {
    ok: true,
    after,
    entry,
    role: allowed,
    messages: messagesAfter(after, entry, { hasTicketSystem, before: before.status }),
  };
}

/** The role by which it is allowed, or the refusal. */
function judge(before: SupportCase, who: Standing, request: ChangeRequest): CaseRole | ChangeRefusal {
  const roles = rolesIn(before, who);
  if (roles.includes('outsider')) return { ok: false, reason: 'not-found' };
  const role = roleFor(request.change, roles);
  if (role === undefined) return { ok: false, reason: 'not-allowed', roles };
  if (request.change === 'claim' && before.assignee === who.person) return { ok: false, reason: 'already-yours' };
  return isOvertaken(before, request) ? { ok: false, reason: 'overtaken' } : role;
}

function isOvertaken({ assignee, revision: current }: SupportCase, { change, revision }: ChangeRequest): boolean {
  // Whoever claims takes what nobody has; to take it from somebody is to assign it.
  if (change === 'claim' && assignee !== null) return true;
  return needsCurrent.has(change) && revision !== undefined && revision !== current;
}

/** A case that is open again was not resolved after all. */
function resolutionAfter(
  { resolution }: SupportCase,
  status: CaseStatus,
  { change, text = '' }: ChangeRequest,
): string | null {
  if (change === 'resolve') return text;
  return status === 'resolved' || status === 'closed' ? resolution : null;
}

function assigneeAfter(before: SupportCase, who: Standing, { change, assignee }: ChangeRequest): string | null {
  if (change === 'claim') return who.person;
  return change === 'assign' ? (assignee ?? before.assignee) : before.assignee;
}

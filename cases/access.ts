import type { SupportCase } from './case.ts';

export const caseRoles = ['requester', 'analyst', 'assignee', 'lead', 'outsider'] as const;

/** What somebody is to a case; a requester may be an analyst as well. */
export type CaseRole = (typeof caseRoles)[number];

export const caseActions = [
  'see',
  'answer',
  'claim',
  'assign',
  'ask',
  'note',
  'resolve',
  'close',
  'reopen',
  'copy',
  'retry',
] as const;

/** What can be done with a case. `copy` hands out the packet with all its details, `retry` sends again what did not arrive. */
export type CaseAction = (typeof caseActions)[number];

/** Who may do what: the one table that code and tests go by. */
export const access: Readonly<Record<CaseRole, Readonly<Record<CaseAction, boolean>>>> = {
  requester: row('see', 'answer', 'close', 'reopen'),
  analyst: row('see', 'claim', 'assign', 'ask', 'note', 'reopen', 'copy', 'retry'),
  assignee: row('see', 'claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen', 'copy', 'retry'),
  lead: row('see', 'claim', 'assign', 'ask', 'note', 'resolve', 'close', 'reopen', 'copy', 'retry'),
  outsider: row(),
};

function row(...allowed: readonly CaseAction[]): Readonly<Record<CaseAction, boolean>> {
  return Object.fromEntries(caseActions.map((action) => [action, allowed.includes(action)])) as Record<
    CaseAction,
    boolean
  >;
}

/** Who somebody is, from the verified activity and the roster of the teams: never from what a card sent. */
export interface Standing {
  readonly tenant: string;
  readonly person: string;
  /** Triage channels of whose team the person is a member now, by channel id. */
  readonly channels: ReadonlyMap<string, 'member' | 'owner'>;
  /** Some channel could not be asked now: the person may be more than this says. */
  readonly isUnsure: boolean;
  /** Nobody could be asked who owns a team of which the person is a member. */
  readonly ownersUnknown?: boolean;
  /** The desk has named the person as one who leads. */
  readonly isLead: boolean;
}

/** Everything that somebody is to a case; an outsider is nothing else. */
export function rolesIn(
  of: Pick<SupportCase, 'tenant' | 'requester' | 'assignee' | 'channel'>,
  who: Standing,
): readonly CaseRole[] {
  if (of.tenant !== who.tenant) return ['outsider'];
  const roles: CaseRole[] = of.requester === who.person ? ['requester'] : [];
  const membership = membershipIn(of.channel, who);
  if (membership !== undefined) {
    roles.push('analyst');
    if (of.assignee === who.person) roles.push('assignee');
    if (membership === 'owner' || who.isLead) roles.push('lead');
  }
  return roles.length > 0 ? roles : ['outsider'];
}

/** A case that no channel has got belongs to all analysts of the tenant: else nobody could find it. */
function membershipIn(channel: string | null, { channels }: Standing): 'member' | 'owner' | undefined {
  if (channel !== null) return channels.get(channel);
  const all = [...channels.values()];
  return all.includes('owner') ? 'owner' : all[0];
}

/** The role by which somebody may do it; undefined when they may not. */
export function roleFor(action: CaseAction, roles: readonly CaseRole[]): CaseRole | undefined {
  return roles.find((role) => access[role][action]);
}

import { roleFor, rolesIn, type CaseAction, type CaseRole, type Standing } from '../../cases/access.ts';
import type { SupportCase } from '../../cases/case.ts';
import type { Desk } from '../desk.ts';
import type { Turn } from '../turn.ts';

/** A case that the person may see, and what they are to it. */
export interface SeenCase {
  readonly of: SupportCase;
  readonly roles: readonly CaseRole[];
}

/** Reads a case for somebody who may see it; undefined for everybody else, and where there is none. */
export async function seeCase(desk: Desk, who: Standing, number: number): Promise<SeenCase | undefined> {
  const of = await desk.cases.cases.read(who.tenant, number);
  return of && seenBy(of, who);
}

/** A case as somebody sees it; undefined when they may not. */
export function seenBy(of: SupportCase, who: Standing): SeenCase | undefined {
  const roles = rolesIn(of, who);
  return roleFor('see', roles) === undefined ? undefined : { of, roles };
}

/** Says the same of a case that does not exist and of one that is not theirs: nobody learns from it which numbers there are. */
export async function sayUnknown(turn: Turn, who: Standing, number: number): Promise<void> {
  // It depends on nothing but the person, so it tells nothing about the case.
  const doubt = who.isUnsure
    ? ' I could not find out just now to which teams you belong. If you look after cases, please try again in a minute.'
    : '';
  await turn.say(`I know no case ${String(number)} that is yours.${doubt}`);
}

/** A decision that changes nothing in a case. */
export interface Decision {
  readonly action: Extract<CaseAction, 'see' | 'copy' | 'retry'>;
  /** Null where it is about the list of cases. */
  readonly number: number | null;
  readonly seen: SeenCase | undefined;
  /** The role by which it is allowed; undefined when it is not. */
  readonly role: CaseRole | undefined;
}

/** Puts a decision into the audit trail. */
export async function noteDecision(turn: Turn, desk: Desk, who: Standing, decision: Decision): Promise<void> {
  const { action, number, seen, role } = decision;
  const status = seen?.of.status ?? null;
  await desk.cases.audit.append({
    tenant: who.tenant,
    person: who.person,
    role: role ?? 'outsider',
    action,
    case: number,
    before: status,
    after: role === undefined ? null : status,
    isAllowed: role !== undefined,
    correlation: turn.correlation,
    at: desk.now(),
  });
}

/** Remembers where somebody who has to do with cases is written to, and what they are called. */
export async function rememberPerson(
  { person, address, conversation }: Turn,
  desk: Desk,
  who: Standing,
): Promise<void> {
  const { account, serviceUrl } = address;
  const chat = conversation.scope === 'personal' ? conversation.id : null;
  const { tenant } = who;
  await desk.cases.people.remember({ tenant, person: who.person, name: person.fullName, account, serviceUrl, chat });
}

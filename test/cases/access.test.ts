import {
  access,
  caseActions,
  caseRoles,
  roleFor,
  rolesIn,
  type CaseAction,
  type CaseRole,
} from '../../cases/access.ts';
import { caseOf, standingFor, triageChannel } from '../support/triage.ts';

/** What the table has to say, written down a second time: whoever changes one of them has to mean it. */
const allowed: Readonly<Record<CaseRole, string>> = {
  requester: 'see answer close reopen',
  analyst: 'see claim assign ask note reopen copy retry',
  assignee: 'see claim assign ask note resolve close reopen copy retry',
  lead: 'see claim assign ask note resolve close reopen copy retry',
  outsider: '',
};

const cells = caseRoles.flatMap((role) => caseActions.map((action) => [role, action] as const));

describe('the table of access', () => {
  it.each(cells)('decides for a %s who wants to %s', (role, action) => {
    expect(access[role][action]).toBe(allowed[role].split(' ').includes(action));
  });

  it('gives an assignee whatever an analyst has, and an outsider nothing', () => {
    expect(caseActions.filter((action) => access.analyst[action] && !access.assignee[action])).toEqual([]);
    expect(Object.values(access.outsider)).toEqual(caseActions.map(() => false));
  });
});

describe('roleFor', () => {
  it('finds the first role by which it is allowed', () => {
    expect(roleFor('close', ['requester', 'analyst'])).toBe('requester');
    expect(roleFor('note', ['requester', 'analyst'])).toBe('analyst');
    expect(roleFor('resolve', ['requester', 'analyst'])).toBeUndefined();
    expect(roleFor('see', ['outsider'])).toBeUndefined();
    expect(roleFor('see', [])).toBeUndefined();
  });
});

describe('rolesIn', () => {
  it.each([
    ['ada', ['requester']],
    ['grace', ['analyst']],
    ['alan', ['analyst', 'assignee']],
    ['lin', ['analyst', 'lead']],
    ['eve', ['outsider']],
  ] as const)('says what somebody is to a case: %s', (person, roles) => {
    expect(rolesIn(caseOf({ assignee: 'alan' }), standingFor(person))).toEqual(roles);
  });

  it('adds them up', () => {
    const own = caseOf({ requester: 'lin', assignee: 'lin' });
    expect(rolesIn(own, standingFor('lin'))).toEqual(['requester', 'analyst', 'assignee', 'lead']);
  });

  it('makes somebody who leads the desk a lead in their channels, and nobody elsewhere', () => {
    expect(rolesIn(caseOf(), standingFor('grace', { isLead: true }))).toEqual(['analyst', 'lead']);
    expect(rolesIn(caseOf(), standingFor('eve', { isLead: true }))).toEqual(['outsider']);
  });

  it('counts membership in the channel of the case alone', () => {
    const elsewhere = new Map([['19:other@thread.tacv2', 'owner' as const]]);
    expect(rolesIn(caseOf(), standingFor('grace', { channels: elsewhere }))).toEqual(['outsider']);
  });

  it('takes the case from whoever has left the team', () => {
    expect(rolesIn(caseOf({ assignee: 'eve' }), standingFor('eve'))).toEqual(['outsider']);
  });

  it('gives a case without a channel to all analysts of the tenant', () => {
    const homeless = caseOf({ channel: null });
    const both = new Map([
      [triageChannel, 'member' as const],
      ['19:other@thread.tacv2', 'owner' as const],
    ]);
    expect(rolesIn(homeless, standingFor('grace'))).toEqual(['analyst']);
    expect(rolesIn(homeless, standingFor('grace', { channels: both }))).toEqual(['analyst', 'lead']);
    expect(rolesIn(homeless, standingFor('eve'))).toEqual(['outsider']);
  });

  it('makes everybody of another tenant an outsider, whatever their ids are', () => {
    const all = caseOf({ requester: 'lin', assignee: 'lin' });
    expect(rolesIn(all, standingFor('lin', { tenant: 'fabrikam', isLead: true }))).toEqual(['outsider']);
  });

  it.each(caseActions)('lets no outsider %s', (action: CaseAction) => {
    expect(roleFor(action, rolesIn(caseOf(), standingFor('eve')))).toBeUndefined();
  });
});

import { noteDecision, rememberPerson, sayUnknown, seeCase } from '../../../dialogs/case/see-case.ts';
import { caseOf, deskFor, standingFor, triageDesk, turnOf } from '../../support/triage.ts';

describe('seeCase', () => {
  it.each([
    ['ada', ['requester']],
    ['grace', ['analyst']],
  ] as const)('gives it to whoever may see it, with what they are to it: %s', async (person, roles) => {
    expect(await seeCase(triageDesk(caseOf()), standingFor(person), 1042)).toEqual({ of: caseOf(), roles });
  });

  it('gives it to nobody else, as if it did not exist', async () => {
    const desk = triageDesk(caseOf());
    expect(await seeCase(desk, standingFor('eve'), 1042)).toBeUndefined();
    expect(await seeCase(desk, standingFor('lin', { tenant: 'fabrikam' }), 1042)).toBeUndefined();
    expect(await seeCase(desk, standingFor('lin'), 1043)).toBeUndefined();
  });
});

describe('sayUnknown', () => {
  it('says no more than that they have no such case', async () => {
    const turn = turnOf('eve', 'case 1042');
    await sayUnknown(turn, standingFor('eve'), 1042);
    expect(turn.replies).toEqual(['I know no case 1042 that is yours.']);
  });

  it('says as well when it could not find out who somebody is', async () => {
    const turn = turnOf('grace', 'case 1042');
    await sayUnknown(turn, standingFor('grace', { isUnsure: true, channels: new Map() }), 1042);
    expect(turn.replies[0]).toMatch(/^I know no case 1042 that is yours\. I could not find out just now/);
  });
});

describe('noteDecision', () => {
  const base = { tenant: 'contoso', correlation: 'turn-1', at: new Date('2026-01-05T09:00:00Z') };

  it('writes down what was allowed, and by which role', async () => {
    const desk = triageDesk();
    const seen = { of: caseOf({ status: 'pending' }), roles: ['analyst' as const] };
    await noteDecision(turnOf('grace', ''), desk, standingFor('grace'), {
      ...{ action: 'copy', number: 1042, seen, role: 'analyst' },
    });
    expect(desk.cases.stored.audit).toEqual([
      {
        ...{ ...base, person: 'grace', role: 'analyst', action: 'copy', case: 1042 },
        ...{ before: 'pending', after: 'pending', isAllowed: true },
      },
    ]);
  });

  it('writes down what was refused, without the status of what they may not see', async () => {
    const desk = triageDesk();
    await noteDecision(turnOf('eve', ''), desk, standingFor('eve'), {
      ...{ action: 'see', number: 7, seen: undefined, role: undefined },
    });
    expect(desk.cases.stored.audit).toEqual([
      {
        ...{ ...base, person: 'eve', role: 'outsider', action: 'see', case: 7 },
        before: null,
        after: null,
        isAllowed: false,
      },
    ]);
  });
});

describe('rememberPerson', () => {
  it('keeps where somebody is written to, and their own chat where that is where they are', async () => {
    const desk = deskFor('grace', triageDesk());
    desk.cases.stored.contacts.length = 0;
    await rememberPerson(turnOf('grace', '', 'channel'), desk, standingFor('grace'));
    const contact = { tenant: 'contoso', person: 'grace', name: 'Grace Hopper', account: '29:grace' };
    const serviceUrl = 'https://smba.trafficmanager.net/emea/';
    expect(desk.cases.stored.contacts).toEqual([{ ...contact, serviceUrl, chat: null }]);
    await rememberPerson(turnOf('grace', ''), desk, standingFor('grace'));
    expect(desk.cases.stored.contacts).toEqual([{ ...contact, serviceUrl, chat: 'own-chat' }]);
  });
});

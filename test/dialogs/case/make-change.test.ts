import { makeChange, type Made } from '../../../dialogs/case/make-change.ts';
import type { ChangeRequest } from '../../../cases/change-case.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { caseOf, standingFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const make = (desk: FakeDesk, person: Person, wish: Omit<ChangeRequest, 'at'>): Promise<Made> =>
  makeChange(turnOf(person, ''), desk, standingFor(person), 1042, wish);

describe('makeChange', () => {
  it('stores the case, its history and its messages, who did it, and that they might', async () => {
    const desk = triageDesk(caseOf());
    desk.cases.stored.contacts.length = 0;
    const made = await make(desk, 'grace', { change: 'claim', revision: 1 });
    const { cases, history, outbox, contacts, audit } = desk.cases.stored;
    expect(made).toEqual({ kind: 'done', seen: { of: cases.get(1042), roles: ['analyst', 'assignee'] } });
    expect(cases.get(1042)).toMatchObject({ status: 'assigned', assignee: 'grace', revision: 2 });
    expect(history.get(1042)).toMatchObject([{ action: 'opened' }, { action: 'claimed', by: 'grace' }]);
    expect(outbox).toMatchObject([{ kind: 'card' }, { kind: 'person', person: 'ada', about: 'claimed' }]);
    expect(contacts).toMatchObject([{ person: 'grace', name: 'Grace Hopper' }]);
    expect(audit).toMatchObject([
      { action: 'claim', role: 'analyst', case: 1042, before: 'new', after: 'assigned', isAllowed: true },
    ]);
  });

  it('tells the ticket system where there is one', async () => {
    const desk = triageDesk(caseOf());
    await make({ ...desk, ticketSystem: 'ServiceNow' }, 'grace', { change: 'note', text: 'So.' });
    expect(desk.cases.stored.outbox).toContainEqual({ kind: 'ticket', case: 1042, event: 'note', text: 'So.' });
  });

  it.each([
    ['grace', 'resolve', 'not-allowed'],
    ['lin', 'reopen', 'wrong-status'],
  ] as const)('stores nothing but the refusal: %s %s', async (person, change, reason) => {
    const desk = triageDesk(caseOf());
    const made = await make(desk, person, { change, text: 'words' });
    expect(made).toMatchObject({ kind: 'refused', reason, seen: { of: caseOf() } });
    const { cases, history, outbox, audit } = desk.cases.stored;
    expect([cases.get(1042), history.get(1042)?.length, outbox]).toEqual([caseOf(), 1, []]);
    expect(audit).toMatchObject([
      { action: change, role: 'outsider', before: 'new', after: null, isAllowed: false, person },
    ]);
  });

  it('says nothing of a case that is not theirs, and writes down that they asked', async () => {
    const desk = triageDesk(caseOf());
    expect(await make(desk, 'eve', { change: 'claim' })).toEqual({ kind: 'unknown' });
    expect(await make(triageDesk(), 'lin', { change: 'claim' })).toEqual({ kind: 'unknown' });
    expect(desk.cases.stored.audit).toMatchObject([{ person: 'eve', before: null, isAllowed: false }]);
    expect(desk.cases.stored.contacts).toHaveLength(5);
  });

  it('rejects, so that the turn runs again, when somebody else has stored something meanwhile', async () => {
    const desk = triageDesk(caseOf());
    const late = {
      ...desk.cases.cases,
      read: async (tenant: string, number: number) => {
        const found = await desk.cases.cases.read(tenant, number);
        desk.cases.stored.cases.set(1042, caseOf({ revision: 2 }));
        return found;
      },
    };
    await expect(
      make({ ...desk, cases: { ...desk.cases, cases: late } }, 'grace', { change: 'claim' }),
    ).rejects.toThrow();
    expect(desk.cases.stored.outbox).toEqual([]);
  });
});

describe('the same press again', () => {
  it.each([
    [{ change: 'ask', text: 'Since when?', revision: 1 }],
    [{ change: 'note', text: 'Called.', revision: 1 }],
    [{ change: 'resolve', text: 'Restarted.', revision: 1 }],
    [{ change: 'close', revision: 1 }],
    [{ change: 'assign', assignee: 'alan', revision: 1 }],
  ] as const)('is done once: %j', async (wish) => {
    const desk = triageDesk(caseOf());
    expect((await make(desk, 'lin', wish)).kind).toBe('done');
    const { outbox, audit } = structuredClone(desk.cases.stored);
    expect(await make(desk, 'lin', wish)).toEqual({
      kind: 'repeated',
      seen: { of: desk.cases.stored.cases.get(1042), roles: ['analyst', 'lead'] },
    });
    expect(desk.cases.stored.cases.get(1042)?.revision).toBe(2);
    expect(desk.cases.stored).toMatchObject({ outbox, audit });
  });

  it('is another one with other words, by somebody else, or on a newer card', async () => {
    const desk = triageDesk(caseOf());
    const note = { change: 'note', text: 'Called.', revision: 1 } as const;
    await make(desk, 'grace', note);
    expect((await make(desk, 'grace', { ...note, text: 'Called again.' })).kind).toBe('done');
    expect((await make(desk, 'alan', note)).kind).toBe('done');
    expect((await make(desk, 'grace', { ...note, revision: 4 })).kind).toBe('done');
    expect((await make(desk, 'grace', { change: 'note', text: 'Called.' })).kind).toBe('done');
  });

  it('is known behind what others have done meanwhile, where it can be done several times', async () => {
    const desk = triageDesk(caseOf());
    const answer = { change: 'answer', text: 'Since today.', revision: 1 } as const;
    await make(desk, 'ada', answer);
    await make(desk, 'grace', { change: 'note', text: 'Ah.' });
    expect((await make(desk, 'ada', answer)).kind).toBe('repeated');
  });

  it('is another one where what it did has been undone, or done to somebody else', async () => {
    const desk = triageDesk(caseOf());
    const close = { change: 'close', revision: 1 } as const;
    await make(desk, 'lin', close);
    await make(desk, 'ada', { change: 'reopen' });
    expect(await make(desk, 'lin', close)).toMatchObject({ kind: 'refused', reason: 'overtaken' });
    await make(desk, 'lin', { change: 'assign', assignee: 'alan', revision: 3 });
    expect(await make(desk, 'lin', { change: 'assign', assignee: 'grace', revision: 3 })).toMatchObject({
      ...{ kind: 'refused', reason: 'overtaken' },
    });
  });

  it('says nothing to whoever has left the team since', async () => {
    const desk = triageDesk(caseOf());
    const note = { change: 'note', text: 'Called.', revision: 1 } as const;
    await make(desk, 'grace', note);
    const gone = await makeChange(turnOf('grace', ''), desk, standingFor('grace', { channels: new Map() }), 1042, note);
    expect(gone).toEqual({ kind: 'unknown' });
  });
});

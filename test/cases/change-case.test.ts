import { caseActions } from '../../cases/access.ts';
import type { SupportCase } from '../../cases/case.ts';
import { changeCase, entryOf, type ChangeRequest } from '../../cases/change-case.ts';
import { transitions, type Change } from '../../cases/transitions.ts';
import { caseOf, standingFor, type Person } from '../support/triage.ts';

const at = new Date('2026-01-05T09:00:00Z');
const changes = caseActions.filter((action): action is Change => action in entryOf);

/** What comes of it when somebody wants to change the case. */
const tryAs = (person: Person, of: SupportCase | undefined, change: Change, more: Partial<ChangeRequest> = {}) =>
  changeCase(of, standingFor(person), { change, at, ...more }, false);

describe('a change that is allowed', () => {
  it('gives the next revision, its entry, and what has to be sent', () => {
    const result = tryAs('grace', caseOf(), 'claim', { revision: 1 });
    expect(result).toEqual({
      ok: true,
      role: 'analyst',
      after: { ...caseOf(), status: 'assigned', assignee: 'grace', revision: 2, updatedAt: at.toISOString() },
      entry: { at: at.toISOString(), by: 'grace', action: 'claimed', status: 'assigned', text: '', isPrivate: false },
      messages: [
        { kind: 'card', case: 1042 },
        { kind: 'person', case: 1042, person: 'ada', about: 'claimed', text: '' },
      ],
    });
  });

  it('tells the ticket system where there is one', () => {
    const result = changeCase(caseOf(), standingFor('grace'), { change: 'note', text: 'So.', at }, true);
    expect(result).toMatchObject({
      ok: true,
      messages: [{ kind: 'card' }, { kind: 'ticket', event: 'note', text: 'So.' }],
    });
  });

  it('keeps a note private, and nothing else', () => {
    expect(tryAs('grace', caseOf(), 'note', { text: 'So.' })).toMatchObject({
      entry: { text: 'So.', isPrivate: true },
    });
    expect(tryAs('grace', caseOf(), 'ask', { text: 'So?' })).toMatchObject({
      entry: { text: 'So?', isPrivate: false },
    });
  });

  it('keeps what was done, and leaves it where something else is done', () => {
    const resolved = tryAs('alan', caseOf({ status: 'assigned', assignee: 'alan' }), 'resolve', { text: 'Restarted.' });
    expect(resolved).toMatchObject({ after: { status: 'resolved', resolution: 'Restarted.' }, role: 'assignee' });
    const after = resolved.ok ? resolved.after : undefined;
    expect(tryAs('ada', after, 'close')).toMatchObject({ after: { status: 'closed', resolution: 'Restarted.' } });
  });

  it('hands a case over, and leaves it with whoever has it when nobody is named', () => {
    const of = caseOf({ status: 'assigned', assignee: 'alan' });
    expect(tryAs('grace', of, 'assign', { assignee: 'lin' })).toMatchObject({ after: { assignee: 'lin' } });
    expect(tryAs('grace', of, 'assign')).toMatchObject({ after: { assignee: 'alan' } });
  });
});

describe('a change that is refused', () => {
  it.each(changes)('of a case that does not exist, or not for them, looks the same: %s', (change) => {
    const notFound = { ok: false, reason: 'not-found' };
    expect(tryAs('lin', undefined, change)).toEqual(notFound);
    expect(tryAs('eve', caseOf(), change)).toEqual(notFound);
    expect(changeCase(caseOf(), standingFor('lin', { tenant: 'fabrikam' }), { change, at }, false)).toEqual(notFound);
  });

  it('names the roles of whoever may see it, and may not do that', () => {
    expect(tryAs('grace', caseOf(), 'resolve')).toEqual({ ok: false, reason: 'not-allowed', roles: ['analyst'] });
    expect(tryAs('ada', caseOf(), 'claim')).toEqual({ ok: false, reason: 'not-allowed', roles: ['requester'] });
  });

  it('is so in a status that has no way from there', () => {
    expect(tryAs('lin', caseOf({ status: 'closed' }), 'ask')).toEqual({ ok: false, reason: 'wrong-status' });
  });

  it('is so for a case that is theirs already, whatever card they press', () => {
    const own = caseOf({ status: 'assigned', assignee: 'grace', revision: 3 });
    expect(tryAs('grace', own, 'claim', { revision: 1 })).toEqual({ ok: false, reason: 'already-yours' });
  });

  it('never takes a case from whoever has it', () => {
    const taken = caseOf({ status: 'assigned', assignee: 'alan', revision: 2 });
    const overtaken = { ok: false, reason: 'overtaken' };
    expect(tryAs('grace', taken, 'claim', { revision: 2 })).toEqual(overtaken);
    expect(tryAs('grace', taken, 'claim')).toEqual(overtaken);
  });

  const stale: readonly Change[] = ['assign', 'resolve', 'close', 'reopen'];

  it.each(changes.filter((change) => change !== 'claim'))(
    'on an old card, where it would replace something: %s',
    (change) => {
      // Somebody who may do all of it, and a status in which it can be done.
      const lin = caseOf({
        requester: 'lin',
        revision: 4,
        status: change === 'reopen' ? 'resolved' : 'assigned',
        assignee: 'alan',
      });
      expect(transitions[lin.status][change]).toBeDefined();
      expect(tryAs('lin', lin, change, { revision: 4 })).toMatchObject({ ok: true });
      expect(tryAs('lin', lin, change)).toMatchObject({ ok: true });
      expect(tryAs('lin', lin, change, { revision: 3 })).toMatchObject(
        stale.includes(change) ? { ok: false, reason: 'overtaken' } : { ok: true },
      );
    },
  );
});

describe('who may change what', () => {
  const people: readonly Person[] = ['ada', 'grace', 'alan', 'lin', 'eve'];
  const cells = people.flatMap((person) => changes.map((change) => [person, change] as const));
  const mayDo: Readonly<Record<Person, readonly Change[]>> = {
    ada: ['answer', 'close', 'reopen'],
    grace: ['assign', 'ask', 'note', 'reopen'],
    alan: ['assign', 'ask', 'note', 'resolve', 'close', 'reopen'],
    lin: ['assign', 'ask', 'note', 'resolve', 'close', 'reopen'],
    eve: [],
  };

  it.each(cells)('%s and %s, of a case that Alan has', (person, change) => {
    const of = caseOf({ assignee: 'alan', status: change === 'reopen' ? 'closed' : 'assigned' });
    expect(tryAs(person, of, change, { text: 'words', assignee: 'lin' }).ok).toBe(mayDo[person].includes(change));
  });

  it.each(['grace', 'alan', 'lin'] as const)('%s may claim what nobody has', (person) => {
    expect(tryAs(person, caseOf(), 'claim').ok).toBe(true);
  });
});

import type { z } from 'zod';
import { caseSubmits } from '../../../cards/case/case.ts';
import { access, roleFor, rolesIn, type CaseAction } from '../../../cases/access.ts';
import type { SupportCase } from '../../../cases/case.ts';
import { caseActions } from '../../../dialogs/case/case-actions.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { Desk } from '../../../dialogs/desk.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import { formOf, type FakeDesk } from '../../support/fake-desk.ts';
import { caseOf, contactOf, deskFor, standingFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

type Submit = z.infer<(typeof caseSubmits)[number]>;
type Act = (turn: Turn, state: typeof freshState, desk: Desk, submit: Submit) => Promise<Reply>;

/** What the button for each action sends. */
const sends: Readonly<Record<CaseAction, { readonly verb: Submit['verb'] } & Readonly<Record<string, unknown>>>> = {
  see: { verb: 'case.opened' },
  answer: { verb: 'case.answered', answer: 'Since today.' },
  claim: { verb: 'case.claimed' },
  assign: { verb: 'case.assigned', assignee: 'lin' },
  ask: { verb: 'case.asked', question: 'Since when?' },
  note: { verb: 'case.noted', note: 'Called.' },
  resolve: { verb: 'case.resolved', resolution: 'Restarted.' },
  close: { verb: 'case.closed' },
  reopen: { verb: 'case.reopened', reason: 'It is back.' },
  copy: { verb: 'case.copied', target: 'microsoft' },
  retry: { verb: 'case.retried' },
};
const actions = Object.keys(sends) as CaseAction[];
const common = { form: formOf(1), case: 1042, revision: 1 };

/** Presses the button as the channel would have it: through the schema that stands at the door. */
async function press(desk: FakeDesk, person: Person, data: object): Promise<readonly string[]> {
  const submit = caseSubmits.map((schema) => schema.safeParse(data)).find(({ success }) => success)?.data;
  if (!submit) throw new Error(`Nobody understands ${JSON.stringify(data)}.`);
  const turn = turnOf(person, submit);
  const act = caseActions[submit.verb] as Act;
  const otherStanding = standingFor('lin');
  await act(turn, freshState, { ...deskFor(person, desk), otherStanding, otherContact: contactOf('lin') }, submit);
  return turn.replies;
}

const letter = { id: 'x', tenant: 'contoso', attempts: 1, at: '', reason: 'Nobody answers.' };

/** A desk with a case on which the action is possible, and that has something to send again. */
function deskWhere(action: CaseAction): { desk: FakeDesk; of: SupportCase } {
  const status = action === 'reopen' ? 'closed' : action === 'claim' ? 'new' : 'assigned';
  const of = caseOf({ status, assignee: action === 'claim' ? null : 'alan' });
  const desk = triageDesk(of);
  desk.cases.stored.dead.push({ ...letter, message: { kind: 'card', case: 1042 } });
  return { desk, of };
}

const shapeOf = ({ cases: { stored } }: FakeDesk) =>
  structuredClone({
    ...{ cases: stored.cases, history: stored.history, outbox: stored.outbox, dead: stored.dead },
    contacts: stored.contacts,
  });

const people: readonly Person[] = ['ada', 'grace', 'alan', 'lin', 'eve'];
const cells = people.flatMap((person) => actions.map((action) => [person, action] as const));

describe('the buttons of a case, role by action', () => {
  it.each(cells)('do what the table says: %s wants to %s', async (person, action) => {
    const { desk, of } = deskWhere(action);
    const before = shapeOf(desk);
    const role = roleFor(action, rolesIn(of, standingFor(person)));
    const replies = await press(desk, person, { ...common, ...sends[action] });
    const [noted] = desk.cases.stored.audit;
    const changes = action !== 'see' && action !== 'copy';
    if (role !== undefined) {
      expect(access[role][action]).toBe(true);
      expect(replies.join('\n')).not.toMatch(/^(?:I know no case|Only )/m);
      if (changes) expect(shapeOf(desk)).not.toEqual(before);
    } else {
      expect(replies.join('\n')).toMatch(person === 'eve' ? /^I know no case 1042 that is yours\.$/ : /^Only /m);
      expect(shapeOf(desk)).toEqual(before);
    }
    // People look at their own cases as they like; everything else is written down.
    if (action === 'see' && role === 'requester') expect(noted).toBeUndefined();
    else
      expect(noted).toMatchObject({
        person,
        action,
        case: 1042,
        role: role ?? 'outsider',
        isAllowed: role !== undefined,
      });
  });

  it('cover every verb that a card of a case sends', () => {
    const verbs = caseSubmits.map((schema) => schema.shape.verb.value).sort();
    expect(actions.map((action) => sends[action].verb).sort()).toEqual(verbs);
    expect(Object.keys(caseActions).sort()).toEqual(verbs);
  });
});

describe('what was typed on a card', () => {
  it.each([
    ['grace', 'ask', 'asked', 'Since when?'],
    ['grace', 'note', 'noted', 'Called.'],
    ['alan', 'resolve', 'resolved', 'Restarted.'],
    ['ada', 'reopen', 'reopened', 'It is back.'],
    ['ada', 'answer', 'answered', 'Since today.'],
  ] as const)('stands in the history: %s %s', async (person, action, done, text) => {
    const { desk } = deskWhere(action);
    await press(desk, person, { ...common, ...sends[action] });
    expect(desk.cases.stored.history.get(1042)?.at(-1)).toMatchObject({ action: done, text, by: person });
  });

  it.each(['ask', 'note', 'resolve', 'answer', 'assign'] as const)(
    'may be missing where an old client leaves empty fields out: %s',
    async (action) => {
      const { desk } = deskWhere(action);
      const replies = await press(desk, action === 'answer' ? 'ada' : 'alan', { ...common, verb: sends[action].verb });
      expect(replies).toEqual([expect.stringMatching(/^Please /)]);
    },
  );

  it('need not say why a case is opened again', async () => {
    const { desk } = deskWhere('reopen');
    await press(desk, 'ada', { ...common, verb: 'case.reopened' });
    expect(desk.cases.stored.history.get(1042)?.at(-1)).toMatchObject({ action: 'reopened', text: '' });
  });

  it('copies for whom it says', async () => {
    const { desk } = deskWhere('copy');
    const [lead] = await press(desk, 'grace', { ...common, verb: 'case.copied', target: 'ticket' });
    expect(lead).toContain('for your ticket system');
  });
});

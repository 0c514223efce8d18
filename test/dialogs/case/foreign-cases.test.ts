import fc from 'fast-check';
import { cardButtons } from '../../../cards/card-text.ts';
import { readSubmit } from '../../../cards/submits.ts';
import { drawCard } from '../../../dialogs/case/case-view.ts';
import { caseActions } from '../../../dialogs/case/case-actions.ts';
import { hearCaseWords } from '../../../dialogs/case/case-words.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { Desk } from '../../../dialogs/desk.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { scale } from '../../support/scale.ts';
import { caseOf, standingFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const tenants = ['contoso', 'fabrikam', 'tailspin'] as const;
type Tenant = (typeof tenants)[number];

/** Three cases of each tenant; the people have the same ids everywhere, and the channels the same names. */
const cases = tenants.flatMap((tenant, at) =>
  [0, 1, 2].map((of) =>
    caseOf({
      ...{ tenant, number: 1001 + 3 * at + of, assignee: of === 1 ? 'alan' : null },
      status: of === 1 ? 'assigned' : of === 2 ? 'pending' : 'new',
      details: { problem: { state: 'given', value: `canary of ${tenant}` } },
    }),
  ),
);

const words = [
  ...['case #', 'packet ', 'claim ', 'close ', 'reopen ', 'assign # to me'],
  ...['note # words', 'ask # words', 'resolve # words', 'answer # words', 'case #: words', 'my cases', 'cases'],
];

/** What buttons of all cards of all tenants send: whoever has seen one can send it again. */
const replayed = cases.flatMap((of) => {
  const { card } = drawCard(of, [], [{ ...letterOf(of.number) }], []);
  const typed = { question: 'words', note: 'words', resolution: 'words', assignee: 'grace' };
  return cardButtons(card).flatMap(({ data }) => {
    const filled = Object.entries(typed).map(([name, value]) => ({ ...data, [name]: value }));
    return [data, ...filled].filter((one) => readSubmit(one).ok);
  });
});

function letterOf(number: number) {
  const message = { kind: 'card' as const, case: number };
  return { id: 'x', tenant: 'contoso', attempts: 1, at: '', reason: 'Nobody answers.', message };
}

interface Attempt {
  readonly person: Person;
  readonly tenant: Tenant;
  readonly isLead: boolean;
  readonly done: { readonly text: string } | { readonly submit: object };
  readonly where: 'personal' | 'channel';
}

const attempt = fc.record<Attempt>({
  person: fc.constantFrom<Person>('ada', 'grace', 'alan', 'lin', 'eve'),
  tenant: fc.constantFrom(...tenants),
  isLead: fc.boolean(),
  done: fc.oneof(
    fc.record({
      text: fc
        .tuple(fc.constantFrom(...words), fc.integer({ min: 1000, max: 1012 }))
        .map(([said, number]) => said.replace(/#|$/, String(number))),
    }),
    fc.record({ submit: fc.constantFrom(...replayed) }),
  ),
  where: fc.constantFrom('personal', 'channel'),
});

type Act = (turn: Turn, state: typeof freshState, desk: Desk, submit: object) => Promise<Reply>;

async function dare(desk: FakeDesk, { person, tenant, isLead, done, where }: Attempt): Promise<string> {
  const turn = { ...turnOf(person, '', where), identity: { tenant, person } };
  const standing = standingFor(person, { tenant, isLead });
  const otherStanding = standingFor('grace', { tenant });
  const during = { ...desk, standing, otherStanding };
  if ('text' in done) await hearCaseWords({ ...turn, text: done.text }, freshState, during);
  else {
    const read = readSubmit(done.submit);
    if (!read.ok) throw new Error('It was understood before.');
    await (caseActions[read.submit.verb as keyof typeof caseActions] as Act)(turn, freshState, during, read.submit);
  }
  return turn.replies.join('\n');
}

describe('three tenants', () => {
  it('have cases, words and buttons to try', () => {
    expect(cases).toHaveLength(9);
    expect(replayed.length).toBeGreaterThan(60);
  });

  it('read nothing of each other and change nothing, whatever is guessed or sent again', async () => {
    let read = 0;
    let written = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 10, maxLength: 10 }), async (attempts) => {
        const desk = triageDesk(...cases);
        for (const one of attempts) {
          const before = new Map(desk.cases.stored.cases);
          const said = await dare(desk, one);
          const foreign = tenants.filter((tenant) => tenant !== one.tenant);
          expect(foreign.filter((tenant) => said.includes(`canary of ${tenant}`))).toEqual([]);
          const changed = [...desk.cases.stored.cases.values()].filter((of) => before.get(of.number) !== of);
          expect(changed.filter(({ tenant }) => tenant !== one.tenant)).toEqual([]);
          if (one.person === 'eve') expect([said.includes('canary'), changed]).toEqual([false, []]);
          read += said.includes(`canary of ${one.tenant}`) ? 1 : 0;
          written += changed.length;
        }
        const foreignNotes = desk.cases.stored.audit.filter(
          ({ case: number, tenant, isAllowed }) =>
            isAllowed && number !== null && cases.find((of) => of.number === number)?.tenant !== tenant,
        );
        expect(foreignNotes).toEqual([]);
      }),
      { numRuns: 100 * scale },
    );
    // Else nobody would have been able to do anything at all.
    expect(read).toBeGreaterThan(20);
    expect(written).toBeGreaterThan(20);
  });
});

import type { Standing } from '../../../cases/access.ts';
import { assignByCard } from '../../../dialogs/case/assign-case.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, contactOf, deskFor, standingFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const assign = async (desk: FakeDesk, person: Person, assignee: string, otherStanding?: Standing) => {
  const turn = turnOf(person, {}, 'channel');
  const otherContact = otherStanding && contactOf('alan', { person: otherStanding.person, chat: 'chat' });
  const during = { ...deskFor(person, desk), otherStanding, otherContact };
  const { outcome } = await assignByCard(turn, freshState, during, { number: 1042, assignee, revision: 1 });
  return { turn, outcome, of: desk.cases.stored.cases.get(1042) };
};

const notInTeam = expect.stringMatching(/^Only a member of the team of this channel can get the case\./) as string;

describe('assignByCard', () => {
  it('hands a case to a member of its channel, and remembers where they are written to', async () => {
    const desk = triageDesk(caseOf());
    const { turn, outcome, of } = await assign(desk, 'grace', 'alan', standingFor('alan'));
    expect(of).toMatchObject({ assignee: 'alan', status: 'assigned' });
    expect(turn.replies).toEqual([expect.stringMatching(/^\[replaced\] [^]*Alan Turing has it/)]);
    expect(outcome).toBe('button');
    expect(desk.cases.stored.outbox).toContainEqual({
      ...{ kind: 'person', case: 1042, person: 'alan', about: 'assigned', text: '' },
    });
    expect(desk.cases.stored.contacts).toContainEqual(contactOf('alan', { chat: 'chat' }));
  });

  it('lets an analyst take it over, without anybody else vouching for them', async () => {
    const desk = triageDesk(caseOf({ status: 'assigned', assignee: 'alan' }));
    expect((await assign(desk, 'grace', 'grace')).of).toMatchObject({ assignee: 'grace' });
  });

  it.each([
    ['nobody vouches for', 'alan', undefined],
    ['is not in the team', 'eve', standingFor('eve')],
    ['is another one than was asked about', 'eve', standingFor('alan')],
    ['is of another tenant', 'alan', standingFor('alan', { tenant: 'fabrikam' })],
  ])('hands it to nobody who %s', async (_why, assignee, other) => {
    const desk = triageDesk(caseOf());
    const { turn, outcome, of } = await assign(desk, 'grace', assignee, other);
    expect(turn.replies).toEqual([notInTeam]);
    expect(of).toEqual(caseOf());
    expect(outcome).toBe('outdated');
    expect(desk.cases.stored.contacts).toHaveLength(5);
  });

  it('asks for patience where it could not find out', async () => {
    const unsure = standingFor('alan', { channels: new Map(), isUnsure: true });
    const { turn, of } = await assign(triageDesk(caseOf()), 'grace', 'alan', unsure);
    expect(turn.replies).toEqual([expect.stringContaining('try again in a minute')]);
    expect(of?.assignee).toBeNull();
  });

  it('asks for a person where none was chosen', async () => {
    const { turn } = await assign(triageDesk(caseOf()), 'grace', '');
    expect(turn.replies).toEqual([expect.stringMatching(/^Please choose first/)]);
  });

  it('tells those who may not do it nothing about anybody else', async () => {
    const own = await assign(triageDesk(caseOf()), 'ada', 'eve', standingFor('eve'));
    expect(own.turn.replies.at(-1)).toMatch(/^Only analysts of the desk can do that\./);
    const foreign = await assign(triageDesk(caseOf()), 'eve', '');
    expect(foreign.turn.replies).toEqual(['I know no case 1042 that is yours.']);
  });

  it('says to somebody without an account what cases need', async () => {
    const turn = recordTurn({ identity: undefined, submit: {} });
    await assignByCard(turn, freshState, triageDesk(caseOf()), { number: 1042, assignee: 'alan', revision: 1 });
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
  });
});

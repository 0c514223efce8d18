import { changeByCard, sayNeed, type CardWish } from '../../../dialogs/case/change-by-card.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const press = async (desk: FakeDesk, person: Person, wish: Omit<CardWish, 'number'>) => {
  const turn = turnOf(person, {}, person === 'ada' ? 'personal' : 'channel');
  const reply = await changeByCard(turn, freshState, deskFor(person, desk), { ...wish, number: 1042 });
  return { turn, outcome: reply.outcome, state: reply.state };
};

describe('a change by a card', () => {
  it('puts the case as it is now in the place of the pressed card, and says nothing beside it', async () => {
    const desk = triageDesk(caseOf());
    const { turn, outcome, state } = await press(desk, 'grace', { change: 'claim', revision: 1 });
    expect(turn.replies).toEqual([expect.stringMatching(/^\[replaced\] Case 1042: [^]*Grace Hopper has it/)]);
    expect(turn.titles()).not.toContain('Claim');
    expect(turn.dataOf('Close')).toMatchObject({ case: 1042, revision: 2 });
    expect({ outcome, state }).toEqual({ outcome: 'button', state: freshState });
  });

  it('thanks the requester on their own card', async () => {
    const desk = triageDesk(caseOf({ status: 'pending' }));
    const { turn } = await press(desk, 'ada', { change: 'answer', text: 'Since today.', revision: 1 });
    expect(turn.replies).toEqual([expect.stringContaining('Thank you. Your answer is with the desk.')]);
    const text = 'The requester of case 1042 writes: Since today.';
    expect(desk.cases.stored.outbox).toContainEqual({ kind: 'thread', case: 1042, text });
  });

  it.each(['ask', 'note', 'resolve'] as const)(
    'asks for the words that it needs, and leaves the card as it is: %s',
    async (change) => {
      const desk = triageDesk(caseOf({ status: 'assigned', assignee: 'alan' }));
      const { turn, outcome } = await press(desk, 'alan', { change, text: '', revision: 1 });
      expect(turn.replies).toEqual([expect.stringMatching(/^Please write /)]);
      // Not final: the same card may be pressed again.
      expect(outcome).toBe('outdated');
      expect(desk.cases.stored.cases.get(1042)?.revision).toBe(1);
    },
  );

  it('asks nobody for words who may not see the case', async () => {
    const { turn } = await press(triageDesk(caseOf()), 'eve', { change: 'ask', text: '', revision: 1 });
    expect(turn.replies).toEqual(['I know no case 1042 that is yours.']);
  });

  it('needs no words to open a case again', async () => {
    const desk = triageDesk(caseOf({ status: 'closed' }));
    expect((await press(desk, 'ada', { change: 'reopen', text: '', revision: 1 })).outcome).toBe('button');
    expect(desk.cases.stored.cases.get(1042)?.status).toBe('new');
  });

  it('lets one of two analysts have it, and tells the other who that is', async () => {
    const desk = triageDesk(caseOf());
    await press(desk, 'alan', { change: 'claim', revision: 1 });
    const { turn, outcome } = await press(desk, 'grace', { change: 'claim', revision: 1 });
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\] Case 1042: [^]*Alan Turing has it/),
      'Alan Turing has case 1042 already. To take it over, assign it to yourself.',
    ]);
    expect(outcome).toBe('outdated');
    expect(desk.cases.stored.cases.get(1042)?.assignee).toBe('alan');
  });

  it('is done once however often it is pressed', async () => {
    const desk = triageDesk(caseOf());
    for (const change of ['claim', 'claim'] as const) {
      const { turn, outcome } = await press(desk, 'grace', { change, revision: 1 });
      expect(turn.replies).toHaveLength(1);
      expect(outcome).toBe('button');
    }
    expect(desk.cases.stored.history.get(1042)).toHaveLength(2);
  });

  it('says why it is refused, with the case as it is', async () => {
    const { turn, outcome } = await press(triageDesk(caseOf()), 'grace', { change: 'close', revision: 1 });
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\]/),
      expect.stringContaining('claim it first (“claim 1042”)'),
    ]);
    expect(outcome).toBe('outdated');
  });

  it('says nothing of a case that is not theirs, and shows no card', async () => {
    const { turn, outcome } = await press(triageDesk(caseOf()), 'eve', { change: 'claim', revision: 1 });
    expect(turn.replies).toEqual(['I know no case 1042 that is yours.']);
    expect(outcome).toBe('outdated');
  });

  it('says to somebody without an account what cases need', async () => {
    const turn = recordTurn({ identity: undefined, submit: {} });
    await changeByCard(turn, freshState, triageDesk(caseOf()), { change: 'close', number: 1042, revision: 1 });
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
  });
});

it('says what is missing so that the press does not count', async () => {
  const turn = turnOf('ada', {});
  expect(await sayNeed(turn, freshState, 'Words.')).toEqual({ state: freshState, outcome: 'outdated' });
  expect(turn.replies).toEqual(['Words.']);
});

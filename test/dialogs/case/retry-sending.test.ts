import type { DeadLetter } from '../../../cases/outbox.ts';
import { retrySending } from '../../../dialogs/case/retry-sending.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const letter: DeadLetter = {
  ...{ id: 'x', tenant: 'contoso', attempts: 9, at: '', reason: 'Nobody answers.' },
  message: { kind: 'ticket', case: 1042, event: 'opened', text: '' },
};

const retry = async (desk: FakeDesk, person: Person) => {
  const turn = turnOf(person, {}, 'channel');
  const { outcome } = await retrySending(turn, freshState, deskFor(person, desk), 1042);
  return { turn, outcome };
};

const deskWith = (letters: number, more = {}) => {
  const desk = triageDesk(caseOf(more));
  desk.cases.stored.dead.push(...Array.from({ length: letters }, () => letter));
  return desk;
};

describe('retrySending', () => {
  it.each([
    [1, 'One message is sent again.'],
    [3, '3 messages are sent again.'],
  ])('sends again what has not arrived, and draws the card anew: %d', async (letters, said) => {
    const desk = deskWith(letters);
    const { turn, outcome } = await retry(desk, 'grace');
    expect(turn.replies).toEqual([expect.stringMatching(/^\[replaced\] Case 1042/), said]);
    expect(turn.titles()).not.toContain('Send again');
    expect(outcome).toBe('button');
    expect(desk.cases.stored.dead).toEqual([]);
    expect(desk.cases.stored.outbox).toEqual([{ kind: 'card', case: 1042 }]);
    expect(desk.cases.stored.audit).toMatchObject([{ action: 'retry', role: 'analyst', isAllowed: true }]);
  });

  it('says so where nothing is left, and sends nothing', async () => {
    const desk = deskWith(0);
    expect((await retry(desk, 'grace')).turn.replies.at(-1)).toBe('Nothing is left that has not been sent.');
    expect(desk.cases.stored.outbox).toEqual([]);
  });

  it('draws no card in a channel that there is not', async () => {
    const desk = deskWith(1, { channel: null });
    await retry(desk, 'grace');
    expect(desk.cases.stored.outbox).toEqual([]);
    expect(desk.cases.stored.dead).toEqual([]);
  });

  it('is for analysts alone', async () => {
    const desk = deskWith(1);
    expect((await retry(desk, 'ada')).turn.replies).toEqual(['Only analysts of the desk can send it again.']);
    expect((await retry(desk, 'eve')).turn.replies).toEqual(['I know no case 1042 that is yours.']);
    const turn = recordTurn({ identity: undefined });
    await retrySending(turn, freshState, desk, 1042);
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
    expect(desk.cases.stored.dead).toHaveLength(1);
    expect(desk.cases.stored.audit.map(({ isAllowed }) => isAllowed)).toEqual([false, false]);
  });
});

import { longestNote } from '../../../cards/case/case.ts';
import { readSubmit } from '../../../cards/submits.ts';
import { caseActions } from '../../../dialogs/case/case-actions.ts';
import { offerAsAnswer } from '../../../dialogs/case/offer-answer.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, triageDesk, turnOf } from '../../support/triage.ts';

const pending = caseOf({ status: 'pending', revision: 4 });
const typed = 'Since ${1 + 1} o’clock, *I* think';

describe('offerAsAnswer', () => {
  it('asks whether a text answers the question that waits', async () => {
    const turn = turnOf('ada', typed);
    const reply = await offerAsAnswer(turn, freshState, triageDesk(pending));
    expect(turn.replies[0]).toMatch(/^\[card\] Is this your answer to case 1042\?/);
    expect(turn.dataOf('Send it as my answer to case 1042')).toMatchObject({
      ...{ verb: 'case.answered', case: 1042, revision: 4, answer: typed },
    });
    expect(reply).toEqual({ state: freshState, outcome: 'choose' });
  });

  it('sends the text when the button is pressed', async () => {
    const desk = triageDesk(pending);
    const turn = turnOf('ada', typed);
    await offerAsAnswer(turn, freshState, desk);
    const read = readSubmit(turn.dataOf('Send it as my answer to case 1042'));
    if (!read.ok || read.submit.verb !== 'case.answered') throw new Error('The button is not understood.');
    const pressed = turnOf('ada', read.submit);
    await caseActions['case.answered'](pressed, freshState, desk, read.submit);
    expect(desk.cases.stored.history.get(1042)?.at(-1)).toMatchObject({ action: 'answered', text: typed });
    expect(pressed.replies).toEqual([expect.stringContaining('Thank you. Your answer is with the desk.')]);
  });

  it('asks for which case it is where several wait, and offers no other', async () => {
    const more = [1043, 1044].map((number) => caseOf({ number, status: 'pending' }));
    const turn = turnOf('ada', typed);
    await offerAsAnswer(turn, freshState, triageDesk(pending, ...more, caseOf({ number: 1045 })));
    expect(turn.replies[0]).toMatch(/^\[card\] To which case is this your answer\?/);
    expect(turn.titles().map((title) => title.slice(0, 5))).toEqual(['1044:', '1043:', '1042:']);
  });

  it.each([
    ['nothing waits', turnOf('ada', typed), caseOf()],
    ['the question is for somebody else', turnOf('grace', typed), pending],
    ['others read', turnOf('ada', typed, 'channel'), pending],
    ['nothing was typed', turnOf('ada', '  '), pending],
    ['it is too long for an answer', turnOf('ada', 'x'.repeat(longestNote + 1)), pending],
    ['nobody vouches for the person', recordTurn({ text: typed, identity: undefined }), pending],
  ])('asks nothing where %s', async (_why, turn, of) => {
    expect(await offerAsAnswer(turn, freshState, triageDesk(of))).toBeUndefined();
    expect(turn.replies).toEqual([]);
  });
});

import { showWhatToCollect } from '../../../dialogs/draft/what-to-collect.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { firstLines } from '../../support/conversation.ts';
import { fakeArticle, fakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const details = fakeArticle('case-details', { title: 'What to collect', kind: 'intake' });
const asking = { kind: 'line' as const, script: 'describe-problem', field: 'code' };
const state = { ...freshState, asking, known: { error: '' } };

describe('showWhatToCollect', () => {
  it('says why no case is opened, and shows the list; the open question stays', async () => {
    const turn = recordTurn();
    const after = await showWhatToCollect(turn, state, fakeDesk([details]));
    expect(firstLines(turn)).toEqual([
      expect.stringMatching(/^I cannot open a case here: for that I have to know you by a work or school account\./),
      '[card] What to collect',
    ]);
    expect(turn.replies[1]).toContain('you asked for a person');
    expect(after).toMatchObject({ asking, known: { error: '' }, last: { article: 'case-details' } });
  });

  it('says it where the list is missing, too', async () => {
    const turn = recordTurn();
    expect(await showWhatToCollect(turn, state, fakeDesk([]))).toBe(state);
    expect(turn.replies).toHaveLength(1);
  });
});

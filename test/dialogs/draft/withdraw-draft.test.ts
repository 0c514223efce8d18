import { withdrawDraft } from '../../../dialogs/draft/withdraw-draft.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const draft = aDraft(someDetails({ problem: 'It fails.', page: 'my own page' }));
const asked = (id: string) => ({ kind: 'detail' as const, draft: id, detail: 'page' as const });

describe('withdrawDraft', () => {
  it('keeps nothing, and shows nothing of the answers any more', async () => {
    const desk = putDrafts(fakeDesk([]), draft, aDraft({}, { id: draftId(2) }));
    const turn = recordTurn();
    const state = { ...freshState, draft: draft.id, asking: asked(draft.id) };
    expect(await withdrawDraft(turn, state, desk, draft)).toEqual({ state: freshState, outcome: 'button' });
    expect([...desk.cases.stored.drafts.keys()]).toEqual([draftId(2)]);
    expect(turn.replies[0]).toContain('Withdrawn. Nothing of it is kept.');
    expect(turn.replies[0]).not.toContain('my own page');
    expect(turn.titles()).toEqual([]);
    expect(turn.replies[1]).toMatch(/^I have withdrawn your case/);
  });

  it('leaves alone what is asked about another draft', async () => {
    const state = { ...freshState, draft: draftId(2), asking: asked(draftId(2)) };
    expect((await withdrawDraft(recordTurn(), state, fakeDesk([]), draft)).state).toEqual(state);
  });
});

import { askDetail, askNext, repeatDetail, sayDraftGone, sayQuestion } from '../../../dialogs/draft/ask-detail.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { firstLines } from '../../support/conversation.ts';
import { aDraft, allDetails, draftId, putDrafts } from '../../support/drafts.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const asking = (detail: 'page' | 'impact') => ({ kind: 'detail' as const, draft: draftId(1), detail });

describe('sayQuestion', () => {
  it('numbers what can be chosen', () => {
    expect(sayQuestion('impact', null)).toBe(
      'How many people have the problem? Say the number.\n\n1. Everyone\n2. Several people\n3. One person',
    );
    expect(sayQuestion('licence', null)).not.toMatch(/1\./);
  });

  it('speaks plainly to the person who is locked out', () => {
    expect(sayQuestion('userId', 'helpdesk')).toMatch(/^Whose reset failed\?/);
    expect(sayQuestion('userId', 'requester')).toMatch(/^What is your sign-in name\?/);
    expect(sayQuestion('page', 'requester')).toBe(sayQuestion('page', null));
  });
});

describe('askDetail and askNext', () => {
  it('remember the open question, and nothing that was typed', async () => {
    const state = { ...freshState, known: { error: 'x' } };
    const turn = recordTurn();
    const reply = await askDetail(turn, state, fakeDesk([]), aDraft(), 'page');
    expect(reply).toEqual({ state: { ...freshState, asking: asking('page'), draft: draftId(1) }, outcome: 'talk' });
    const next = await askNext(recordTurn(), freshState, fakeDesk([]), aDraft(), 'urgency');
    expect(next.state.asking).toBeNull();
  });

  it('show the draft when nothing is left', async () => {
    const turn = recordTurn();
    await askNext(turn, freshState, fakeDesk([]), aDraft(allDetails));
    expect(firstLines(turn)).toEqual([expect.stringMatching(/last question/), '[card] Your case: The reset fails']);
  });
});

describe('repeatDetail', () => {
  it('puts the open question again', async () => {
    const turn = recordTurn();
    const state = { ...freshState, asking: asking('impact'), draft: draftId(1) };
    const desk = putDrafts(fakeDesk([]), aDraft());
    expect(await repeatDetail(turn, state, desk)).toEqual({ state, outcome: 'talk' });
    expect(turn.replies).toEqual([sayQuestion('impact', null)]);
  });

  it('says that the draft is gone', async () => {
    const turn = recordTurn();
    const state = { ...freshState, asking: asking('page'), draft: draftId(1) };
    expect(await repeatDetail(turn, state, fakeDesk([]))).toEqual({ state: freshState, outcome: 'talk' });
    expect(turn.replies).toEqual([expect.stringMatching(/has been sent or withdrawn meanwhile/)]);
    const again = recordTurn();
    await sayDraftGone(again, state);
    expect(again.replies).toEqual(turn.replies);
  });
});

import { closedDraftCard, openDraftCard, showDraft, showReview } from '../../../dialogs/draft/show-draft.ts';
import { cardButtons } from '../../../cards/card-text.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { aDraft, allDetails, someDetails } from '../../support/drafts.ts';
import { fakeDesk, formOf } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const titles = (card: Parameters<typeof cardButtons>[0]) => cardButtons(card).map(({ title }) => title);
const all = ['Send the case', 'Answer the questions', 'Fill in a form', 'Withdraw'];
const answered = ['Send the case', 'Fill in a form', 'Withdraw'];

describe('openDraftCard', () => {
  it('offers the questions only where some are left for this person', () => {
    expect(titles(openDraftCard(aDraft(), formOf(1), null).card)).toEqual(all);
    expect(titles(openDraftCard(aDraft(allDetails), formOf(1), null).card)).toEqual(answered);
    const others = Object.fromEntries(Object.entries(allDetails).filter(([name]) => name !== 'eventLog'));
    expect(titles(openDraftCard(aDraft(others), formOf(1), 'helpdesk').card)).toEqual(all);
    expect(titles(openDraftCard(aDraft(others), formOf(1), 'requester').card)).toEqual(answered);
  });

  it('says in a notification what it is about and how far it is', () => {
    const draft = aDraft(someDetails({ problem: 'It fails.' }));
    expect(openDraftCard(draft, formOf(1), null).summary).toBe('Your case: It fails (1 of 12 details)');
  });
});

describe('closedDraftCard', () => {
  it.each(['sent', 'withdrawn'] as const)('has no buttons: %s', (state) => {
    const { card, summary } = closedDraftCard(aDraft(), formOf(1), { state, note: 'It is over.' });
    expect(titles(card)).toEqual([]);
    expect(summary).toBe('It is over.');
  });
});

describe('showDraft and showReview', () => {
  it('put the open question away, and take the draft in hand', async () => {
    const draft = aDraft();
    const asking = { kind: 'detail' as const, draft: draft.id, detail: 'page' as const };
    const turn = recordTurn();
    const state = await showDraft(turn, { ...freshState, asking }, fakeDesk([]), draft);
    expect(state).toEqual({ ...freshState, draft: draft.id });
    expect(turn.dataOf('Send the case')).toMatchObject({ draft: draft.id, revision: 1, form: formOf(1) });
    const review = recordTurn();
    expect(await showReview(review, freshState, fakeDesk([]), draft)).toEqual({ state, outcome: 'talk' });
    expect(review.replies[0]).toMatch(/^That was the last question\./);
  });
});

import type { CaseDraft } from '../../../cases/draft.ts';
import { saveForm, showForm } from '../../../dialogs/draft/show-form.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { firstLines } from '../../support/conversation.ts';
import { aDraft, allDetails, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeDesk, formOf } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const asking = { kind: 'detail' as const, draft: draftId(1), detail: 'page' as const };
const choice = { kind: 'choice' as const, form: '', about: '', question: '', options: [], fill: {} };

const save = async (values: object, given: { draft?: CaseDraft; revision?: number } = {}) => {
  const { draft = aDraft(), revision = draft.revision } = given;
  const desk = putDrafts(fakeDesk([]), draft);
  const turn = recordTurn();
  const saved = { form: formOf(7), revision, values: { ...values } };
  const reply = await saveForm(turn, { ...freshState, asking }, desk, draft, saved);
  return { turn, ...reply, stored: desk.cases.stored.drafts.get(draft.id) };
};

describe('showForm', () => {
  it('shows what is known, and asks the open question no longer', async () => {
    const turn = recordTurn();
    const { state } = await showForm(turn, { ...freshState, asking }, fakeDesk([]), aDraft(allDetails));
    expect(state).toEqual({ ...freshState, draft: draftId(1) });
    expect(turn.replies[0]).toContain('The reset fails.');
    expect(turn.dataOf('Save the details')).toMatchObject({ draft: draftId(1), revision: 1, form: formOf(1) });
  });

  it('leaves a question open that is about something else', async () => {
    const state = { ...freshState, asking: choice };
    expect((await showForm(recordTurn(), state, fakeDesk([]), aDraft())).state.asking).toBe(choice);
  });
});

describe('saveForm', () => {
  it('stores what was filled in, and shows the draft in the place of the form', async () => {
    const { turn, state, outcome, stored } = await save({ problem: 'It fails.', userType: 'cloud-only' });
    expect(stored).toMatchObject({
      revision: 2,
      details: someDetails({ problem: 'It fails.', userType: 'cloud-only' }),
    });
    expect(firstLines(turn)).toEqual(['[replaced] Your case: It fails']);
    expect(turn.dataOf('Send the case')).toMatchObject({ revision: 2, form: formOf(7) });
    expect([state, outcome]).toEqual([{ ...freshState, draft: draftId(1) }, 'button']);
  });

  it('shows in place what cannot be read, with everything that was typed, and stores the rest', async () => {
    const { turn, stored } = await save({ problem: 'It fails.', userId: 'ada', zone: 'CET' });
    expect(stored?.details).toEqual(someDetails({ problem: 'It fails.' }));
    expect(firstLines(turn)).toEqual(['[replaced] The details of your case']);
    for (const text of ['It fails.', '[User ID: ada]', '[Time zone: CET]', 'sign-in name, such as']) {
      expect(turn.replies[0]).toContain(text);
    }
    expect(turn.summaries[0]).toContain('2 fields need another look.');
    expect(turn.dataOf('Save the details')).toMatchObject({ revision: 2, form: formOf(7) });
  });

  it('changes nothing where nothing was changed', async () => {
    const { stored, turn } = await save({ problem: 'The reset fails.' }, { draft: aDraft(allDetails) });
    expect(stored?.revision).toBe(1);
    expect(turn.dataOf('Send the case')).toMatchObject({ revision: 1 });
  });

  it('does not empty with an old form what was answered since', async () => {
    const draft = aDraft(someDetails({ page: 'a page' }), { revision: 3 });
    expect((await save({ page: '', problem: 'It fails.' }, { draft, revision: 2 })).stored?.details).toEqual(
      someDetails({ page: 'a page', problem: 'It fails.' }),
    );
    expect((await save({ page: '' }, { draft })).stored?.details).toEqual({});
  });

  it('passes over what is no text', async () => {
    const { stored } = await save({ problem: 7, userId: 'ada', page: null });
    expect(stored?.details).toEqual({});
  });
});

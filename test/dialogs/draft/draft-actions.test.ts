import { freshState } from '../../../dialogs/conversation-state.ts';
import { converse } from '../../../dialogs/converse.ts';
import { firstLines, play, playOn, type Played } from '../../support/conversation.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeArticle, fakeDesk, formOf, answerWith, type FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';

const draft = aDraft(someDetails({ problem: 'It fails.' }));
const newDesk = () => putDrafts(fakeDesk([]), draft);
const pressed = (verb: string, more: object = {}) => ({
  submit: { verb, form: formOf(50), draft: draft.id, ...(verb === 'draft.sent' ? { revision: 1 } : {}), ...more },
});
const saved = (more: object) => pressed('draft.saved', { revision: 1, ...more });

const before: Pick<Played, 'cards'> & { readonly stored: undefined } = { cards: [], stored: undefined };
const press = (desk: FakeDesk, done: object) => playOn(before, desk, done);

describe('the buttons of a draft', () => {
  it('show it, its form, or its next question', async () => {
    const opened = await press(newDesk(), pressed('draft.opened'));
    expect(firstLines(opened.turn)).toEqual(['[card] Your case: It fails']);
    const form = await press(newDesk(), pressed('draft.form'));
    expect(firstLines(form.turn)).toEqual(['[card] The details of your case']);
    const asked = await press(newDesk(), pressed('draft.asked'));
    expect(asked.state).toMatchObject({ draft: draft.id, asking: { detail: 'expected' } });
  });

  it('save what was filled in', async () => {
    const desk = newDesk();
    const { turn } = await press(desk, saved({ page: 'the page', userId: '' }));
    expect(desk.cases.stored.drafts.get(draft.id)?.details).toEqual(
      someDetails({ problem: 'It fails.', page: 'the page' }),
    );
    expect(firstLines(turn)).toEqual(['[replaced] Your case: It fails']);
  });

  it('send it once: whatever is pressed afterwards, wherever, gives the same number', async () => {
    const desk = newDesk();
    const number = expect.stringMatching(/^Your case is number \*\*1001\*\*\./) as string;
    for (const done of [
      pressed('draft.sent'),
      pressed('draft.sent'),
      pressed('draft.sent', { revision: 7, form: formOf(51) }),
      pressed('draft.asked'),
      pressed('draft.form'),
      pressed('draft.withdrawn'),
      saved({ problem: 'Something else.' }),
    ]) {
      const { turn, state } = await press(desk, done);
      expect(firstLines(turn)).toEqual(['[replaced] Your case: It fails', number]);
      expect(turn.titles()).toEqual([]);
      expect(state).toEqual(freshState);
    }
    // A list stays as it is.
    expect((await press(desk, pressed('draft.opened'))).turn.replies).toEqual([number]);
    expect(desk.cases.stored.cases.size).toBe(1);
    expect(desk.cases.stored.cases.get(1001)?.details).toEqual(draft.details);
  });

  it('withdraw it', async () => {
    const desk = newDesk();
    const { turn } = await press(desk, pressed('draft.withdrawn'));
    expect(desk.cases.stored.drafts.size).toBe(0);
    expect(firstLines(turn)[0]).toBe('[replaced] Your case: It fails');
    const again = await press(desk, pressed('draft.withdrawn'));
    expect(again.turn.replies).toEqual([expect.stringMatching(/^I find no such draft of yours\./)]);
  });
});

describe('a draft of somebody else', () => {
  const verbs = ['draft.opened', 'draft.form', 'draft.asked', 'draft.sent', 'draft.withdrawn'];
  const strangers = [
    ['somebody of the same organization', { identity: { tenant: 'contoso', person: 'eve' } }],
    ['the same id in another organization', { identity: { tenant: 'fabrikam', person: 'ada' } }],
    ['nobody whom a directory knows', { identity: undefined }],
  ] as const;

  it.each(strangers)('is not found, in the words for one that does not exist: %s', async (_who, who) => {
    const desk = newDesk();
    for (const done of [...verbs.map((verb) => pressed(verb)), saved({ problem: 'Mine now.' })]) {
      const theirs = await press(desk, { ...done, ...who });
      const unknown = await press(desk, { submit: { ...done.submit, draft: draftId(9) }, ...who });
      expect(theirs.turn.replies).toEqual([expect.stringMatching(/^I find no such draft of yours\./)]);
      expect(theirs.turn.replies).toEqual(unknown.turn.replies);
      expect([theirs.state, theirs.outcome]).toEqual([unknown.state, unknown.outcome]);
    }
    expect([...desk.cases.stored.drafts.values()]).toEqual([draft]);
    expect(desk.cases.stored.cases.size).toBe(0);
  });

  it('that has become a case is not found either', async () => {
    const desk = newDesk();
    await press(desk, pressed('draft.sent'));
    const { turn } = await press(desk, { ...pressed('draft.sent'), identity: { tenant: 'contoso', person: 'eve' } });
    expect(turn.replies).toEqual([expect.stringMatching(/^I find no such draft of yours\./)]);
  });
});

describe('Open a case', () => {
  const plain = fakeArticle('plain', { title: 'Plain' });
  const intake = fakeArticle('case-details', { title: 'What to collect', kind: 'intake' });
  const desk = () => fakeDesk([plain, intake], { fails: answerWith(plain), collect: answerWith(intake) });

  it('stands on an answer that did not help when nothing is left', async () => {
    const at = desk();
    const { turn } = await play(
      at,
      'I am the help desk',
      'fails',
      { press: 'It did not help' },
      { press: 'Open a case' },
    );
    expect(turn.replies[1]).toMatch(/^What happens\?/);
    expect([...at.cases.stored.drafts.values()][0]?.evidence.articles).toEqual([
      { id: 'plain', title: 'Plain', verdict: 'failed' },
    ]);
  });

  it('stands on what is to be collected', async () => {
    const { turn } = await play(desk(), 'collect');
    expect(turn.titles()).toContain('Open a case');
  });

  it('is about the article on its card, whatever was said since', async () => {
    const at = desk();
    const submit = { verb: 'case.wanted', form: formOf(50), article: 'plain' };
    await converse(recordTurn({ submit }), undefined, at);
    expect([...at.cases.stored.drafts.values()][0]?.evidence.articles).toMatchObject([{ id: 'plain' }]);
    const gone = desk();
    await converse(recordTurn({ submit: { ...submit, article: 'gone' } }), undefined, gone);
    expect([...gone.cases.stored.drafts.values()][0]?.evidence.articles).toEqual([]);
  });
});

import { freshState, readState, type ConversationState } from '../../dialogs/conversation-state.ts';
import {
  askChoice,
  askShared,
  labelArticle,
  relatedTo,
  showAnswer,
  summarize,
  tellOthers,
  type Chosen,
} from '../../dialogs/show-answer.ts';
import type { Article } from '../../knowledge/article.ts';
import { fakeArticle, fakeDesk, fakeRunbook, formOf, matchOf } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

const article = fakeArticle('event-33008', { codes: ['33008'], title: 'A rule of the domain' });
const chosen: Chosen = {
  article,
  reasons: ['event 33008'],
  ranked: ['event-31034'],
  others: 'Also in your message: 31034.',
  fill: { namespace: 'contoso-ns' },
};

describe('showAnswer', () => {
  it('shows the first part of the article, with what a notification says', async () => {
    const turn = recordTurn('33008');
    await showAnswer(turn, freshState, fakeDesk([article]), chosen);
    expect(turn.replies).toHaveLength(1);
    expect(turn.replies[0]).toMatch(/^\[card\] .*33008/);
    expect(turn.replies[0]).toContain('Why this answer: event 33008');
    expect(turn.replies[0]).toContain('Also in your message: 31034.');
    expect(turn.summaries).toEqual(['33008: A rule of the domain']);
    expect(turn.titles()).toEqual(['This fixed it', 'It did not help', 'Show more like this']);
  });

  it('remembers the answer and closes the question before it', async () => {
    const open = { kind: 'line' as const, script: 'describe-problem', field: 'code' };
    const state = { ...freshState, known: { error: 'password' }, asking: open };
    expect(await showAnswer(recordTurn(), state, fakeDesk([article]), chosen)).toEqual({
      ...freshState,
      seen: { codes: [], articles: [{ article: 'event-33008', verdict: null }], log: [], kept: [] },
      last: {
        article: 'event-33008',
        form: formOf(1),
        ranked: ['event-31034'],
        reasons: ['event 33008'],
        fill: { namespace: 'contoso-ns' },
        isStaff: false,
        hasSteps: true,
      },
    });
  });

  it('remembers no more than the next release can read, however much was found', async () => {
    const much = { ...chosen, ranked: Array<string>(20).fill('a'), reasons: Array<string>(20).fill('x'.repeat(420)) };
    const state = await showAnswer(recordTurn(), freshState, fakeDesk([article]), much);
    expect(readState(JSON.stringify(state))).toEqual({ state, lost: false });
  });
});

const command = { kind: 'command' as const, text: 'Repair {namespace}' };
const offering = fakeArticle('offering', { sections: { Resolution: [command] } });
const runbook = fakeRunbook('first');
const roleQuestion = expect.stringMatching(/^\[card\] Are you the person locked out/) as string;

async function show(article: Article, more: Partial<Chosen> = {}, state: Partial<ConversationState> = {}) {
  const turn = recordTurn();
  const desk = fakeDesk([article], {}, [runbook]);
  const after = await showAnswer(turn, { ...freshState, ...state }, desk, { ...chosen, article, ...more });
  return { turn, after };
}

describe('for whom an answer is shown', () => {
  it('is asked once where nobody knows, and no command is shown until then', async () => {
    const { turn, after } = await show(offering);
    expect(turn.replies).toEqual([expect.not.stringContaining('Repair'), roleQuestion]);
    expect(after).toMatchObject({ isRoleAsked: true, role: null, last: { article: 'offering', isStaff: false } });
    const again = await show(offering, {}, { isRoleAsked: true });
    expect(again.turn.replies).toEqual([expect.not.stringContaining('Repair')]);
  });

  it('is not asked where the answer is the same for everybody', async () => {
    expect((await show(article)).turn.replies).toHaveLength(1);
    const details = fakeArticle('details', { kind: 'intake', audience: ['requester'], sections: { Cause: [command] } });
    expect((await show(details)).turn.replies).toHaveLength(1);
    const forRequester = fakeArticle('own', { audience: ['helpdesk', 'requester'] });
    expect((await show(forRequester)).turn.replies).toEqual([expect.any(String), roleQuestion]);
  });

  it.each<[string, Partial<Chosen>, Partial<ConversationState>]>([
    ['what was asked shows it', { isStaff: true }, {}],
    ['the person said so', {}, { role: 'helpdesk' }],
  ])('is not asked, and all is shown, where %s', async (_how, more, state) => {
    const { turn, after } = await show(offering, more, state);
    expect(turn.replies).toEqual([expect.stringContaining('Repair contoso-ns')]);
    expect(after).toMatchObject({ isRoleAsked: false, last: { isStaff: more.isStaff ?? false } });
  });

  it('may be the person who is locked out', async () => {
    const { turn } = await show(offering, { isStaff: true }, { role: 'requester' });
    expect(turn.replies).toEqual([expect.stringMatching(/What this means for you\n\nPlease ask your help desk\./)]);
    expect(turn.titles()).toEqual(['This fixed it', 'It did not help']);
  });
});

describe('the steps behind an answer', () => {
  const title = 'Walk me through: Runbook first';

  it('are offered on its card', async () => {
    const { turn } = await show(offering, { isStaff: true });
    expect(turn.dataOf(title)).toEqual({
      ...{ verb: 'runbook.started', form: formOf(1), article: 'offering', runbook: 'first' },
    });
  });

  it.each<[string, Article, Partial<Chosen>]>([
    ['there are none', article, { isStaff: true }],
    ['they are not to be gone through', offering, { isStaff: true, hasSteps: false }],
  ])('are not offered where %s', async (_why, shown, more) => {
    expect((await show(shown, more)).turn.titles()).not.toContain(title);
  });

  it('wait where others were open: words are about the answer then', async () => {
    const walk = { runbook: 'first', at: 'look', trail: [], known: [], fill: {}, form: formOf(9), article: null };
    const { after } = await show(article, {}, { walk: { ...walk, readings: [], isPaused: false } });
    expect(after.walk).toEqual({ ...walk, readings: [], isPaused: true });
  });
});

describe('askChoice', () => {
  const options = [
    { article: 'event-33008', label: 'A rule' },
    { article: 'event-31034', label: 'No connection' },
  ];
  const choice = { about: '6329', question: 'Which one?', options, fill: {} };

  it('puts a button for each option and one for none of them', async () => {
    const turn = recordTurn();
    await askChoice(turn, freshState, fakeDesk([]), choice);
    expect(turn.titles()).toEqual(['A rule', 'No connection', 'None of these']);
    expect(turn.summaries).toEqual(['Which one?']);
  });

  it('remembers the question as open, with the form of its card', async () => {
    const turn = recordTurn();
    const state = await askChoice(turn, freshState, fakeDesk([]), choice);
    expect(state).toEqual({ ...freshState, asking: { kind: 'choice', form: formOf(1), ...choice } });
    expect(turn.dataOf('A rule')).toEqual({ verb: 'choice.made', form: formOf(1), article: 'event-33008' });
  });
});

describe('tellOthers', () => {
  const described = { article, score: 20, reasons: ['described as: password'] };

  it('names what else the message names', () => {
    const other = fakeArticle('event-31034', { codes: ['31034'], title: 'No connection' });
    expect(tellOthers([matchOf(article), matchOf(other)])).toBe(
      'Also in your message: 33008: A rule of the domain; 31034: No connection.',
    );
  });

  it.each([
    ['what only sounds alike', [described]],
    ['an article without a code', [matchOf(fakeArticle('licensing'))]],
    ['nothing', []],
  ])('passes over %s', (_what, rest) => {
    expect(tellOthers(rest)).toBe('');
  });
});

describe('askShared', () => {
  it('asks for the text of an event that has several meanings', () => {
    expect(askShared({ about: '6329', kind: 'event', options: [] })).toBe(
      '6329 has more than one meaning. What does its text say?',
    );
  });

  it('asks what is true where a message has several causes', () => {
    expect(askShared({ about: 'Unable to configure', kind: 'message', options: [] })).toBe(
      'That message has more than one cause. Which of these is true?',
    );
  });
});

describe('summarize and labelArticle', () => {
  it('name the first code and the title', () => {
    expect(summarize(article)).toBe('33008: A rule of the domain');
    expect(labelArticle(article)).toBe('33008: A rule of the domain');
  });

  it('name the title alone where there is no code', () => {
    expect(summarize(fakeArticle('licensing', { title: 'Licences' }))).toBe('Licences');
  });

  it('cut a label to what a button shows', () => {
    const label = labelArticle(fakeArticle('long', { title: 'word '.repeat(22).trim() }));
    expect(label).toHaveLength(90);
    expect(label).toMatch(/word…$/);
    expect(labelArticle(fakeArticle('long', { title: 'x'.repeat(90) }))).toBe('x'.repeat(90));
    expect(labelArticle(fakeArticle('long', { title: 'x'.repeat(91) }))).toBe(`${'x'.repeat(89)}…`);
  });
});

describe('relatedTo', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const desk = fakeDesk(ids.map((id) => fakeArticle(id)));
  const related = (ranked: string[], next: string[]) =>
    relatedTo(fakeArticle('a', { next }), ranked, desk).map(({ article: id, label }) => {
      expect(label).toBe(`Title of ${id}`);
      return id;
    });

  it('offers what else matched before what the author named, each once', () => {
    expect(related(['c', 'b'], ['b', 'd'])).toEqual(['c', 'b', 'd']);
  });

  it('offers neither the article itself nor one that is gone', () => {
    expect(related(['a', 'gone'], ['b'])).toEqual(['b']);
  });

  it('offers five at most', () => {
    expect(related([], ['b', 'c', 'd', 'e', 'f', 'g'])).toEqual(['b', 'c', 'd', 'e', 'f']);
  });
});

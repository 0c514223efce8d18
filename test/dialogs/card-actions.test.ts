import { cardButtons } from '../../cards/card-text.ts';
import { onceKey, pressButton } from '../../dialogs/card-actions.ts';
import { freshState, type ConversationState } from '../../dialogs/conversation-state.ts';
import { askChoice, showAnswer } from '../../dialogs/show-answer.ts';
import { answerWith, fakeArticle, fakeDesk, formOf, type FakeDesk } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

const restriction = fakeArticle('restriction', { title: 'A restriction', next: ['forest'] });
const forest = fakeArticle('forest', { title: 'A forest' });
const connection = fakeArticle('connection', { title: 'No connection' });
const long = fakeArticle('long', {
  sections: {
    Cause: ['a', 'b', 'c'].map((letter) => ({ kind: 'text', runs: [{ text: letter.repeat(4000), style: 'plain' }] })),
  },
});
const articles = [restriction, forest, connection, long];

interface Shown {
  readonly desk: FakeDesk;
  readonly state: ConversationState;
  readonly dataOf: (title: string) => object;
}

async function showing(article = restriction, ranked: readonly string[] = ['connection']): Promise<Shown> {
  const desk = fakeDesk(articles, { SSPR_0029: answerWith(forest) });
  const turn = recordTurn();
  const chosen = { article, reasons: ['code X'], ranked, others: 'Also 31034.', fill: { namespace: 'contoso-ns' } };
  const state = await showAnswer(turn, freshState, desk, chosen);
  return { desk, state, dataOf: turn.dataOf };
}

async function choosing(): Promise<Shown> {
  const desk = fakeDesk(articles);
  const turn = recordTurn();
  const options = [restriction, forest].map(({ id, title }) => ({ article: id, label: title }));
  const choice = { about: '6329', question: 'Which one?', options, fill: { namespace: 'contoso-ns' } };
  const state = await askChoice(turn, freshState, desk, choice);
  return { desk, state, dataOf: turn.dataOf };
}

async function press(
  submit: unknown,
  { desk, state }: Omit<Shown, 'dataOf'>,
  scope: 'personal' | 'channel' = 'personal',
) {
  const turn = recordTurn({ submit, conversation: { id: 'conversation', scope } });
  return { turn, desk, ...(await pressButton(turn, state, desk)) };
}

describe('This fixed it', () => {
  it('notes the verdict and closes the card in its place', async () => {
    const shown = await showing();
    const { turn, state, outcome, desk } = await press(shown.dataOf('This fixed it'), shown);
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\][^]*Answered: this fixed it\./),
      'Good. That is noted.',
    ]);
    expect(turn.titles()).toEqual(['Show more like this']);
    expect(desk.feedback).toEqual([
      { form: formOf(1), article: 'restriction', verdict: 'helped', at: new Date('2026-01-05T09:00:00Z') },
    ]);
    const seen = { codes: [], articles: [{ article: 'restriction', verdict: 'helped' }], log: [], kept: [] };
    expect(state).toEqual({ ...shown.state, asking: null, seen });
    expect(outcome).toBe('button');
  });

  it('stands, whatever is pressed on the same card later', async () => {
    const shown = await showing();
    await press(shown.dataOf('This fixed it'), shown);
    const { turn, desk } = await press(shown.dataOf('It did not help'), shown);
    expect(turn.replies).toEqual([
      expect.stringContaining('Answered: this fixed it.'),
      'You already said that this fixed it. If that has changed, ask again and use the new card.',
    ]);
    expect(desk.feedback).toHaveLength(1);
  });

  it('counts once when it is delivered twice', async () => {
    const shown = await showing();
    const first = await press(shown.dataOf('This fixed it'), shown);
    const second = await press(shown.dataOf('This fixed it'), shown);
    expect(first.turn.replies.at(-1)).toBe('Good. That is noted.');
    expect(second.turn.replies).toEqual(first.turn.replies.slice(0, -1));
    expect(shown.desk.feedback).toHaveLength(1);
  });

  it('is answered each time when it is typed: there is no card to see it on', async () => {
    const shown = await showing();
    const said = ['It helped', 'It helped', 'It did not help'].map((text, at) => ({
      text,
      verb: at < 2 ? 'answer.helped' : 'answer.failed',
    }));
    const replies: (string | undefined)[] = [];
    for (const { text, verb } of said) {
      const turn = recordTurn({ text, submit: { ...shown.dataOf('This fixed it'), verb } });
      await pressButton(turn, shown.state, shown.desk);
      replies.push(turn.replies.at(-1));
    }
    expect(replies).toEqual([
      'Good. That is noted.',
      'That is noted already.',
      'You already said that this fixed it. If that has changed, ask again and use the new card.',
    ]);
  });
});

describe('It did not help', () => {
  it('stands as well', async () => {
    const shown = await showing();
    await press(shown.dataOf('It did not help'), shown);
    const { turn, desk } = await press(shown.dataOf('This fixed it'), shown);
    expect(turn.replies[0]).toContain('Answered: it did not help.');
    expect(turn.replies[1]).toMatch(/^You already said that this did not help\./);
    expect(desk.feedback).toHaveLength(1);
  });

  it('offers what else matched, then what the author named', async () => {
    const shown = await showing();
    const { turn, state, outcome } = await press(shown.dataOf('It did not help'), shown);
    expect(turn.replies[1]).toBe('Sorry that it did not help. That is noted.');
    expect(turn.replies[2]).toContain('Does one of these fit better?');
    expect(turn.cards.flatMap(cardButtons).map(({ title }) => title)).not.toContain('Open a case');
    expect(turn.titles()).toEqual(['No connection', 'A forest', 'None of these']);
    expect(outcome).toBe('button');
    expect(state.asking).toMatchObject({ kind: 'choice', fill: { namespace: 'contoso-ns' } });
  });

  it('on an earlier card offers only what its author named', async () => {
    const shown = await showing();
    const later = { ...shown, state: { ...shown.state, last: null } };
    const { turn } = await press(shown.dataOf('It did not help'), later);
    expect(turn.titles()).toEqual(['A forest', 'None of these']);
  });

  it('says where help is when there is nothing closer', async () => {
    const shown = await showing(forest, []);
    const { turn, state, outcome } = await press(shown.dataOf('It did not help'), shown);
    expect(outcome).toBe('button');
    expect(turn.replies.slice(1)).toEqual([
      'Sorry that it did not help. That is noted.',
      expect.stringMatching(/^I have nothing closer than this\. .*“open a case”/),
    ]);
    expect(turn.titles()).toContain('Open a case');
    expect(state.asking).toBeNull();
  });
});

describe('onceKey', () => {
  const step = { verb: 'step.answered', form: formOf(1), outcome: 'worked' };

  it.each<[object, string]>([
    [step, `step.answered ${formOf(1)}`],
    [{ ...step, outcome: 'failing' }, `step.answered ${formOf(1)}`],
    [{ verb: 'step.undone', form: formOf(2) }, `step.undone ${formOf(2)}`],
    [{ verb: 'step.stopped', form: formOf(2) }, `step.stopped ${formOf(2)}`],
    [{ verb: 'choice.none', form: formOf(2) }, `choice.none ${formOf(2)}`],
    [{ verb: 'choice.made', form: formOf(2), article: 'a' }, `choice.made ${formOf(2)}`],
    [{ verb: 'answer.helped', form: formOf(2), article: 'a', fill: {} }, `answer.helped ${formOf(2)}`],
    [{ verb: 'answer.failed', form: formOf(2), article: 'a', fill: {} }, `answer.failed ${formOf(2)}`],
  ])('names the press that counts: %j', (submit, key) => {
    expect(onceKey(submit)).toBe(key);
  });

  it.each([
    { verb: 'runbook.started', form: formOf(1), runbook: 'first' },
    { verb: 'role.chosen', form: formOf(1), role: 'admin' },
    { verb: 'step.answered', form: formOf(1) },
    'press',
  ])('names none that may be pressed again, or that nobody knows: %j', (submit) => {
    expect(onceKey(submit)).toBeUndefined();
  });
});

describe('Show part', () => {
  it('goes on in the same card, with the buttons of the same form', async () => {
    const shown = await showing(long);
    const { turn, state, outcome } = await press(shown.dataOf('Show part 2 of 3'), shown);
    expect(outcome).toBe('button');
    expect(turn.replies).toEqual([expect.stringMatching(/^\[replaced\][^]*bbbb[^]*Why this answer: code X/)]);
    expect(turn.dataOf('This fixed it')).toEqual(shown.dataOf('This fixed it'));
    expect(turn.titles()).toContain('Show part 3 of 3');
    expect(state).toEqual(shown.state);
  });

  it('keeps the verdict, so that the same card cannot be judged twice', async () => {
    const shown = await showing(long);
    const judged = await press(shown.dataOf('This fixed it'), shown);
    const next = await press(judged.turn.dataOf('Show part 2 of 3'), shown);
    expect(next.turn.titles()).toEqual(['Show part 3 of 3', 'Show more like this']);
    expect(next.turn.replies[0]).toContain('Answered: this fixed it.');
  });
});

describe('Show more like this', () => {
  it('asks which of the articles beside it to show', async () => {
    const shown = await showing();
    const { turn, desk } = await press(shown.dataOf('Show more like this'), shown);
    expect(turn.replies).toEqual([expect.stringContaining('These are close to it. Which one do you want to see?')]);
    expect(turn.titles()).toEqual(['No connection', 'A forest', 'None of these']);
    expect(desk.feedback).toEqual([]);
  });
});

describe('a choice', () => {
  it('closes the question in its place and shows the article, with the question as the reason', async () => {
    const shown = await choosing();
    const { turn, state, outcome } = await press(shown.dataOf('A forest'), shown);
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\][^]*Chosen: A forest/),
      expect.stringMatching(/^\[card\][^]*Why this answer: 6329, and you chose “A forest”/),
    ]);
    expect(state).toMatchObject({
      asking: null,
      last: { article: 'forest', ranked: ['restriction'], fill: { namespace: 'contoso-ns' } },
    });
    expect(outcome).toBe('answer');
  });

  it('of none closes the question and says what is needed', async () => {
    const shown = await choosing();
    const { turn, state, outcome } = await press(shown.dataOf('None of these'), shown);
    expect(turn.summaries).toEqual(['None of these']);
    expect(outcome).toBe('button');
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\][^]*Chosen: None of these/),
      expect.stringMatching(/^Then I need more\. Paste an error sentence/),
    ]);
    expect(state).toEqual({ ...shown.state, asking: null });
  });

  it('gives a reason without an event where the question was about none', async () => {
    const shown = await showing();
    const offered = await press(shown.dataOf('Show more like this'), shown);
    const { turn } = await press(offered.turn.dataOf('A forest'), { desk: shown.desk, state: offered.state });
    expect(turn.replies[1]).toContain('Why this answer: you chose it');
  });
});

describe('an example', () => {
  it('is answered like a typed text', async () => {
    const shown = await showing();
    const submit = { verb: 'welcome.tried', form: formOf(7), example: 'SSPR_0029' };
    const { turn, outcome } = await press(submit, shown);
    expect(turn.summaries).toEqual(['A forest']);
    expect(outcome).toBe('answer');
  });
});

describe('a card that is out of date', () => {
  const gone = { form: formOf(1), article: 'gone', fill: {} };
  const other = { form: formOf(8), article: 'forest' };

  it.each<[string, unknown]>([
    ['a button of another release', { verb: 'answer.liked', form: formOf(1) }],
    ['nothing that a button sends', 'press'],
    ['a verdict on an article that is gone', { verb: 'answer.helped', ...gone }],
    ['a part of an article that is gone', { verb: 'answer.more', ...gone, part: 1 }],
    ['more like an article that is gone', { verb: 'answer.related', ...gone }],
    ['the choice of an earlier question', { verb: 'choice.made', ...other }],
    ['a choice that was not offered', { verb: 'choice.made', form: formOf(1), article: 'connection' }],
    ['the choice of an article that is gone', { verb: 'choice.made', form: formOf(1), article: 'gone' }],
    ['none of an earlier question', { verb: 'choice.none', form: formOf(8) }],
  ])('changes nothing: %s', async (_what, submit) => {
    const shown = await choosing();
    const { turn, state, outcome, desk } = await press(submit, shown);
    expect(turn.replies).toEqual(['This card is out of date. Ask again, and I will show a new one.']);
    expect(state).toEqual(shown.state);
    expect(outcome).toBe('outdated');
    expect(desk.feedback).toEqual([]);
  });

  it('may be the card of somebody else where several people are', async () => {
    const { turn } = await press({ verb: 'choice.made', ...other }, await choosing(), 'channel');
    expect(turn.replies).toEqual([
      'This card is out of date, or it was meant for somebody else. Ask me, and I will show you a new one.',
    ]);
  });

  it('is the card of a log whose answer this release no longer has', async () => {
    const shown = await showing();
    const gone = { verb: 'log.explained', form: formOf(9), article: 'gone', fill: {} };
    expect((await press(gone, shown)).outcome).toBe('outdated');
    const { outcome, state } = await press({ ...gone, article: 'forest' }, shown);
    expect([outcome, state.last?.article]).toEqual(['answer', 'forest']);
  });

  it('is what a choice is when no question is open', async () => {
    const shown = await choosing();
    const { outcome } = await press(shown.dataOf('A forest'), { ...shown, state: freshState });
    expect(outcome).toBe('outdated');
    expect((await press(shown.dataOf('None of these'), { ...shown, state: freshState })).outcome).toBe('outdated');
  });
});

import fc from 'fast-check';
import { knowledgeFolder } from '../../bot/build-desk.ts';
import { converse, greet } from '../../dialogs/converse.ts';
import { freshState, readState, type ConversationState } from '../../dialogs/conversation-state.ts';
import type { Desk } from '../../dialogs/desk.ts';
import type { Reply } from '../../dialogs/reply.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { readKnowledgeFolder } from '../../integrations/article-folder.ts';
import { createMatcher } from '../../knowledge/matcher.ts';
import { answerNone, answerWhich, answerWith, fakeArticle, fakeDesk, formOf } from '../support/fake-desk.ts';
import { recordTurn, type RecordingTurn } from '../support/recording-turn.ts';

const restriction = fakeArticle('restriction', { title: 'A restriction', next: ['forest'] });
const forest = fakeArticle('forest', { title: 'A forest' });
const details = fakeArticle('case-details', { title: 'What to collect', kind: 'intake' });

const newDesk = (articles = [restriction, forest, details]) =>
  fakeDesk(articles, {
    '6329': answerWhich('6329', [restriction, forest]),
    '33008': answerWith(restriction),
    broken: answerNone({ terms: ['password'] }),
  });

type Done = string | Partial<Turn>;
type Turned = Reply & { readonly turn: RecordingTurn };

/** Plays turns one after the other, each from the stored text of the one before; answers with the last. */
async function play(desk: Desk, ...done: [Done, ...Done[]]): Promise<Turned> {
  const [first, ...rest] = done;
  let last = await talk(desk, first, undefined);
  for (const next of rest) last = await talk(desk, next, JSON.stringify(last.state));
  return last;
}

async function talk(desk: Desk, done: Done, stored: string | undefined): Promise<Turned> {
  const turn = recordTurn(done);
  return { turn, ...(await converse(turn, stored, desk)) };
}

const firstLines = ({ replies }: RecordingTurn) => replies.map((reply) => reply.split('\n')[0]);
const errorQuestion = expect.stringMatching(/^What does the error say\?/) as string;

describe('greet', () => {
  it('shows a newcomer what to paste, and starts afresh', async () => {
    const turn = recordTurn();
    expect(await greet(turn, newDesk())).toEqual({ state: freshState, outcome: 'talk' });
    expect(turn.replies[0]).toContain('Hello Ada');
    expect(turn.summaries).toEqual(['Writeback Desk: paste what you see, and I will name the cause']);
  });
});

describe('stored state', () => {
  it('that cannot be read restarts the conversation politely, and answers all the same', async () => {
    const { turn, state } = await talk(newDesk(), '33008', '{"version":0,"step":3}');
    expect(turn.replies[0]).toBe(
      'I was updated since we last talked and cannot continue where we were. Let us start again.',
    );
    expect(turn.summaries).toEqual(['A restriction']);
    expect(readState(JSON.stringify(state)).lost).toBe(false);
  });

  it('that cannot be read makes an open question out of date', async () => {
    const asked = await play(newDesk(), '6329');
    const { outcome, turn } = await talk(newDesk(), { submit: asked.turn.dataOf('A forest') }, 'rubbish');
    expect(outcome).toBe('outdated');
    expect(turn.replies).toHaveLength(1);
  });
});

describe('a turn without words', () => {
  it.each<[Done, RegExp]>([
    [{ attachment: 'image' }, /^I cannot read pictures\. Type or paste the code/],
    [{ attachment: 'file' }, /^I cannot read files yet\. Open it, and paste/],
    [' ', /^\[card\] Hello Ada/],
    ['👍', /^I need words or a code to go by\. Paste/],
  ])('says what is needed instead: %j', async (done, said) => {
    const { turn, state } = await play(newDesk(), done);
    expect(turn.replies).toEqual([expect.stringMatching(said)]);
    expect(state).toEqual(freshState);
  });

  it('leaves the open question open, and puts it again', async () => {
    const { turn, state } = await play(newDesk(), 'broken', { attachment: 'image' });
    expect(turn.replies).toHaveLength(2);
    expect(turn.replies[1]).toEqual(errorQuestion);
    expect(state.asking).toMatchObject({ field: 'error' });
  });
});

describe('an interruption', () => {
  it.each(['hello', 'help', 'status', 'thanks'])(
    'leaves the open question open, and puts it again: %s',
    async (said) => {
      const questions = await play(newDesk(), 'broken', said);
      expect(questions.turn.replies.at(-1)).toEqual(errorQuestion);
      expect(questions.state.asking).toMatchObject({ kind: 'line', field: 'error' });
      const choice = await play(newDesk(), '6329', said);
      expect(choice.turn.titles()).toEqual(['A restriction', 'A forest', 'None of these']);
      expect(choice.state.asking).toMatchObject({ kind: 'choice', about: '6329' });
    },
  );

  it('for help names the commands', async () => {
    expect((await play(newDesk(), 'help')).turn.replies[0]).toContain('help, status, back, cancel, start over');
  });

  it('for the status names the last answer, or says that nothing is open', async () => {
    expect((await play(newDesk(), 'status')).turn.replies).toEqual([
      'There is no answer yet.',
      'No question is open. Ask the next one.',
    ]);
    const { turn } = await play(newDesk(), '33008', 'status');
    expect(turn.replies[0]).toBe('The last answer was: A restriction.');
  });

  it.each(['cancel', 'start over'])('puts the open question away: %s', async (said) => {
    expect((await play(newDesk(), 'broken', 'no', said)).state).toEqual(freshState);
    expect((await play(newDesk(), '6329', said)).state).toEqual(freshState);
  });

  it('to cancel where nothing is open says so', async () => {
    expect((await play(newDesk(), 'cancel')).turn.replies[0]).toMatch(/^There is nothing to cancel\./);
  });

  it('for a person shows what to collect, once', async () => {
    const { turn, state } = await play(newDesk(), '6329', 'talk to a person');
    expect(turn.replies[0]).toMatch(/^I cannot hand you over myself\./);
    expect(turn.summaries[0]).toBe('What to collect');
    expect(state).toMatchObject({ asking: { kind: 'choice', about: '6329' }, last: { article: 'case-details' } });
  });

  it('for a person is answered where the list of details is missing', async () => {
    const { turn, outcome } = await play(newDesk([]), 'talk to a person');
    expect(turn.replies).toHaveLength(1);
    expect(outcome).toBe('talk');
  });
});

describe('back', () => {
  it('asks the question before again, and forgets its answer', async () => {
    const { turn, state } = await play(newDesk(), 'broken', 'no', 'no', 'back');
    expect(turn.replies).toEqual([expect.stringMatching(/^Is there a code on the page/)]);
    expect(state).toMatchObject({ known: { error: '' }, asking: { field: 'code' } });
    expect(state.known).not.toHaveProperty('code');
  });

  it.each(['broken', '6329'])('at the first question puts it away: %s', async (said) => {
    const { turn, state } = await play(newDesk(), said, 'back');
    expect(turn.replies[0]).toMatch(/^That was the first question, so I have put it away\./);
    expect(state).toEqual(freshState);
  });

  it('without a question says so', async () => {
    expect((await play(newDesk(), 'back')).turn.replies[0]).toMatch(/^There is no question to go back to\./);
  });
});

describe('typed words that stand for a button', () => {
  it.each([
    ['this fixed it', 'helped', ['Good. That is noted.']],
    [
      'it did not help',
      'failed',
      ['Sorry that it did not help. That is noted.', '[card] Does one of these fit better?'],
    ],
  ])('judge the last answer, and show it not again: %s', async (said, verdict, replies) => {
    const desk = newDesk();
    const { turn } = await play(desk, '33008', said);
    expect(firstLines(turn)).toEqual(replies);
    expect(desk.feedback).toMatchObject([{ form: formOf(1), article: 'restriction', verdict }]);
  });

  it('judge nothing where nothing was answered', async () => {
    const desk = newDesk();
    const { turn } = await play(desk, 'broken', 'it did not help');
    expect(turn.replies).toEqual([
      expect.stringMatching(/^There is no answer yet that I could note that for\./),
      errorQuestion,
    ]);
    expect(desk.feedback).toEqual([]);
  });

  it('choose, and leave the question where it was', async () => {
    const { turn, state } = await play(newDesk(), '6329', '2');
    expect(turn.summaries).toEqual(['A forest']);
    expect(state).toMatchObject({ asking: null, last: { article: 'forest' } });
  });
});

describe('a question that a release no longer has', () => {
  it('is put away at the next interruption', async () => {
    const gone = { ...freshState, asking: { kind: 'line', script: 'describe-problem', field: 'gone' } };
    const { turn, state } = await talk(newDesk(), 'help', JSON.stringify(gone));
    expect(turn.replies).toHaveLength(1);
    expect(state.asking).toBeNull();
  });
});

describe('what is stored, with the real knowledge', () => {
  const knowledge = readKnowledgeFolder(knowledgeFolder);
  const desk = { ...newDesk([...knowledge.articles]), matcher: createMatcher(knowledge) };
  const secret = fc.stringMatching(/^[A-Za-z0-9]{6,16}$/).map((text) => `Zq${text}!x`);
  const around = fc.constantFrom(
    (text: string) => text,
    (text: string) => `my password is ${text} and the reset fails`,
    (text: string) => `user ${text} gets SSPR_0029`,
    (text: string) => `6329 for ${text}@contoso.com, A restriction prevents the password`,
  );
  const before: ConversationState[] = [
    freshState,
    { ...freshState, known: { error: '' }, asking: { kind: 'line', script: 'describe-problem', field: 'code' } },
  ];

  it('is never what was typed, whatever the bot makes of it', async () => {
    await fc.assert(
      fc.asyncProperty(secret, around, fc.constantFrom(...before), async (typed, write, state) => {
        const { state: after } = await talk(desk, write(typed), JSON.stringify(state));
        const kept = JSON.stringify([after, desk.misses]).toLowerCase();
        expect(kept).not.toContain(typed.slice(0, -2).toLowerCase());
        expect(readState(JSON.stringify(after))).toEqual({ state: after, lost: false });
      }),
    );
  });

  it('can be read again after every phrase of every article', async () => {
    for (const phrase of knowledge.articles.flatMap(({ match }) => match.phrases)) {
      const { state } = await talk(desk, phrase, undefined);
      expect(readState(JSON.stringify(state))).toEqual({ state, lost: false });
    }
  });
});

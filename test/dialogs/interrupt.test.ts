import { freshState } from '../../dialogs/conversation-state.ts';
import { interrupt, repeatQuestion } from '../../dialogs/interrupt.ts';
import { answerNone, answerWhich, answerWith, fakeArticle, fakeDesk, formOf } from '../support/fake-desk.ts';
import { firstLines, play, playOn } from '../support/conversation.ts';
import { recordTurn } from '../support/recording-turn.ts';
import { atLook, begin, walkDesk } from '../support/walk-desk.ts';

const restriction = fakeArticle('restriction', { title: 'A restriction', next: ['forest'] });
const forest = fakeArticle('forest', { title: 'A forest' });
const details = fakeArticle('case-details', { title: 'What to collect', kind: 'intake' });

const newDesk = (articles = [restriction, forest, details]) =>
  fakeDesk(articles, {
    '6329': answerWhich('6329', [restriction, forest]),
    '33008': answerWith(restriction),
    broken: answerNone({ terms: ['password'] }),
  });

/** No directory vouches for the person. */
const nobody = { identity: undefined };

const errorQuestion = expect.stringMatching(/^What does the error say\?/) as string;

describe('an interruption', () => {
  it.each(['hello', 'help', 'status', 'thanks'])(
    'leaves the open question open, and puts it again: %s',
    async (said) => {
      const questions = await play(newDesk(), 'broken', said);
      expect(questions.turn.replies.at(-1)).toEqual(errorQuestion);
      expect(questions.state.asking).toMatchObject({ kind: 'line', field: 'error' });
      expect(questions.outcome).toBe('talk');
      const choice = await play(newDesk(), '6329', said);
      expect(choice.outcome).toBe('talk');
      expect(choice.turn.titles()).toEqual(['A restriction', 'A forest', 'None of these']);
      expect(choice.state.asking).toMatchObject({ kind: 'choice', about: '6329' });
    },
  );

  it('for help names the commands', async () => {
    const [said = ''] = (await play(newDesk(), 'help')).turn.replies;
    expect(said).toContain('help, status, back, cancel, start over, walk me through it');
  });

  it('for the status names the last answer, or says that nothing is open', async () => {
    expect((await play(newDesk(), 'status')).turn.replies).toEqual([
      'There is no answer yet.',
      'No question is open. Ask the next one.',
    ]);
    const { turn } = await play(newDesk(), '33008', 'status');
    expect(turn.replies[0]).toBe('The last answer was: A restriction.');
    const asked = await play(newDesk(), 'broken', 'status');
    expect(asked.turn.replies).toEqual(['There is no answer yet.', errorQuestion]);
  });

  it.each(['cancel', 'start over'])('puts the open question away: %s', async (said) => {
    expect((await play(newDesk(), 'broken', 'no', said)).state).toEqual(freshState);
    expect((await play(newDesk(), '6329', said)).state).toEqual(freshState);
  });

  it('to start over forgets the last answer, and not who somebody is', async () => {
    const { turn, state } = await play(newDesk(), 'I am an admin', '33008', 'start over');
    expect(firstLines(turn)).toEqual(['[card] Hello Ada']);
    expect(state).toEqual({ ...freshState, role: 'admin', isRoleAsked: true });
  });

  it('to cancel where nothing is open says so', async () => {
    const { turn, outcome } = await play(newDesk(), 'cancel');
    expect(turn.replies[0]).toMatch(/^There is nothing to cancel\./);
    expect(outcome).toBe('talk');
  });

  it('for a person begins a case, and puts the open question away', async () => {
    const { turn, state, outcome } = await play(newDesk(), '6329', 'talk to a person');
    expect(turn.replies[0]).toMatch(/^Let us open a case\./);
    expect(state).toMatchObject({ asking: { kind: 'detail', detail: 'problem' } });
    expect(outcome).toBe('talk');
  });

  it('for a person shows what to collect to somebody whom no directory knows, once', async () => {
    const { turn, state } = await play(newDesk(), '6329', { ...nobody, text: 'talk to a person' });
    expect(turn.replies[0]).toMatch(/^I cannot open a case here/);
    expect(turn.summaries[0]).toBe('What to collect');
    expect(state).toMatchObject({ asking: { kind: 'choice', about: '6329' }, last: { article: 'case-details' } });
  });

  it('at a question about a case leaves it open, and puts it again', async () => {
    for (const said of ['hello', 'thanks', 'it works again']) {
      const { turn, state } = await play(newDesk(), '33008', 'open a case', ...Array<string>(5).fill('skip'), said);
      expect(turn.replies.at(-1)).toMatch(/^Which support code does the page show\?/);
      expect(turn.replies).toHaveLength(2);
      expect(state.asking).toMatchObject({ kind: 'detail', detail: 'supportCode' });
    }
  });

  it('to start over says that a case is kept', async () => {
    const { turn, state } = await play(newDesk(), 'open a case', 'start over');
    expect(turn.replies[0]).toMatch(/^Your case is kept as it is/);
    expect(state).toEqual(freshState);
  });

  it('with thanks is answered, with or without an open question', async () => {
    expect((await play(newDesk(), 'thanks')).turn.replies).toEqual(['All right. Ask the next one whenever you like.']);
    expect((await play(newDesk(), 'broken', 'thanks')).turn.replies[0]).toBe('All right.');
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
    const { turn, state, outcome } = await play(newDesk(), said, 'back');
    expect(turn.replies[0]).toMatch(/^That was the first question, so I have put it away\./);
    expect(state).toEqual(freshState);
    expect(outcome).toBe('talk');
  });

  it('without a question says so', async () => {
    const { turn, outcome } = await play(newDesk(), 'back');
    expect(turn.replies[0]).toMatch(/^There is no question to go back to\./);
    expect(outcome).toBe('talk');
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
});

describe('a question that a release no longer has', () => {
  it('is put away at the next interruption', async () => {
    const gone = { ...freshState, asking: { kind: 'line', script: 'describe-problem', field: 'gone' } };
    const before = { cards: [], stored: JSON.stringify(gone) };
    const { turn, state } = await playOn(before, newDesk(), 'help');
    expect(turn.replies).toHaveLength(1);
    expect(state.asking).toBeNull();
  });
});

const reminder =
  'You are at step 2 of at most 3 of “Runbook first”. Say “continue” to go on, or “stop” to end it there.';

describe('in the middle of a runbook', () => {
  it.each(['help', 'hello', 'thanks'])('small talk is answered, and leads back to the open step: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...atLook, said);
    expect(turn.replies).toHaveLength(2);
    expect(turn.replies[1]).toBe(reminder);
    expect(state.walk).toMatchObject({ at: 'look', isPaused: false });
  });

  it('a person is called for without ending it: words are about the details then', async () => {
    const desk = walkDesk();
    const articles = new Map([...desk.articles, ['case-details', details]]);
    const asked = { ...nobody, text: 'talk to a person' };
    const { turn, state } = await play({ ...desk, articles }, ...atLook, asked);
    expect(turn.summaries).toEqual(['What to collect']);
    expect(turn.replies.at(-1)).toBe(reminder);
    expect(state).toMatchObject({ last: { article: 'case-details' }, walk: { at: 'look', isPaused: true } });
  });

  it('an open question is put again rather than the step', async () => {
    const { turn } = await play(walkDesk(), ...atLook, '6329', 'thanks');
    expect(firstLines(turn)).toEqual(['All right.', '[card] 6329']);
  });
});

describe('interrupt and repeatQuestion', () => {
  it('put no card in the place of another: words were typed', async () => {
    const { state } = await play(walkDesk(), ...begin);
    const turn = recordTurn('stop');
    await interrupt(turn, state, walkDesk(), 'cancel');
    expect(firstLines(turn)).toEqual(['[card] Stopped · Runbook first']);
  });

  it('say nothing where nothing is open', async () => {
    const turn = recordTurn();
    expect(await repeatQuestion(turn, freshState, newDesk())).toEqual({ state: freshState, outcome: 'talk' });
    expect(turn.replies).toEqual([]);
  });
});

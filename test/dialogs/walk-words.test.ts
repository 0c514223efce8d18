import { firstLines, play, playOn } from '../support/conversation.ts';
import { answerWith, fakeArticle, fakeRunbook, fakeSteps } from '../support/fake-desk.ts';
import { atLook, atRepair, begin, namedBy, other, walkDesk } from '../support/walk-desk.ts';

const outcomes = (trail: readonly { step: string; outcome: string }[] = []) =>
  trail.map(({ step, outcome }) => `${step} ${outcome}`);
const atWhere = 'You are at step 1 of at most 3 of “Runbook first”.';
const isAtLook = 'You are at step 2 of at most 3 of “Runbook first”.';
const noWalk = /^We are not in the middle of any steps\./;
const [role, event] = begin;

describe('words about the walk', () => {
  it.each(['continue', 'go on', 'status', 'Where are we?'])('show the open step again: %s', async (said) => {
    const before = await play(walkDesk(), ...atLook);
    const { turn, state, outcome } = await playOn(before, walkDesk(), said);
    expect(firstLines(turn)).toEqual([isAtLook, '[card] Step 2 of at most 3 · Runbook first']);
    expect(state.walk).toMatchObject({ at: 'look', trail: before.state.walk?.trail });
    expect(outcome).toBe('step');
  });

  it('make the card before it out of date', async () => {
    const desk = walkDesk();
    const before = await play(desk, ...atLook);
    const after = await playOn(before, desk, 'continue', { submit: before.turn.dataOf('The result is bad') });
    expect(after.outcome).toBe('outdated');
    expect(after.state.walk).toMatchObject({ at: 'look' });
  });

  it.each(['stop', 'cancel', 'Stop here.'])('end it, and put no card in the place of another: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...atLook, said);
    expect(firstLines(turn)).toEqual(['[card] Stopped · Runbook first']);
    expect(state).toMatchObject({ walk: null, walked: [{ runbook: 'first', result: 'stopped' }] });
  });

  it('keep it as stopped when everything starts over', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, 'start over');
    expect(firstLines(turn)).toEqual(['[card] Hello Ada']);
    expect(state).toMatchObject({ role: 'helpdesk', walk: null, last: null, walked: [{ result: 'stopped' }] });
  });

  it.each(['continue', 'done', 'I cannot do this', 'skip'])('say so where none is open: %s', async (said) => {
    const { turn, state, outcome } = await play(walkDesk(), said);
    expect(turn.replies).toEqual([expect.stringMatching(noWalk)]);
    expect(state.walk).toBeNull();
    expect(outcome).toBe('talk');
  });
});

describe('words about the open step', () => {
  it.each([
    ['good', ['where here', 'look worked'], 'cause'],
    ['I cannot do this', ['where here', 'look cannot'], 'handover'],
    ['fixed', ['where here'], 'fixed'],
    ['The reset works', ['where here'], 'fixed'],
  ])('at a check: %s', async (said, trail, result) => {
    const { state } = await play(walkDesk(), ...atLook, said);
    expect(outcomes(state.walked[0]?.trail)).toEqual(trail);
    expect(state).toMatchObject({ walk: null, walked: [{ result }] });
  });

  it.each([
    ['it worked', 'What works: this check, or the reset?'],
    ['It works now', 'What works: this check, or the reset?'],
    ['skip this step', 'Without this step the runbook ends here.'],
  ])('at a check, what may be meant in two ways is asked: %s', async (said, asked) => {
    const { turn, state } = await play(walkDesk(), ...atLook, said);
    expect(turn.replies[0]).toContain(asked);
    expect(state.walk).toMatchObject({ at: 'look' });
  });

  it('skip a check that more steps follow', async () => {
    const look = { ...fakeSteps.look, cannot: 'repair' };
    const desk = walkDesk([fakeRunbook('first', { offered: ['offering'], steps: { ...fakeSteps, look } }), other]);
    const { state } = await play(desk, ...atLook, 'skip this step');
    expect(state.walk).toMatchObject({ at: 'repair', trail: [{}, { step: 'look', outcome: 'cannot' }] });
  });

  it.each(['it did not help', 'still failing', 'Done, still failing'])('at a check, a bad result: %s', async (said) => {
    const { state } = await play(walkDesk(), ...atLook, said);
    expect(state.walk).toMatchObject({ at: 'repair', trail: [{}, { step: 'look', outcome: 'failing' }] });
  });

  it.each([
    ['it worked', 'repair worked', 'fixed'],
    ['fixed', 'repair worked', 'fixed'],
    ['It works now', 'repair worked', 'fixed'],
    ['that helped', 'repair worked', 'fixed'],
    ['Done, still failing', 'repair failing', 'cause'],
    ['still broken', 'repair failing', 'cause'],
    ['I cannot do this', 'repair cannot', 'handover'],
  ])('at a fix do what its button does: %s', async (said, last, result) => {
    const { state } = await play(walkDesk(), ...atRepair, said);
    expect(outcomes(state.walked[0]?.trail)).toEqual(['where here', 'look failing', last]);
    expect(state).toMatchObject({ walk: null, walked: [{ result }] });
  });

  it.each(['it did not help', 'cannot'])('at a question ask for its answer: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...begin, said);
    expect(firstLines(turn)).toEqual([
      'First I need an answer to this question:',
      '[card] Step 1 of at most 3 · Runbook first',
    ]);
    expect(state.walk).toMatchObject({ at: 'where', trail: [] });
  });

  it.each(['fixed', 'it worked'])('at a question end the runbook when all is well: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...begin, said);
    expect(firstLines(turn)).toEqual(['[card] Solved · Runbook first']);
    expect(state.walked).toMatchObject([{ result: 'fixed', trail: [] }]);
  });

  it('go back by one', async () => {
    const { turn, state } = await play(walkDesk(), ...atRepair, 'back');
    expect(firstLines(turn)).toEqual(['[card] Step 2 of at most 3 · Runbook first']);
    expect(outcomes(state.walk?.trail)).toEqual(['where here']);
  });

  it.each([
    [atLook, 'Good. What came out? Please press what fits:'],
    [atRepair, 'Good. Does a reset work now? Please press what fits:'],
    [begin, 'Good. What came out? Please press what fits:'],
  ])('that say no more than done are asked about', async (path, question) => {
    const before = await play(walkDesk(), ...path);
    const { turn, state } = await playOn(before, walkDesk(), 'done');
    expect(turn.replies[0]).toBe(question);
    expect(turn.titles()).toEqual(before.turn.titles());
    expect(state.walk).toMatchObject({ at: before.state.walk?.at, trail: before.state.walk?.trail });
  });

  it('record nothing about the last answer', async () => {
    const desk = walkDesk();
    await play(desk, ...atRepair, 'it did not help');
    await play(desk, ...atRepair, 'it worked');
    expect(desk.feedback).toEqual([]);
  });
});

describe('an answer in between', () => {
  const between = [...atLook, '33008'] as const;
  const asked = [...atLook, '6329', { press: 'An answer without steps' }] as const;

  it('is given, and the open step waits', async () => {
    const { turn, state, outcome } = await play(walkDesk(), ...between);
    expect(turn.summaries).toEqual(['An answer without steps']);
    expect(turn.replies[1]).toBe(`${isAtLook} Say “continue” to go on, or “stop” to end it there.`);
    expect(state.walk).toMatchObject({ at: 'look', isPaused: true });
    expect(outcome).toBe('answer');
  });

  it.each([
    ['it helped', 'helped'],
    ['it worked', 'helped'],
    ['it did not help', 'failed'],
  ])('is what words are about then: %s', async (said, verdict) => {
    for (const path of [between, asked]) {
      const desk = walkDesk();
      const { state } = await play(desk, ...path, said);
      expect(desk.feedback).toMatchObject([{ article: 'plain', verdict }]);
      expect(state.walk).toMatchObject({ at: 'look', trail: [{ step: 'where' }] });
    }
  });

  it.each(['continue', 'back', 'done', 'cannot', 'status'])('is left for the open step by: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...between, said);
    expect(firstLines(turn)).toEqual([isAtLook, '[card] Step 2 of at most 3 · Runbook first']);
    expect(state.walk).toMatchObject({ at: 'look', isPaused: false, trail: [{ step: 'where' }] });
  });

  it('is over after that: words are about the step again', async () => {
    const desk = walkDesk();
    const { state } = await play(desk, ...between, 'continue', 'it did not help');
    expect(state.walk).toMatchObject({ at: 'repair' });
    expect(desk.feedback).toEqual([]);
  });

  it('may end the walk', async () => {
    const { state } = await play(walkDesk(), ...between, 'stop');
    expect(state).toMatchObject({ walk: null, walked: [{ result: 'stopped' }], last: { article: 'plain' } });
  });

  it.each(['help', 'thanks', 'hello', { attachment: 'image' as const }, 'what is the weather like'])(
    'is not what small talk is: %j',
    async (said) => {
      const desk = walkDesk();
      const talked = await play(desk, ...atLook, said);
      expect(talked.turn.replies.at(-1)).toBe(`${isAtLook} Say “continue” to go on, or “stop” to end it there.`);
      const { state } = await playOn(talked, desk, 'it did not help');
      expect(state.walk).toMatchObject({ at: 'repair' });
      expect(desk.feedback).toEqual([]);
    },
  );
});

describe('a question that was opened in between', () => {
  it('comes first: words are about it', async () => {
    const before = await play(walkDesk(), ...atLook, '6329');
    expect(before.turn.replies).toHaveLength(1);
    const back = await playOn(before, walkDesk(), 'back');
    expect(back.turn.replies).toEqual([expect.stringMatching(/^That was the first question/)]);
    expect(back.state).toMatchObject({ asking: null, walk: { at: 'look', trail: [{ step: 'where' }] } });
    const stopped = await playOn(before, walkDesk(), 'stop');
    expect(stopped.turn.replies).toEqual([expect.stringMatching(/^Stopped\. Paste/)]);
    expect(stopped.state).toMatchObject({ asking: null, walk: { at: 'look' }, walked: [] });
  });

  it.each(['continue', 'done'])('is put away by words that only a step understands: %s', async (said) => {
    const { turn, state } = await play(walkDesk(), ...atLook, '6329', said);
    expect(firstLines(turn).at(-1)).toBe('[card] Step 2 of at most 3 · Runbook first');
    expect(state).toMatchObject({ asking: null, walk: { at: 'look' } });
  });
});

describe('“walk me through it”', () => {
  it('begins what the last answer offers', async () => {
    const { state } = await play(walkDesk(), role, event, 'walk me through it');
    expect(state.walk).toMatchObject({ runbook: 'first', at: 'where', article: 'offering' });
  });

  it('resumes what is open already', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, 'walk me through it');
    expect(firstLines(turn)).toEqual([isAtLook, '[card] Step 2 of at most 3 · Runbook first']);
    expect(state).toMatchObject({ walk: { at: 'look', trail: [{ step: 'where' }] }, walked: [] });
  });

  it.each([[[role]], [[role, '33008']]])('offers all runbooks where no answer has one: %j', async (path) => {
    const { turn, outcome } = await play(walkDesk(), ...path, 'walk me through it');
    expect(firstLines(turn)).toEqual(['[card] What shall I walk you through?']);
    expect(turn.titles()).toEqual(['Runbook first', 'Runbook other']);
    expect(outcome).toBe('choose');
  });
});

describe('“walk me through” something', () => {
  it.each([
    ['walk me through first', 'first', null],
    ['Please walk me through the Runbook other.', 'other', null],
    ['can I guide me through OTHER please', 'other', null],
    ['walk me through 32000', 'other', 'far'],
  ])('begins what is meant: %s', async (said, runbook, article) => {
    const { state } = await play(walkDesk(), role, said);
    expect(state.walk).toMatchObject({ runbook, at: 'where', article });
  });

  it('counts as a report of the code that it names', async () => {
    const match = { ...fakeArticle('x').match, events: [{ provider: 'PasswordResetService' as const, id: 31034 }] };
    const named = namedBy('31034', answerWith(fakeArticle('event-31034', { match })));
    const desk = walkDesk(undefined, { '31034': named });
    await play(desk, role, 'walk me through 31034');
    expect(desk.noted.map(({ code }) => code)).toEqual(['31034']);
  });

  it('resumes what is open already', async () => {
    const { turn, state } = await play(walkDesk(), ...begin, 'walk me through 31034');
    expect(firstLines(turn)[0]).toBe(atWhere);
    expect(state.walked).toEqual([]);
  });

  it.each(['the weather', '33008', '6329'])('offers all runbooks where none is meant: %s', async (what) => {
    const { turn, state } = await play(walkDesk(), role, `walk me through ${what}`);
    expect(turn.titles()).toEqual(['Runbook first', 'Runbook other']);
    expect(state.walk).toBeNull();
  });

  it('begins what is chosen then', async () => {
    const { state } = await play(walkDesk(), role, 'walk me through it', { press: 'Runbook other' });
    expect(state.walk).toMatchObject({ runbook: 'other' });
  });
});

import { hearCollectWord } from '../../../dialogs/draft/collect-words.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { firstLines, play, playOn } from '../../support/conversation.ts';
import { aDraft, draftId, putDrafts, someDetails } from '../../support/drafts.ts';
import { fakeRunbook, fakeSteps } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { atLook, other, walkDesk } from '../../support/walk-desk.ts';

const skips = (count: number) => Array<string>(count).fill('skip');
/** The question for the support code is open. */
const atCode = ['open a case', 'It fails.', ...skips(4)] as const;
const codeQuestion = expect.stringMatching(/^Which support code/) as string;

describe('while a detail is asked for', () => {
  it('“help” says what can be said, and asks again', async () => {
    const { turn, state } = await play(walkDesk(), ...atCode, 'help');
    expect(turn.replies).toEqual([expect.stringMatching(/“skip”, “back”.*“withdraw”\.$/s), codeQuestion]);
    expect(state.asking).toMatchObject({ detail: 'supportCode' });
  });

  it('“status” says how far it is, and asks again', async () => {
    const { turn } = await play(walkDesk(), ...atCode, 'status');
    expect(turn.replies).toEqual([
      'We are collecting a case: 2 of 12 details are there. The open question is:',
      codeQuestion,
    ]);
  });

  it('“skip” leaves the question open, and asks the next', async () => {
    const desk = walkDesk();
    const { state } = await play(desk, ...atCode, 'skip this question');
    expect(state.asking).toMatchObject({ detail: 'time' });
    expect([...desk.cases.stored.drafts.values()][0]?.details).toEqual(
      someDetails({ zone: 'Europe/London', problem: 'It fails.' }),
    );
  });

  it('“back” asks the one before, whose answer stands until there is another', async () => {
    const desk = walkDesk();
    const played = await play(desk, 'open a case', 'It fails.', 'back');
    expect(played.turn.replies).toEqual([
      'What happened, so far: “It fails.” To keep it, say “skip”.',
      expect.stringMatching(/^What happens\?/),
    ]);
    const kept = await playOn(played, desk, 'skip');
    expect(kept.state.asking).toMatchObject({ detail: 'expected' });
    const changed = await playOn(played, desk, 'It does not fail.');
    expect(changed.state.asking).toMatchObject({ detail: 'expected' });
    expect([...desk.cases.stored.drafts.values()][0]?.details.problem).toEqual({
      state: 'given',
      value: 'It does not fail.',
    });
  });

  it('“back” quotes no markup, and no more than reminds of the answer', async () => {
    const { turn } = await play(walkDesk(), 'open a case', `[here](https://example.com) ${'x'.repeat(300)}`, 'back');
    expect(turn.replies[0]).toContain('“\\[here\\]');
    expect(turn.replies[0]?.length).toBeLessThan(300);
  });

  it('“back” at the first question says so', async () => {
    const { turn } = await play(walkDesk(), 'open a case', 'back');
    expect(turn.replies).toEqual(['This is the first question.', expect.stringMatching(/^What happens\?/)]);
  });

  it('“back” to a question that was skipped only asks it', async () => {
    const { turn } = await play(walkDesk(), ...atCode, 'back');
    expect(turn.replies).toEqual([expect.stringMatching(/^Is there a screenshot\?/)]);
  });

  it('“cancel” keeps the draft, and “continue” goes on with it', async () => {
    const desk = walkDesk();
    const stopped = await play(desk, ...atCode, 'cancel');
    expect(stopped.turn.replies).toEqual([expect.stringMatching(/^Stopped\. Your case is kept as it is\./)]);
    expect(stopped.state.asking).toBeNull();
    expect(desk.cases.stored.drafts.size).toBe(1);
    for (const said of ['continue my case', 'continue']) {
      expect((await playOn(stopped, desk, said)).state.asking).toMatchObject({ detail: 'expected' });
    }
  });

  it('a person is on the way already', async () => {
    const desk = walkDesk();
    const { turn } = await play(desk, ...atCode, 'talk to a person');
    expect(turn.replies).toEqual([expect.stringMatching(/^We are on the way/), codeQuestion]);
    expect(desk.cases.stored.drafts.size).toBe(1);
  });

  it.each(['it works', 'it still fails', 'done', 'fixed'])('is an answer where any text is one: %s', async (said) => {
    const desk = walkDesk();
    const { state } = await play(desk, 'open a case', 'It fails.', said);
    expect([...desk.cases.stored.drafts.values()][0]?.details.expected).toEqual({ state: 'given', value: said });
    expect(state.asking).toMatchObject({ detail: 'reproduce' });
  });

  it.each(['it still fails', 'done', 'continue'])('is no answer elsewhere, and no verdict: %s', async (said) => {
    const desk = walkDesk();
    const { turn, state } = await play(desk, '33008', ...atCode, said);
    expect(turn.replies.at(-1)).toEqual(codeQuestion);
    expect(state.asking).toMatchObject({ detail: 'supportCode' });
    expect(desk.feedback).toEqual([]);
  });

  it('that it works is noted where it can be no answer', async () => {
    const desk = walkDesk();
    const { turn } = await play(desk, '33008', ...atCode, 'it works');
    expect(turn.replies).toEqual(['Good. That is noted.', codeQuestion]);
    expect(desk.feedback).toMatchObject([{ article: 'plain', verdict: 'helped' }]);
  });

  it.each(['help', 'status', 'back', 'skip'])('says that the draft is gone: %s', async (said) => {
    const desk = walkDesk();
    const played = await play(desk, ...atCode);
    desk.cases.stored.drafts.clear();
    const { turn, state } = await playOn(played, desk, said);
    expect(turn.replies).toEqual([expect.stringMatching(/sent or withdrawn meanwhile/)]);
    expect(state).toMatchObject({ asking: null, draft: null });
  });
});

describe('at any time', () => {
  it('“form”, “review”, “send it” and “withdraw” are about the only draft', async () => {
    const desk = putDrafts(walkDesk(), aDraft(someDetails({ problem: 'It fails.' })));
    expect(firstLines((await play(desk, 'form')).turn)).toEqual(['[card] The details of your case']);
    expect(firstLines((await play(desk, 'review')).turn)).toEqual(['[card] Your case: It fails']);
    const sent = await play(desk, 'send it');
    // Words have no card that could change.
    expect(sent.turn.replies).toEqual([expect.stringMatching(/^Your case is number \*\*1001\*\*\./)]);
    putDrafts(desk, aDraft());
    const withdrawn = await play(desk, 'withdraw');
    expect(withdrawn.turn.replies).toEqual([expect.stringMatching(/^I have withdrawn your case/)]);
    expect(desk.cases.stored.drafts.size).toBe(0);
  });

  it.each(['form', 'review', 'send it', 'withdraw', 'continue my case', 'my drafts'])(
    'where there is no draft, says how to begin: %s',
    async (said) => {
      const { turn } = await play(walkDesk(), said);
      expect(turn.replies).toEqual([expect.stringMatching(/^You have not begun any case\./)]);
    },
  );

  it.each(['form', 'send it', 'withdraw', 'continue my case'])('asks which of several is meant: %s', async (said) => {
    const desk = putDrafts(walkDesk(), aDraft(), aDraft({}, { id: draftId(2) }));
    const { turn, outcome } = await play(desk, said);
    expect(firstLines(turn)).toEqual(['[card] Cases that you have begun: 2']);
    expect(outcome).toBe('choose');
    expect(desk.cases.stored.drafts.size).toBe(2);
  });

  it('“continue” is about the steps where some are open', async () => {
    const desk = walkDesk();
    const { turn } = await play(desk, 'open a case', 'cancel', ...atLook, 'continue');
    expect(turn.replies[0]).toMatch(/^You are at step 2/);
  });

  it('a word that is about something else is not heard', async () => {
    expect(await hearCollectWord(recordTurn('hi'), freshState, walkDesk(), 'greeting')).toBeUndefined();
    expect(await hearCollectWord(recordTurn('back'), freshState, walkDesk(), 'back')).toBeUndefined();
    expect(await hearCollectWord(recordTurn('continue'), freshState, walkDesk(), 'continue')).toBeUndefined();
  });
});

describe('other things in the middle of a case', () => {
  it('steps may begin: the case waits, and is said to', async () => {
    const desk = walkDesk();
    const began = await play(desk, 'I am the help desk', '31034', 'open a case', 'walk me through it');
    expect(began.turn.replies.at(-1)).toBe('Your case waits meanwhile: say “continue my case” to go on with it.');
    expect(began.state).toMatchObject({ asking: null, walk: { runbook: 'first' } });
    const { state } = await playOn(began, desk, 'continue my case');
    expect(state).toMatchObject({ asking: { detail: 'problem' }, walk: { runbook: 'first' } });
  });

  it('a release may have changed the steps that wait: the case goes on', async () => {
    const before = walkDesk();
    const played = await play(before, ...atLook, 'open a case');
    const { where, another } = fakeSteps;
    const steps = { where, another, look: fakeSteps['handed-over'] };
    const release = walkDesk([fakeRunbook('first', { offered: ['offering'], steps }), other]);
    const { state } = await playOn(played, { ...release, cases: before.cases }, 'It fails.');
    expect(state.asking).toMatchObject({ detail: 'expected' });
  });

  it('who somebody is is heard, and the question put again', async () => {
    const { turn, state } = await play(walkDesk(), ...atCode, 'I am the help desk');
    expect(turn.replies).toEqual(['Noted. I will answer accordingly.', codeQuestion]);
    expect(state).toMatchObject({ role: 'helpdesk', asking: { detail: 'supportCode' } });
  });

  it('a picture where none is asked for is not read, and the question put again', async () => {
    const { turn } = await play(walkDesk(), ...atCode, { attachment: 'image' });
    expect(turn.replies).toEqual([expect.stringMatching(/^I cannot read pictures\./), codeQuestion]);
    const shown = await play(walkDesk(), 'open a case', 'It fails.', ...skips(3), { attachment: 'image' });
    expect(shown.turn.replies).toEqual([expect.stringMatching(/^I cannot keep pictures yet/), codeQuestion]);
  });
});

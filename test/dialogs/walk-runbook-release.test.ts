import type { Desk } from '../../dialogs/desk.ts';
import { isStepGone, openWalk } from '../../dialogs/walk-runbook.ts';
import { fakeRunbook, fakeSteps } from '../support/fake-desk.ts';
import { buttonIn, firstLines, play, playOn, type Done } from '../support/conversation.ts';
import { atLook, atRepair, begin, other, walkDesk } from '../support/walk-desk.ts';

const { look, repair, ...others } = fakeSteps;
const offered = ['offering', 'seen'];
const second = { ...fakeSteps.where.answers[1], to: 'another' };

/** A release that calls the step `repair` something else. */
const renamed = fakeRunbook('first', {
  offered,
  steps: { ...others, look: { ...look, failing: 'mend' }, mend: { ...repair, title: 'Mend it' } },
});

/** A release in which no step of the old one is left. */
const rewritten = fakeRunbook('first', {
  offered,
  start: 'place',
  steps: {
    place: { ...fakeSteps.where, answers: [{ ...fakeSteps.where.answers[0], to: 'over' }, second] },
    over: fakeSteps['handed-over'],
    another: fakeSteps.another,
  },
});

/** A release in which the step `look` is an end. */
const shortened = fakeRunbook('first', {
  offered,
  steps: { where: fakeSteps.where, look: fakeSteps['handed-over'], another: fakeSteps.another },
});

const lost = 'The steps that we were in the middle of are no longer part of what I know, so I have put them away.';
const isMoved = 'The step that we were at is no longer part of what I know. We go on from the one before it:';
const stepBefore = '[card] Step 2 of at most 3 · Runbook first';

describe('a release without the open step', () => {
  it.each<[string, Done]>([
    ['a number', '1'],
    ['words about the step', 'still failing'],
    ['words about the walk', 'continue'],
    ['output', '528040'],
    ['an account', 'ada@contoso.com'],
  ])('goes on from the step before, and takes nothing as an answer to that one: %s', async (_what, done) => {
    const before = await play(walkDesk(), ...atRepair);
    const { turn, state, outcome } = await playOn(before, walkDesk([renamed, other]), done);
    expect(firstLines(turn)).toEqual([isMoved, stepBefore]);
    expect(state.walk).toMatchObject({ at: 'look', trail: [{ step: 'where', outcome: 'here' }], readings: [] });
    expect(state.walked).toEqual([]);
    expect(outcome).toBe('step');
  });

  it.each(['I cannot do this', 'Back one step', 'Stop here'])(
    'takes no button of its card as one of the step before: %s',
    async (press) => {
      const before = await play(walkDesk(), ...atRepair);
      const { turn, state } = await playOn(before, walkDesk([renamed, other]), { press });
      expect(firstLines(turn)).toEqual([isMoved, stepBefore]);
      expect(state).toMatchObject({ walk: { at: 'look' }, walked: [] });
    },
  );

  it.each<Done>(['continue', '1', { press: 'The result is good' }])(
    'goes on from the step before where an end has taken its name: %j',
    async (done) => {
      const before = await play(walkDesk(), ...atLook);
      const { turn, state } = await playOn(before, walkDesk([shortened, other]), done);
      expect(firstLines(turn)).toEqual([isMoved, '[card] Step 1 of at most 1 · Runbook first']);
      expect(state.walk).toMatchObject({ at: 'where', trail: [] });
    },
  );

  it('forgets what was read at the step that is gone', async () => {
    const before = await play(walkDesk(), ...atRepair, '528040');
    expect(before.state.walk?.readings).toHaveLength(1);
    const moved = await playOn(before, walkDesk([renamed, other]), 'hello');
    expect(moved.state.walk?.readings).toEqual([]);
    const after = await playOn(moved, walkDesk([renamed, other]), { press: 'I cannot do this' });
    expect(after.state.walked[0]?.trail).toEqual([
      expect.objectContaining({ step: 'where' }),
      { step: 'look', outcome: 'cannot', at: '2026-01-05T09:00:00.000Z' },
    ]);
  });

  it('goes on as usual after that', async () => {
    const before = await play(walkDesk(), ...atRepair);
    const { turn, state } = await playOn(before, walkDesk([renamed, other]), 'hi', { press: 'The result is bad' });
    expect(turn.replies[1]).toContain('Mend it');
    expect(state.walk).toMatchObject({ at: 'mend' });
  });

  it('resumes at the step before when the runbook is asked for again', async () => {
    const before = await play(walkDesk(), ...atRepair);
    const submit = buttonIn(before.cards, 'Walk me through: Runbook first');
    const { turn, state } = await playOn(before, walkDesk([renamed, other]), { submit });
    expect(firstLines(turn)[1]).toBe(stepBefore);
    expect(state.walk).toMatchObject({ at: 'look' });
  });
});

describe.each([
  ['the runbook', [other]],
  ['any step of it', [rewritten, other]],
])('a release without %s', (_what, runbooks) => {
  const desk = walkDesk(runbooks);

  it('puts the walk away, keeps what was done, and answers what was said', async () => {
    const before = await play(walkDesk(), ...atRepair);
    const { turn, state } = await playOn(before, desk, '33008');
    expect(turn.replies[0]).toBe(lost);
    expect(turn.summaries).toEqual(['An answer without steps']);
    const walked = [{ runbook: 'first', result: 'stopped', trail: before.state.walk?.trail }];
    expect(state).toMatchObject({ walk: null, walked });
    const next = await playOn({ ...before, stored: JSON.stringify(state) }, desk, 'hello');
    expect(next.turn.replies).not.toContain(lost);
  });

  it.each(['I cannot do this', 'Back one step', 'Stop here'])('knows no button of its card: %s', async (press) => {
    const before = await play(walkDesk(), ...atRepair);
    const { turn, state, outcome } = await playOn(before, desk, { press });
    expect(turn.replies).toEqual(['This card is out of date. Ask again, and I will show a new one.']);
    expect(state).toEqual(before.state);
    expect(outcome).toBe('outdated');
  });

  it('begins another runbook all the same', async () => {
    const before = await play(walkDesk(), ...atRepair);
    const submit = { ...buttonIn(before.cards, 'Walk me through: Runbook first'), runbook: 'other' };
    const { state } = await playOn(before, desk, { submit });
    expect(state).toMatchObject({ walk: { runbook: 'other' }, walked: [{ runbook: 'first', result: 'stopped' }] });
  });
});

describe('a button that starts a runbook', () => {
  it('is out of date when that is gone', async () => {
    const before = await play(walkDesk(), begin[0], begin[1]);
    const { turn, state } = await playOn(before, walkDesk([other]), { press: 'Walk me through: Runbook first' });
    expect(turn.replies).toEqual(['This card is out of date. Ask again, and I will show a new one.']);
    expect(state).toEqual(before.state);
  });

  it('that waited for the role is forgotten with it', async () => {
    const before = await play(walkDesk(), 'it does not work', 'walk me through first');
    expect(before.state.wanted).toBe('first');
    const { turn, state } = await playOn(before, walkDesk([other]), 'I am the help desk');
    expect(turn.replies[0]).toBe('Noted. Here is the last answer again, for you.');
    expect(state).toMatchObject({ walk: null, wanted: null });
  });
});

describe('isStepGone', () => {
  it('tells the step before from the open one', async () => {
    const { state } = await play(walkDesk(), ...atRepair);
    const gone = (desk: Desk) => {
      const opened = openWalk(state, desk);
      return opened && isStepGone(state, opened);
    };
    expect(gone(walkDesk())).toBe(false);
    expect(gone(walkDesk([renamed]))).toBe(true);
  });
});

import { freshState, readState } from '../../dialogs/conversation-state.ts';
import { dropWalk, endWalk, openWalk, remindOfStep } from '../../dialogs/walk-runbook.ts';
import type { Answer } from '../../knowledge/matcher.ts';
import { answerWith, fakeRunbook } from '../support/fake-desk.ts';
import { buttonIn, firstLines, play, playOn } from '../support/conversation.ts';
import { recordTurn } from '../support/recording-turn.ts';
import { atLook, atRepair, begin, first, namedBy, other, walkArticles, walkDesk } from '../support/walk-desk.ts';

const now = '2026-01-05T09:00:00.000Z';
const passed = (step: string, outcome: string) => ({ step, outcome, at: now });
const here = passed('where', 'here');

describe('the beginning of a runbook', () => {
  it('is its first step, on a card of its own', async () => {
    const { turn, state, outcome } = await play(walkDesk(), ...begin);
    expect(firstLines(turn)).toEqual(['[card] Step 1 of at most 3 · Runbook first']);
    expect(turn.summaries).toEqual(['Runbook first: Where is it?']);
    expect(turn.titles()).toEqual(['On the sync server', 'On another machine', 'Stop here']);
    expect(state.walk).toEqual({
      ...{ runbook: 'first', at: 'where', trail: [], known: ['offering'], fill: {}, article: 'offering' },
      ...{ form: (turn.dataOf('Stop here') as { form: string }).form, readings: [], isPaused: false },
    });
    expect(outcome).toBe('step');
  });

  it('is a later step where what was pasted rules the first ones out, and says why', async () => {
    const values = { serviceBusDomain: 'servicebus.windows.net' };
    const desk = walkDesk(undefined, { '31044': namedBy('31044', answerWith(walkArticles.seen), values) });
    const { turn, state } = await play(desk, '31044', 'walk me through it');
    expect(state.walk).toBeNull();
    expect(state.walked[0]?.trail).toEqual([
      { ...passed('where', 'skipped'), because: 'Your text says servicebus.windows.net: On the sync server.' },
      { ...passed('look', 'skipped'), because: 'The article has seen it.' },
    ]);
    expect(turn.replies[0]).toContain('Look at it: The article has seen it.');
  });

  it('skips what a sentence of the product in the pasted text makes needless', async () => {
    const match = { article: walkArticles.offering, score: 60, reasons: ['the text “Beware: It was seen”'] };
    const pasted = { ...answerWith(walkArticles.offering), ranked: [match] } as Answer;
    const desk = () => walkDesk(undefined, { pasted });
    const { state } = await play(desk(), begin[0], 'pasted', 'walk me through it', '1');
    expect(state.walked[0]?.trail).toEqual([here, { ...passed('look', 'skipped'), because: 'Your text says so.' }]);
    const later = await play(desk(), begin[0], 'pasted', '33008', 'walk me through the first', '1');
    expect(later.state.walk).toMatchObject({ at: 'look', known: [], article: null });
  });

  it('lays another runbook that was open aside, says so, and goes on with it afterwards', async () => {
    const begun = await play(walkDesk(), ...atLook, 'walk me through the other');
    expect(begun.turn.replies[0]).toMatch(/^You are at step 2 .*“Runbook first”\. That waits until this is over\.$/);
    expect(begun.state.walk).toMatchObject({ runbook: 'other', at: 'where', trail: [], article: null });
    expect(begun.state).toMatchObject({ shelved: { runbook: 'first', at: 'look', trail: [here] }, walked: [] });

    const over = await playOn(begun, walkDesk(), 'stop');
    expect(over.turn.replies.at(-1)).toContain('“Runbook first”. Say “continue” to go on');
    const again = await playOn(over, walkDesk(), 'continue');
    expect(again.state).toMatchObject({ walk: { runbook: 'first', at: 'look' }, shelved: null });
  });

  it('has room for one that waits: the one before it is kept as stopped', async () => {
    const { state } = await play(walkDesk(), ...atLook, 'walk me through the other', 'walk me through the first');
    expect(state).toMatchObject({ walk: { runbook: 'first', at: 'where' }, shelved: { runbook: 'other' } });
    expect(state.walked).toEqual([{ runbook: 'first', result: 'stopped', at: now, trail: [here] }]);
  });
});

describe('an answer to the open step', () => {
  it('closes its card in its place, and shows the step that follows', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook);
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\] Step 1 of[^]*Answered: On the sync server$/),
      expect.stringMatching(/^\[card\] Step 2 of at most 3/),
    ]);
    expect(turn.summaries).toEqual(['Where is it?', 'Runbook first: Look at it']);
    expect(turn.titles()).toEqual([
      ...['The result is good', 'The result is bad', 'I cannot do this', 'Back one step', 'Stop here'],
    ]);
    expect(state.walk).toMatchObject({
      at: 'look',
      trail: [here],
      fill: { serviceBusDomain: 'servicebus.windows.net' },
    });
  });

  it.each([
    ['The result is good', 'cause', [here, passed('look', 'worked')], 'It is found'],
    ['I cannot do this', 'handover', [here, passed('look', 'cannot')], 'Somebody else'],
  ])('may lead from a check to an end: %s', async (press, result, trail, title) => {
    const { turn, state, outcome } = await play(walkDesk(), ...atLook, { press });
    expect(turn.replies[0]).toContain(`Answered: ${press}`);
    expect(turn.summaries[1]).toBe(`Runbook first: ${title}`);
    expect(state).toMatchObject({ walk: null, walked: [{ runbook: 'first', result, at: now, trail }] });
    expect(outcome).toBe('step');
  });

  it.each([
    ['It works now', 'fixed', 'worked', 'It works again'],
    ['Done, still failing', 'cause', 'failing', 'It is found'],
    ['I cannot do this', 'handover', 'cannot', 'Somebody else'],
  ])('leads from a fix to an end: %s', async (press, result, outcome, title) => {
    const { turn, state } = await play(walkDesk(), ...atRepair, { press });
    const trail = [here, passed('look', 'failing'), passed('repair', outcome)];
    expect(turn.summaries[1]).toBe(`Runbook first: ${title}`);
    expect(state.walked).toEqual([{ runbook: 'first', result, at: now, trail }]);
  });

  it('that the step does not have is out of date, and changes nothing', async () => {
    const before = await play(walkDesk(), ...atLook);
    const submit = { ...buttonIn(before.cards, 'The result is good'), outcome: 'elsewhere' };
    const { turn, state, outcome } = await playOn(before, walkDesk(), { submit });
    expect(turn.replies).toEqual(['This card is out of date. Ask again, and I will show a new one.']);
    expect(state).toEqual(before.state);
    expect(outcome).toBe('outdated');
  });
});

describe('the end of a runbook', () => {
  it('shows the article that helps from there in full, and remembers it as the last answer', async () => {
    const { turn, state } = await play(walkDesk(), '31034', ...atLook.slice(2), { press: 'The result is good' });
    expect(turn.replies[2]).toMatch(/^\[card\][^]*Repair <user> at <namespace>[^]*“Runbook first” ended here/);
    expect(turn.replies).toHaveLength(3);
    expect(state.last).toMatchObject({ article: 'cause', ranked: [], isStaff: true });
    expect(state.role).toBeNull();
  });

  it('shows that article with the account that was typed, and keeps it out of the buttons', async () => {
    const typed = [...atRepair, 'ada@contoso.com', { press: 'Done, still failing' }] as const;
    const before = await play(walkDesk(), ...typed);
    expect(before.turn.replies[2]).toContain('Repair ada@contoso.com at <namespace>');
    expect(before.turn.dataOf('This fixed it')).toMatchObject({ fill: { serviceBusDomain: 'servicebus.windows.net' } });
    expect(JSON.stringify(before.turn.cards[2]?.actions)).not.toContain('ada');
    const after = await playOn(before, walkDesk(), { press: 'It did not help' });
    expect(after.turn.replies[0]).toContain('Repair ada@contoso.com at <namespace>');
    expect((await playOn(before, walkDesk(), 'it did not help')).turn.replies[0]).toMatch(/^Sorry/);
  });

  it('does not offer the same steps again, but others behind the article', async () => {
    const ended = [...atLook, { press: 'The result is good' }] as const;
    const buttons = ['This fixed it', 'It did not help', 'Show more like this'];
    const same = fakeRunbook('first', { offered: ['offering', 'cause'] });
    expect((await play(walkDesk([same, other]), ...ended)).turn.titles()).toEqual(buttons);
    const another = fakeRunbook('other', { offered: ['far', 'cause'] });
    const { turn } = await play(walkDesk([first, another]), ...ended);
    expect(turn.titles()).toContain('Walk me through: Runbook other');
  });

  it('shows no article where it names none, or one that is gone', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, { press: 'I cannot do this' });
    expect(turn.replies).toHaveLength(2);
    expect(state.last).toMatchObject({ article: 'offering' });
    const desk = walkDesk();
    const poorer = { ...desk, articles: new Map([...desk.articles].filter(([id]) => id !== 'cause')) };
    expect((await play(poorer, ...atLook, { press: 'The result is good' })).turn.replies).toHaveLength(2);
  });

  it('offers the runbook that goes on from there, and begins it at a press', async () => {
    const ended = await play(walkDesk(), ...begin, { press: 'On another machine' });
    expect(ended.turn.titles()).toEqual(['Walk me through: Runbook other']);
    const { state } = await playOn(ended, walkDesk(), { press: 'Walk me through: Runbook other' });
    expect(state).toMatchObject({ walk: { runbook: 'other', at: 'where' }, walked: [{ runbook: 'first' }] });
  });

  it('offers none that this release no longer has', async () => {
    const { turn } = await play(walkDesk([first]), ...begin, { press: 'On another machine' });
    expect(turn.titles()).toEqual([]);
    expect(turn.replies[1]).toContain('It is another');
  });

  it('closes a question that was open beside it', async () => {
    const before = await play(walkDesk(), ...atLook, '6329');
    expect(before.state.asking).not.toBeNull();
    expect((await playOn(before, walkDesk(), { press: 'The result is bad' })).state.asking).toBeNull();
    expect((await playOn(before, walkDesk(), { press: 'Stop here' })).state.asking).toBeNull();
  });
});

describe('the step before', () => {
  it('is open again, as if it had not been answered', async () => {
    const { turn, state } = await play(walkDesk(), ...atRepair, { press: 'Back one step' });
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\] Step 3 of[^]*Answered: Back one step$/),
      expect.stringMatching(/^\[card\] Step 2 of at most 3/),
    ]);
    expect(state.walk).toMatchObject({ at: 'look', trail: [here] });
  });

  it('is gone to again and again, back to the first one, which has no button for it', async () => {
    const back = { press: 'Back one step' };
    const { turn, state } = await play(walkDesk(), ...atRepair, back, back);
    expect(state.walk).toMatchObject({ at: 'where', trail: [] });
    expect(turn.titles()).not.toContain('Back one step');
  });

  it('does not exist before the first one', async () => {
    const { turn, state } = await play(walkDesk(), ...begin, 'back');
    expect(firstLines(turn)).toEqual(['This is the first step.', '[card] Step 1 of at most 3 · Runbook first']);
    expect(state.walk).toMatchObject({ at: 'where', trail: [] });
  });

  it('forgets what was read at the one that is left', async () => {
    const stays = [...atRepair, '528040'] as const;
    expect((await play(walkDesk(), ...stays)).state.walk?.readings).toHaveLength(1);
    expect((await play(walkDesk(), ...stays, { press: 'Back one step' })).state.walk?.readings).toEqual([]);
  });
});

describe('a walk that is stopped', () => {
  it('is over where it is, and kept', async () => {
    const { turn, state, outcome } = await play(walkDesk(), ...atLook, { press: 'Stop here' });
    expect(turn.replies).toEqual([
      expect.stringMatching(/^\[replaced\][^]*Answered: Stopped here$/),
      expect.stringMatching(/^\[card\] Stopped · Runbook first[^]*Where is it\?: On the sync server/),
    ]);
    expect(state).toMatchObject({ walk: null, walked: [{ runbook: 'first', result: 'stopped', trail: [here] }] });
    expect(outcome).toBe('step');
  });

  it('may be one of many: the last five are kept', async () => {
    const desk = walkDesk();
    const rounds = Array.from({ length: 4 }).flatMap(() => ['walk me through the other', 'walk me through the first']);
    const { state } = await play(desk, ...begin, ...rounds, { press: 'On another machine' });
    expect(state.walked.map(({ runbook, result }) => `${runbook} ${result}`)).toEqual([
      ...['other stopped', 'first stopped', 'other stopped', 'first stopped', 'first cause'],
    ]);
  });
});

describe('endWalk', () => {
  it.each([
    ['fixed', 'It works now', 'Solved'],
    ['stopped', 'Stopped here', 'Stopped'],
  ] as const)('closes the card of the open step: %s', async (result, said, label) => {
    const { state } = await play(walkDesk(), ...atLook);
    const opened = openWalk(state, walkDesk());
    const turn = recordTurn();
    if (opened) await endWalk(turn, state, walkDesk(), opened, result);
    expect(turn.replies).toEqual([
      expect.stringMatching(new RegExp(`^\\[replaced\\][^]*Answered: ${said}$`)),
      expect.stringMatching(new RegExp(`^\\[card\\] ${label} · Runbook first`)),
    ]);
    expect(turn.summaries[0]).toBe(said);
  });
});

describe('dropWalk', () => {
  it('keeps an open walk as stopped, and changes nothing where there is none', async () => {
    const { state } = await play(walkDesk(), ...atLook);
    expect(dropWalk(state, walkDesk())).toEqual({
      ...{ ...state, walk: null },
      walked: [{ runbook: 'first', result: 'stopped', at: now, trail: [here] }],
    });
    expect(dropWalk(freshState, walkDesk())).toEqual(freshState);
  });
});

describe('remindOfStep', () => {
  it('leads back to the open step in one sentence', async () => {
    const { state } = await play(walkDesk(), ...atLook);
    const opened = openWalk(state, walkDesk());
    const turn = recordTurn();
    if (opened) await remindOfStep(turn, opened);
    expect(turn.replies).toEqual([
      'You are at step 2 of at most 3 of “Runbook first”. Say “continue” to go on, or “stop” to end it there.',
    ]);
  });
});

describe('openWalk', () => {
  it('is the walk with its runbook, and nothing where none is open', async () => {
    const { stored } = await play(walkDesk(), ...atLook);
    expect(openWalk(readState(stored).state, walkDesk())).toMatchObject({ runbook: first, walk: { at: 'look' } });
    expect(openWalk(freshState, walkDesk())).toBeUndefined();
    expect(openWalk(readState(stored).state, walkDesk([other]))).toBeUndefined();
  });
});

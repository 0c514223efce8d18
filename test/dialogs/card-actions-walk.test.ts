import { buttonIn, firstLines, play, playOn } from '../support/conversation.ts';
import { atLook, atRepair, begin, walkDesk } from '../support/walk-desk.ts';

describe('It did not help, with steps behind the answer', () => {
  const failed = { press: 'It did not help' } as const;
  const noted = 'Sorry that it did not help. That is noted.';

  it('begins them', async () => {
    const desk = walkDesk();
    const { turn, state, outcome } = await play(desk, '31034', failed);
    expect(firstLines(turn).slice(1)).toEqual([noted, '[card] Step 1 of at most 3 · Runbook first']);
    expect(state.walk).toMatchObject({ runbook: 'first', article: 'offering' });
    expect(desk.feedback).toMatchObject([{ article: 'offering', verdict: 'failed' }]);
    expect(outcome).toBe('step');
  });

  it('does so for typed words as well', async () => {
    const { turn, state } = await play(walkDesk(), '31034', 'it did not help');
    expect(firstLines(turn)).toEqual([noted, '[card] Step 1 of at most 3 · Runbook first']);
    expect(state.walk).toMatchObject({ runbook: 'first' });
  });

  it('waits for the role where that is not known', async () => {
    const { turn, state } = await play(walkDesk(), 'it does not work', failed);
    expect(turn.replies[2]).toMatch(/^I can walk you through it\./);
    expect(state).toMatchObject({ wanted: 'first', walk: null });
  });

  it.each(['Stop here', 'On another machine'])(
    'offers other articles when they were gone through before, however that ended: %s',
    async (press) => {
      const path = [...begin, { press }, '31034', failed] as const;
      const { turn, state } = await play(walkDesk(), ...path);
      expect(firstLines(turn)[2]).toMatch(/^I have nothing closer than this\./);
      expect(state.walk).toBeNull();
    },
  );

  it('resumes them when they are open', async () => {
    const { turn, state } = await play(walkDesk(), ...atLook, '31034', failed);
    expect(firstLines(turn).slice(1)).toEqual([
      noted,
      'You are at step 2 of at most 3 of “Runbook first”.',
      '[card] Step 2 of at most 3 · Runbook first',
    ]);
    expect(state.walk).toMatchObject({ at: 'look', isPaused: false });
  });

  it('offers a case to a person who is locked out, and nothing else', async () => {
    const desk = walkDesk();
    const { turn, state, outcome } = await play(desk, 'I am locked out', '31034', failed);
    expect(turn.replies.slice(1)).toEqual([
      expect.stringMatching(/^Sorry that it did not help\. That is noted\. .*“open a case”/),
    ]);
    expect(turn.titles()).toEqual(['Open a case']);
    expect(state).toMatchObject({ walk: null, wanted: null, asking: null });
    expect(outcome).toBe('button');
    expect(desk.feedback).toMatchObject([{ article: 'offering', verdict: 'failed' }]);
  });

  it('is said once, however often it is pressed', async () => {
    const desk = walkDesk();
    const before = await play(desk, '31034');
    await playOn(before, desk, failed);
    const { turn, state } = await playOn(before, desk, failed);
    expect(turn.replies).toEqual([expect.stringMatching(/^\[replaced\]/)]);
    expect(state.walk).toBeNull();
  });
});

describe('a card that is shown again in its place', () => {
  const shows = ({ replies }: { replies: readonly string[] }) => replies[0]?.includes('Repair');

  it('keeps to what its reader may see', async () => {
    const full = await play(walkDesk(), '31034', { press: 'This fixed it' });
    const guarded = await play(walkDesk(), 'it does not work', { press: 'This fixed it' });
    const plain = await play(walkDesk(), 'I am locked out', '31034', { press: 'This fixed it' });
    expect([full, guarded, plain].map(({ turn }) => shows(turn))).toEqual([true, false, false]);
    expect(plain.turn.replies[0]).toContain('What this means for you');
  });

  it('keeps the account that only the conversation knows', async () => {
    const walked = [...atRepair, 'ada@contoso.com', 'still failing', { press: 'This fixed it' }] as const;
    expect((await play(walkDesk(), ...walked)).turn.replies[0]).toContain('Repair ada@contoso.com');
  });

  it('gives no reason that belongs to another answer', async () => {
    const before = await play(walkDesk(), '31034', 'it was never seen');
    const submit = buttonIn(before.cards.slice(0, 1), 'This fixed it');
    const { turn } = await playOn(before, walkDesk(), { submit });
    expect(turn.replies[0]).toContain('An answer with steps');
    expect(turn.replies[0]).not.toContain('it names plain');
  });

  it('goes by the namespace of the card itself', async () => {
    const desk = walkDesk();
    const before = await play(desk, '31034');
    const submit = { ...buttonIn(before.cards, 'This fixed it'), fill: { namespace: 'other-ns' } };
    expect((await playOn(before, desk, { submit })).turn.replies[0]).toContain('at other-ns');
  });
});

describe('the article that is chosen', () => {
  it('is shown in full after what only staff has, and the open step is not forgotten', async () => {
    const asked = await play(walkDesk(), '33008', { press: 'It did not help' }, { press: 'An answer of the other' });
    expect(asked.state.last).toMatchObject({ article: 'far', isStaff: true });
    const { turn } = await play(walkDesk(), ...atLook, '6329', { press: 'An answer of the other' });
    expect(turn.replies.at(-1)).toMatch(/^You are at step 2 of at most 3 .* Say “continue” to go on/);
  });

  it('is guarded after what anybody may have said', async () => {
    const asked = await play(
      walkDesk(),
      'it was never seen',
      { press: 'Show more like this' },
      { press: 'An answer of the other' },
    );
    expect(asked.state.last).toMatchObject({ article: 'far', isStaff: false });
    expect(asked.turn.replies).toHaveLength(2);
  });
});

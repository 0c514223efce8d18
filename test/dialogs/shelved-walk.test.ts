import { unshelve } from '../../dialogs/walk-runbook.ts';
import { fakeRunbook } from '../support/fake-desk.ts';
import { firstLines, play, playOn } from '../support/conversation.ts';
import { atLook, first, other, walkDesk } from '../support/walk-desk.ts';

const toOther = [...atLook, 'walk me through other'] as const;
const waits = 'You are at step 2 of at most 3 of “Runbook first”. Say “continue” to go on, or “stop” to end it there.';
const another = { press: 'On another machine' } as const;

describe('a runbook that waits for the end of another one', () => {
  it('is led back to at that end, however it comes', async () => {
    for (const end of ['stop', 'fixed', another]) {
      const { turn, state } = await play(walkDesk(), ...toOther, end);
      expect(turn.replies.at(-1)).toBe(waits);
      expect(state).toMatchObject({
        walk: null,
        shelved: { runbook: 'first', at: 'look' },
        walked: [{ runbook: 'other' }],
      });
    }
  });

  it('goes on where it was', async () => {
    const { turn, state } = await play(walkDesk(), ...toOther, 'stop', 'continue');
    expect(firstLines(turn).at(-1)).toBe('[card] Step 2 of at most 3 · Runbook first');
    expect(state).toMatchObject({ shelved: null, walk: { at: 'look', trail: [{ step: 'where' }], isPaused: false } });
  });

  it('is ended by a stop', async () => {
    const { turn, state } = await play(walkDesk(), ...toOther, 'stop', 'stop');
    expect(firstLines(turn)).toEqual(['[card] Stopped · Runbook first']);
    expect(state).toMatchObject({ walk: null, shelved: null, walked: [{ runbook: 'other' }, { runbook: 'first' }] });
    const asked = await play(walkDesk(), ...toOther, 'stop', '6329', 'stop');
    expect(asked.state).toMatchObject({ asking: null, shelved: { runbook: 'first' } });
  });

  it('does not answer in the place of the open one', async () => {
    const { state } = await play(walkDesk(), ...toOther, 'continue', '1');
    expect(state).toMatchObject({ walk: { runbook: 'other', at: 'look' }, shelved: { runbook: 'first', at: 'look' } });
  });

  it('is over with all else when everything starts over, or when the person is locked out', async () => {
    for (const end of ['start over', 'I am locked out']) {
      const { state } = await play(walkDesk(), ...toOther, end);
      expect(state).toMatchObject({ walk: null, shelved: null });
      expect(state.walked.map(({ runbook, result }) => `${runbook} ${result}`)).toEqual([
        'first stopped',
        'other stopped',
      ]);
    }
  });

  it('is not led back to in a release that no longer has it', async () => {
    const before = await play(walkDesk(), ...toOther);
    const { turn, state } = await playOn(before, walkDesk([other]), 'stop', 'continue');
    expect(turn.replies).toEqual([expect.stringMatching(/^We are not in the middle of any steps/)]);
    expect(state.walk).toBeNull();
  });

  it('goes on from its last step that a release still has', async () => {
    const before = await play(walkDesk(), ...toOther, 'stop');
    const { where, another: end } = Object.fromEntries(first.steps);
    const steps = {
      where: {
        ...where,
        answers: [
          { id: 'x', label: 'X', to: 'another' },
          { id: 'y', label: 'Y', to: 'another' },
        ],
      },
      another: end,
    };
    const renamed = fakeRunbook('first', { offered: first.offered, steps });
    const { state } = await playOn(before, walkDesk([renamed, other]), 'continue');
    expect(state.walk).toMatchObject({ runbook: 'first', at: 'where', trail: [] });
  });
});

describe('unshelve', () => {
  it('gives nothing while another one is open', async () => {
    const { state } = await play(walkDesk(), ...toOther);
    expect(unshelve(state, walkDesk())).toBeUndefined();
    expect(unshelve({ ...state, walk: null }, walkDesk())).toMatchObject({ runbook: first, walk: { at: 'look' } });
  });
});

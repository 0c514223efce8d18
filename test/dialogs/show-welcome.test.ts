import { freshState } from '../../dialogs/conversation-state.ts';
import { greet, showWelcome } from '../../dialogs/show-welcome.ts';
import { fakeDesk, formOf } from '../support/fake-desk.ts';
import { recordTurn } from '../support/recording-turn.ts';

const summary = 'Writeback Desk: paste what you see, and I will name the cause';

describe('greet', () => {
  it('shows a newcomer what to paste, and starts afresh', async () => {
    const turn = recordTurn();
    expect(await greet(turn, fakeDesk([]))).toEqual({ state: freshState, outcome: 'talk' });
    expect(turn.replies).toEqual([expect.stringContaining('Hello Ada')]);
    expect(turn.summaries).toEqual([summary]);
  });

  it('keeps what it is given of the time before', async () => {
    const { state } = await greet(recordTurn(), fakeDesk([]), { role: 'admin', isRoleAsked: true });
    expect(state).toEqual({ ...freshState, role: 'admin', isRoleAsked: true });
  });
});

describe('showWelcome', () => {
  it('shows examples to press, on a card of its own', async () => {
    const turn = recordTurn();
    await showWelcome(turn, fakeDesk([]));
    expect(turn.summaries).toEqual([summary]);
    expect(turn.titles().length).toBeGreaterThan(0);
    for (const title of turn.titles()) {
      expect(turn.dataOf(title)).toMatchObject({ verb: 'welcome.tried', form: formOf(1) });
    }
  });
});

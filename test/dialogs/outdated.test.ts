import { freshState } from '../../dialogs/conversation-state.ts';
import { sayOutdated } from '../../dialogs/outdated.ts';
import { recordTurn } from '../support/recording-turn.ts';

describe('sayOutdated', () => {
  it.each([
    ['personal', 'This card is out of date. Ask again, and I will show a new one.'],
    [
      'groupChat',
      'This card is out of date, or it was meant for somebody else. Ask me, and I will show you a new one.',
    ],
    ['channel', 'This card is out of date, or it was meant for somebody else. Ask me, and I will show you a new one.'],
  ] as const)('says in a conversation that is %s what may be, and changes nothing', async (scope, said) => {
    const turn = recordTurn({ conversation: { id: 'some', scope } });
    const state = { ...freshState, isRoleAsked: true };
    expect(await sayOutdated(turn, state)).toEqual({ state, outcome: 'outdated' });
    expect(turn.replies).toEqual([said]);
  });
});

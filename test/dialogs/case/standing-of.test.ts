import { sayNoAccount, standingOf } from '../../../dialogs/case/standing-of.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { deskFor, standingFor, triageDesk, turnOf } from '../../support/triage.ts';

describe('standingOf', () => {
  it('is what the teams say of the person', () => {
    expect(standingOf(turnOf('grace', 'my cases'), deskFor('grace', triageDesk()))).toEqual(standingFor('grace'));
  });

  it('is that of a requester where no team was asked', () => {
    expect(standingOf(turnOf('ada', 'my cases'), triageDesk())).toEqual(standingFor('ada'));
  });

  it('is none where nobody vouches for the person, whatever the teams say', () => {
    const unknown = recordTurn({ text: 'my cases', identity: undefined });
    expect(standingOf(unknown, deskFor('grace', triageDesk()))).toBeUndefined();
  });
});

it('says to somebody without an account what cases need', async () => {
  const turn = recordTurn({ identity: undefined });
  expect(await sayNoAccount(turn, freshState)).toEqual({ state: freshState, outcome: 'talk' });
  expect(turn.replies).toEqual(['Cases need a work or school account. Please write to me with yours.']);
});

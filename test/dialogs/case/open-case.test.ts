import { openCase } from '../../../dialogs/case/open-case.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, standingFor, triageDesk, turnOf } from '../../support/triage.ts';

describe('openCase', () => {
  it('shows the requester their own, and writes nothing down about that', async () => {
    const desk = triageDesk(caseOf());
    const turn = turnOf('ada', 'case 1042');
    expect(await openCase(turn, freshState, desk, 1042)).toEqual({ state: freshState, outcome: 'talk' });
    expect(turn.titles()).toContain('Close my case');
    expect(desk.cases.stored.audit).toEqual([]);
  });

  it('shows it to an analyst, and writes that down', async () => {
    const desk = deskFor('grace', triageDesk(caseOf()));
    const turn = turnOf('grace', 'case 1042');
    await openCase(turn, freshState, desk, 1042);
    expect(turn.titles()).toContain('Claim');
    expect(desk.cases.stored.audit).toMatchObject([
      { person: 'grace', action: 'see', role: 'analyst', isAllowed: true },
    ]);
  });

  it('says the same of one that does not exist, is of another tenant, or not for them', async () => {
    const stored = triageDesk(caseOf());
    const desks = [
      deskFor('eve', triageDesk()),
      deskFor('eve', stored),
      { ...stored, standing: standingFor('lin', { tenant: 'fabrikam' }) },
    ];
    for (const desk of desks) {
      const turn = turnOf('eve', 'case 1042');
      await openCase(turn, freshState, desk, 1042);
      expect(turn.replies).toEqual(['I know no case 1042 that is yours.']);
      expect(desk.cases.stored.audit.at(-1)).toMatchObject({
        action: 'see',
        role: 'outsider',
        isAllowed: false,
        before: null,
      });
    }
  });

  it('says to somebody without an account what cases need', async () => {
    const turn = recordTurn({ identity: undefined });
    await openCase(turn, freshState, triageDesk(caseOf({ requester: 'ada' })), 1042);
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
  });
});

import { noEvidence } from '../../../cases/evidence.ts';
import { listOpenCases, listOwnCases } from '../../../dialogs/case/list-cases.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import { formOf, type FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn, type RecordingTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, triageDesk, turnOf, type Person } from '../../support/triage.ts';

const other = '19:other@thread.tacv2';
const cases = [
  caseOf({ number: 1001, status: 'closed' }),
  caseOf({ number: 1002 }),
  caseOf({ number: 1003, requester: 'eve', assignee: 'grace', status: 'assigned' }),
  caseOf({ number: 1004, requester: 'grace', status: 'pending' }),
  caseOf({ number: 1005, requester: 'eve', channel: other }),
  caseOf({ number: 1006, requester: 'eve', channel: null }),
  caseOf({ number: 1007, tenant: 'fabrikam' }),
  caseOf({ number: 1008, requester: 'grace', assignee: 'grace', status: 'assigned' }),
];

const stored = (): FakeDesk => {
  const desk = triageDesk(...cases);
  const draft = { tenant: 'contoso', evidence: noEvidence, revision: 1, createdAt: '', updatedAt: '' };
  const details = { problem: { state: 'given' as const, value: 'It is broken' } };
  desk.cases.stored.drafts.set(formOf(70), { ...draft, id: formOf(70), owner: 'ada', details });
  desk.cases.stored.drafts.set(formOf(71), { ...draft, id: formOf(71), owner: 'eve', details });
  return desk;
};

const numbersIn = (turn: RecordingTurn) => turn.titles().map((title) => /^Open case (\d+)$/.exec(title)?.[1] ?? title);

const list = async (
  which: typeof listOwnCases,
  person: Person,
  where: 'personal' | 'channel' = 'personal',
  desk = stored(),
) => {
  const turn = turnOf(person, '', where);
  await which(turn, freshState, deskFor(person, desk));
  return turn;
};

describe('listOwnCases', () => {
  it('lists the drafts and the open cases of the requester, and nobody else’s', async () => {
    const turn = await list(listOwnCases, 'ada');
    expect(numbersIn(turn)).toEqual(['Go on with: Draft · It is broken', '1002']);
    expect(turn.replies[0]).toContain('It is broken');
    expect(turn.replies[0]).toContain('new, you opened it');
    expect(turn.summaries).toEqual(['Your cases: 2']);
  });

  it('lists what an analyst has opened and what they have, each once', async () => {
    const turn = await list(listOwnCases, 'grace');
    expect(numbersIn(turn)).toEqual(['1008', '1004', '1003']);
    expect(turn.replies[0]).toContain('waiting for the requester, you opened it');
    expect(turn.replies[0]).toContain('assigned, you have it');
  });

  it('does not list what somebody has who is in the team no more', async () => {
    const turn = turnOf('grace', '');
    await listOwnCases(turn, freshState, deskFor('grace', stored(), { channels: new Map() }));
    expect(numbersIn(turn)).toEqual(['1008', '1004']);
  });

  it('opens what is pressed', async () => {
    const turn = await list(listOwnCases, 'ada');
    const [draft = '', first = ''] = turn.titles();
    expect(turn.dataOf(draft)).toMatchObject({ verb: 'draft.opened', draft: formOf(70) });
    expect(turn.dataOf(first)).toMatchObject({ verb: 'case.opened', case: 1002, revision: 1 });
  });

  it('shows nothing of what was written where others read', async () => {
    const desk = stored();
    desk.cases.stored.cases.set(1002, caseOf({ number: 1002, channel: other }));
    const turn = await list(listOwnCases, 'ada', 'channel', desk);
    expect(numbersIn(turn)).toEqual(['Go on with: Draft', '1002']);
    expect(turn.replies[0]).not.toMatch(/broken|reset/);
  });

  it('says how to open one where there is none', async () => {
    const turn = await list(listOwnCases, 'lin');
    expect(turn.replies).toEqual([expect.stringMatching(/^You have no open cases\. To open one, say “open a case”\./)]);
  });

  it('shows no more than a card has room for, and says how to see the others', async () => {
    const desk = triageDesk(...Array.from({ length: 15 }, (_, at) => caseOf({ number: 2000 + at })));
    const turn = await list(listOwnCases, 'ada', 'personal', desk);
    expect(turn.titles()).toHaveLength(12);
    expect(turn.replies[0]).toContain('3 more. Say “case” and a number to see any of them.');
  });

  it('says to somebody without an account what cases need', async () => {
    for (const which of [listOwnCases, listOpenCases]) {
      const turn = recordTurn({ identity: undefined });
      await which(turn, freshState, stored());
      expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
    }
  });
});

describe('listOpenCases', () => {
  it('lists the open cases of the analyst’s channels, and those that no channel has', async () => {
    const desk = stored();
    const turn = await list(listOpenCases, 'lin', 'personal', desk);
    expect(numbersIn(turn)).toEqual(['1008', '1006', '1004', '1003', '1002']);
    expect(turn.replies[0]).toContain('new, nobody has it');
    expect(turn.replies[0]).toContain('assigned, somebody has it');
    expect(desk.cases.stored.audit).toMatchObject([{ action: 'see', case: null, person: 'lin', isAllowed: true }]);
  });

  it('lists in a channel the cases of that one alone', async () => {
    const turn = await list(listOpenCases, 'lin', 'channel');
    expect(numbersIn(turn)).toEqual(['1008', '1004', '1003', '1002']);
  });

  it('lists to somebody who looks after nothing what is their own', async () => {
    const desk = stored();
    const turn = await list(listOpenCases, 'ada', 'personal', desk);
    expect(turn.summaries).toEqual(['Your cases: 2']);
    expect(desk.cases.stored.audit).toEqual([]);
  });

  it('says so where there are none', async () => {
    const turn = await list(listOpenCases, 'lin', 'channel', triageDesk(caseOf({ channel: null })));
    expect(turn.replies).toEqual(['There are no open cases here.']);
  });
});

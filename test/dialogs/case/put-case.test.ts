import { isOwnView, putCase, readPicture } from '../../../dialogs/case/put-case.ts';
import { caseOf, contactOf, deskFor, entryOf, triageDesk, turnOf, triageThread } from '../../support/triage.ts';

const asAnalyst = { of: caseOf(), roles: ['analyst' as const] };
const asRequester = { of: caseOf(), roles: ['requester' as const] };
const asBoth = { of: caseOf(), roles: ['requester' as const, 'analyst' as const] };
const elsewhere = { id: '19:other@thread.tacv2;messageid=2', scope: 'channel' } as const;
const group = { id: '19:group@thread.v2', scope: 'groupChat' } as const;

describe('readPicture', () => {
  it('finds everybody who has had to do with the case, once', async () => {
    const desk = triageDesk(caseOf({ assignee: 'alan' }));
    const history = desk.cases.stored.history.get(1042) ?? [];
    history.push(
      entryOf({ by: 'grace' }),
      entryOf({ by: 'grace' }),
      entryOf({ by: null }),
      entryOf({ by: 'stranger' }),
    );
    const picture = await readPicture(desk, caseOf({ assignee: 'alan' }));
    expect(picture.history).toHaveLength(5);
    expect(picture.people).toEqual([contactOf('alan'), contactOf('ada'), contactOf('grace')]);
    expect(picture.names.get('grace')).toBe('Grace Hopper');
  });
});

describe('isOwnView', () => {
  it.each([
    ['personal', asRequester, true],
    ['personal', asBoth, true],
    ['personal', asAnalyst, false],
    ['channel', asRequester, true],
    ['channel', asBoth, false],
  ] as const)('in a conversation that is %s: %#', (where, seen, isOwn) => {
    expect(isOwnView(turnOf('ada', '', where), seen)).toBe(isOwn);
  });
});

describe('putCase', () => {
  it('shows analysts their card, and the requester theirs', async () => {
    const desk = triageDesk(caseOf());
    const analyst = turnOf('grace', '', 'channel');
    await putCase(analyst, desk, asAnalyst, 'replace');
    expect(analyst.replies[0]).toMatch(/^\[replaced\] Case 1042: /);
    expect(analyst.titles()).toContain('Claim');
    expect(analyst.summaries).toEqual(['Case 1042 (new)']);
    const requester = turnOf('ada', '');
    await putCase(requester, desk, asRequester, 'show', 'Thank you.');
    expect(requester.replies[0]).toMatch(/^\[card\] Case 1042: [^]*Thank you\./);
    expect(requester.titles()).toEqual(['Send the answer', 'Close my case']);
  });

  it('says to analysts what has not arrived', async () => {
    const desk = deskFor('grace', triageDesk(caseOf()));
    desk.cases.stored.dead.push({
      ...{ id: 'x', tenant: 'contoso', attempts: 1, at: '', reason: 'Nobody answers.' },
      message: { kind: 'ticket', case: 1042, event: 'opened', text: '' },
    });
    const turn = turnOf('grace', '');
    await putCase(turn, desk, asAnalyst, 'show');
    expect(turn.replies[0]).toContain('Nobody answers.');
    expect(turn.titles()).toContain('Send again');
  });

  it.each([elsewhere, group])('says no more than the status where not everybody may see it: $scope', async (where) => {
    const desk = triageDesk(caseOf());
    const rest = 'Not everybody here may read the rest: ask me in our own chat.';
    const requester = turnOf('ada', '', where);
    await putCase(requester, desk, asRequester, 'show');
    expect(requester.replies).toEqual([`Case 1042: It is with the desk. Nobody has taken it yet. ${rest}`]);
    const analyst = turnOf('grace', '', where);
    await putCase(analyst, desk, asAnalyst, 'replace');
    expect(analyst.replies).toEqual([`Case 1042: New · Nobody has it yet. ${rest}`]);
  });

  it('says no more than that in any channel of a case that has none', async () => {
    const turn = turnOf('grace', '', 'channel');
    await putCase(turn, triageDesk(), { of: caseOf({ channel: null }), roles: ['analyst'] }, 'show');
    expect(turn.cards).toEqual([]);
  });

  it('knows the channel of a thread by its name where nothing else names it', async () => {
    const turn = turnOf('grace', '', { id: triageThread, scope: 'channel' });
    await putCase(turn, triageDesk(caseOf()), asAnalyst, 'show');
    expect(turn.cards).toHaveLength(1);
  });
});

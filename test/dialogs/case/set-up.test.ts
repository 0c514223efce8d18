import type { Standing } from '../../../cases/access.ts';
import { setUp } from '../../../dialogs/case/set-up.ts';
import { freshState } from '../../../dialogs/conversation-state.ts';
import type { FakeDesk } from '../../support/fake-desk.ts';
import { recordTurn } from '../../support/recording-turn.ts';
import { caseOf, deskFor, triageChannel, triageDesk, turnOf, type Person } from '../../support/triage.ts';
import type { Turn } from '../../../dialogs/turn.ts';

type Where = Turn['conversation'] | 'personal' | 'channel';

const say = async (desk: FakeDesk, person: Person, more: Partial<Standing> = {}, where: Where = 'channel') => {
  const turn = turnOf(person, 'setup', where);
  await setUp(turn, freshState, deskFor(person, desk, more));
  return turn.replies;
};

const added = {
  ...{ tenant: 'contoso', channel: triageChannel, team: '19:general@thread.tacv2', group: 'group-1' },
  ...{ serviceUrl: 'https://smba.trafficmanager.net/emea/', at: '2026-01-05T09:00:00.000Z' },
};

describe('setup in a channel', () => {
  it('by an owner of the team makes cases arrive there, and says what that means and how to undo it', async () => {
    const desk = triageDesk();
    const [said = ''] = await say(desk, 'lin');
    expect(said).toMatch(/^Done\. From now on new cases arrive in this channel/);
    expect(said).toContain('say “setup” in another channel');
    expect(said).toContain('Every member of the team can take a case');
    expect(desk.cases.stored.channels).toEqual([added]);
    expect(desk.cases.stored.audit).toMatchObject([
      { action: 'setup', role: 'lead', person: 'lin', isAllowed: true, case: null, before: null, after: null },
    ]);
  });

  it('by somebody who leads the desk does the same', async () => {
    const desk = triageDesk();
    await say(desk, 'grace', { isLead: true });
    expect(desk.cases.stored.channels).toEqual([added]);
  });

  it('said again changes nothing, unless Teams has moved the channel or another one came in between', async () => {
    const desk = triageDesk();
    await say(desk, 'lin');
    expect(await say(desk, 'lin')).toEqual(['This channel is set up already: new cases arrive here.']);
    expect(desk.cases.stored.channels).toHaveLength(1);
    desk.cases.stored.channels.push({ ...added, channel: '19:other@thread.tacv2' });
    expect(await say(desk, 'lin')).toEqual([expect.stringMatching(/^Done\./)]);
    desk.cases.stored.channels.push({ ...added, serviceUrl: 'https://smba.trafficmanager.net/amer/' });
    expect(await say(desk, 'lin')).toEqual([expect.stringMatching(/^Done\./)]);
  });

  it.each(['grace', 'eve'] as const)('by anybody else says who can do it, and is written down: %s', async (person) => {
    const desk = triageDesk();
    expect(await say(desk, person)).toEqual([
      'Only an owner of this team, or a lead of the desk, can set it up. Ask one of them to say “setup” here.',
    ]);
    expect(desk.cases.stored.channels).toEqual([]);
    expect(desk.cases.stored.audit).toMatchObject([{ action: 'setup', role: 'outsider', person, isAllowed: false }]);
  });

  it('counts ownership of this very team', async () => {
    const desk = triageDesk();
    await say(desk, 'grace', { channels: new Map([['19:other@thread.tacv2', 'owner']]) });
    expect(desk.cases.stored.channels).toEqual([]);
  });

  it('says so where it cannot find out who owns the team', async () => {
    const unsure = { channels: new Map(), isUnsure: true };
    expect(await say(triageDesk(), 'lin', unsure)).toEqual([expect.stringContaining('try again in a minute')]);
    const nameless = {
      id: triageChannel,
      scope: 'channel',
      channel: { id: triageChannel, team: 't', group: null },
    } as const;
    const [said] = await say(triageDesk(), 'grace', {}, nameless);
    expect(said).toContain('Teams did not tell me which team this is');
  });
});

describe('setup anywhere else', () => {
  it.each([{ id: 'g', scope: 'groupChat' } as const, 'personal' as const])(
    'says where to say it: %j',
    async (where) => {
      const desk = triageDesk();
      expect(await say(desk, 'lin', { isLead: true }, where)).toEqual([
        'Say “setup” in the channel into which the cases shall go. Any channel of a team will do.',
      ]);
      expect(desk.cases.stored.channels).toEqual([]);
    },
  );

  it('says to somebody without an account what cases need', async () => {
    const turn = recordTurn({ identity: undefined });
    await setUp(turn, freshState, triageDesk());
    expect(turn.replies).toEqual([expect.stringContaining('work or school account')]);
  });
});

describe('cases that were opened before any channel was set up', () => {
  const lost = caseOf({ number: 1001, channel: null });

  it('arrive in the first one, and how many is said', async () => {
    const desk = triageDesk(
      lost,
      caseOf({ number: 1002 }),
      caseOf({ number: 1003, channel: null, tenant: 'fabrikam' }),
    );
    const [said] = await say(desk, 'lin');

    expect(said).toMatch(/One case that was opened before there was a channel will arrive here as well\.$/);
    const { cases, outbox, history } = desk.cases.stored;
    expect(cases.get(1001)).toMatchObject({ channel: triageChannel, revision: lost.revision + 1, status: 'new' });
    expect(cases.get(1003)).toMatchObject({ channel: null });
    expect(outbox).toEqual([{ kind: 'card', case: 1001 }]);
    // It is the desk's own business.
    expect(history.get(1001)?.at(-1)).toMatchObject({ action: 'noted', by: 'lin', isPrivate: true });
  });

  it('are counted when there are several', async () => {
    const desk = triageDesk(lost, caseOf({ number: 1002, channel: null }));
    expect((await say(desk, 'lin'))[0]).toContain('2 cases that were opened before there was a channel');
  });
});

it('says what to grant when Microsoft Graph does not tell who owns the team', async () => {
  const desk = triageDesk();
  const [said] = await say(desk, 'grace', { ownersUnknown: true });

  expect(said).toContain('TeamMember.Read.Group');
  expect(said).toContain('DESK_LEADS');
  expect(desk.cases.stored.channels).toEqual([]);
});

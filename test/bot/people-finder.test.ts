import type { Membership, RosterMember, RosterPlace } from '../../bot/roster.ts';
import { createPeopleFinder } from '../../bot/people-finder.ts';
import { recordTurn } from '../support/recording-turn.ts';

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const triage = { tenant: 'contoso', channel: '19:triage@thread.tacv2', team: '19:team@thread.tacv2', group: 'group' };
const channels = [
  { ...triage, serviceUrl, at: '' },
  { ...triage, channel: '19:second@thread.tacv2', serviceUrl, at: '' },
];

function memberOf(membership: Membership, ownersUnknown: boolean): RosterMember {
  const isShown = membership === 'member' || membership === 'owner';
  return isShown
    ? { membership, ownersUnknown, name: 'Ada Lovelace', account: '29:ada', signInName: 'ada@contoso.com' }
    : { membership, ownersUnknown: false, name: '', account: '', signInName: '' };
}

function finderOf(
  memberships: Readonly<Record<string, Membership>>,
  leads: readonly string[] = [],
  ownersUnknown = false,
) {
  const asked: { place: RosterPlace; person: string }[] = [];
  const find = createPeopleFinder({
    channelsOf: (tenant) => Promise.resolve(tenant === 'contoso' ? channels : []),
    roster: {
      find(place, person) {
        asked.push({ place, person });
        return Promise.resolve(memberOf(memberships[place.channel] ?? 'none', ownersUnknown));
      },
    },
    leads: new Set(leads),
  });
  return { find, asked };
}

it('names the channels of the tenant to which somebody belongs', async () => {
  const { find } = finderOf({ '19:triage@thread.tacv2': 'member', '19:second@thread.tacv2': 'none' });

  expect(await find(recordTurn('my cases'))).toEqual({
    standing: {
      tenant: 'contoso',
      person: 'ada',
      channels: new Map([['19:triage@thread.tacv2', 'member']]),
      isUnsure: false,
      ownersUnknown: false,
      isLead: false,
    },
    signInName: undefined,
  });
});

it('says when a channel could not be asked, and does not take that for a membership', async () => {
  const { find } = finderOf({ '19:triage@thread.tacv2': 'unsure', '19:second@thread.tacv2': 'owner' });

  expect((await find(recordTurn('my cases'))).standing).toMatchObject({
    isUnsure: true,
    channels: new Map([['19:second@thread.tacv2', 'owner']]),
  });
});

it('says when nobody could tell who owns a team', async () => {
  const { find } = finderOf({ '19:triage@thread.tacv2': 'member' }, [], true);

  expect((await find(recordTurn('setup'))).standing).toMatchObject({ ownersUnknown: true });
});

it('knows those who lead the desk', async () => {
  expect((await finderOf({}, ['ada']).find(recordTurn('my cases'))).standing).toMatchObject({ isLead: true });
  expect((await finderOf({}, ['grace']).find(recordTurn('my cases'))).standing).toMatchObject({ isLead: false });
});

it('asks for the channel where something is said as well, once', async () => {
  const conversation = { id: '19:new@thread.tacv2', scope: 'channel' as const };
  const here = (id: string) =>
    recordTurn({ text: 'setup', conversation: { ...conversation, channel: { id, team: 'team', group: 'its group' } } });
  const { find, asked } = finderOf({ '19:new@thread.tacv2': 'owner' });
  const { standing } = await find(here('19:new@thread.tacv2'));

  expect(standing?.channels).toEqual(new Map([['19:new@thread.tacv2', 'owner']]));
  expect(asked.at(-1)?.place).toEqual({ channel: '19:new@thread.tacv2', serviceUrl, group: 'its group' });
  asked.length = 0;
  await find(here('19:triage@thread.tacv2'));
  expect(asked.map(({ place }) => place.channel)).toEqual(channels.map(({ channel }) => channel));
});

describe('somebody to whom a case is to be assigned', () => {
  const press = recordTurn({ submit: { verb: 'case.assigned', assignee: 'grace' } });

  it('is looked up beside the person who presses, with a way to write to them', async () => {
    const { find, asked } = finderOf({ '19:second@thread.tacv2': 'member' });

    expect(await find(press)).toMatchObject({
      standing: { person: 'ada' },
      otherStanding: { person: 'grace', channels: new Map([['19:second@thread.tacv2', 'member']]) },
      otherContact: { tenant: 'contoso', person: 'grace', account: '29:ada', serviceUrl, chat: null },
    });
    expect(asked.map(({ person }) => person).sort()).toEqual(['ada', 'ada', 'grace', 'grace']);
  });

  it('is nobody whom one could write to when no channel shows them', async () => {
    expect((await finderOf({}).find(press)).otherContact).toBeUndefined();
  });
});

describe('how somebody signs in', () => {
  it('is asked in their own chat, when a case begins', async () => {
    const { find, asked } = finderOf({ conversation: 'member' });

    expect(await find(recordTurn('open a case'))).toEqual({ standing: undefined, signInName: 'ada@contoso.com' });
    expect(asked).toEqual([{ place: { channel: 'conversation', serviceUrl, group: null }, person: 'ada' }]);
    expect((await find(recordTurn({ submit: { verb: 'case.wanted' } }))).signInName).toBe('ada@contoso.com');
  });

  it('is not known where the chat does not tell, and not asked in front of others', async () => {
    expect((await finderOf({}).find(recordTurn('open a case'))).signInName).toBeUndefined();
    const inChannel = recordTurn({ text: 'open a case', conversation: { id: '19:a@thread.tacv2', scope: 'channel' } });
    const { find, asked } = finderOf({});
    await find(inChannel);
    expect(asked).toEqual([]);
  });
});

it('asks nobody when nothing of the turn depends on people', async () => {
  const { find, asked } = finderOf({ '19:triage@thread.tacv2': 'owner' });

  expect(await find(recordTurn('31034 on AADC01'))).toEqual({ standing: undefined, signInName: undefined });
  expect(asked).toEqual([]);
});

it('knows nothing of people for whom the channel does not vouch, and asks nobody', async () => {
  const { find, asked } = finderOf({ '19:triage@thread.tacv2': 'owner' }, ['ada']);

  expect(await find(recordTurn({ text: 'my cases', identity: undefined }))).toEqual({ standing: undefined });
  expect(asked).toEqual([]);
});

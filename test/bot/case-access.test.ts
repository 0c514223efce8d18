import nock from 'nock';
import { cardText } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { serveSigningKeys, signToken } from '../support/channel-tokens.ts';
import { cardIn, createTeams, startTeams, type Posted, type TeamsSide } from '../support/fake-teams.ts';
import { serveLogin } from '../support/login-server.ts';
import { claims, registration } from '../support/registered-bot.ts';
import {
  cardOf,
  organization,
  people,
  read,
  talkTo,
  team,
  triage,
  triageRoster,
  type Name,
} from '../support/team-talk.ts';
import { until } from '../support/until.ts';

jest.setTimeout(60_000);

const thread = `${triage};messageid=1`;
const otherTenant = '1b2c3d4e-5555-4666-8777-888899990000';

function content({ activity }: Posted): AdaptiveCard {
  const card = cardIn(activity);
  if (!card) throw new Error('There is no card in it.');
  return card;
}

describe('a bot behind Teams', () => {
  const service = new URL(claims.serviceurl);
  let side: TeamsSide;
  let teams: TeamsSide & { readonly url: string };
  /** Whom Microsoft Graph names as owners; undefined while nobody has granted the permission to ask. */
  let owners: Name[] | undefined;
  let bot: TestBot;

  beforeEach(async () => {
    serveSigningKeys();
    serveLogin(registration.MicrosoftAppTenantId);
    side = createTeams();
    teams = { ...side, url: service.href };
    teams.rosters.set(triage, triageRoster());
    serveTeams();
    owners = ['lin'];
    serveGraph();
    const allowed = [organization, otherTenant].join();
    bot = await startTestBot({
      env: { ...registration, ALLOWED_TENANTS: allowed, DESK_LEADS: people.alan.id.toUpperCase() },
    });
  });

  afterEach(async () => {
    await bot.stop();
    nock.cleanAll();
  });

  /** The real host, because the bot sends its token to no other; it has to show the token that is made for it. */
  function serveTeams(): void {
    const reqheaders = { authorization: 'Bearer token for https://api.botframework.com' };
    const host = nock(service.origin, { reqheaders }).persist();
    for (const method of ['GET', 'POST', 'PUT']) {
      host.intercept(/./, method).reply((path, body) => {
        const answer = side.answer(method, path, body === '' ? '' : JSON.stringify(body));
        return [answer.status, answer.body as nock.Body];
      });
    }
  }

  function serveGraph(): void {
    const reqheaders = { authorization: 'Bearer token for https://graph.microsoft.com' };
    nock('https://graph.microsoft.com', { reqheaders })
      .persist()
      .get(`/v1.0/teams/${team.aadGroupId}/members`)
      .query(true)
      .reply((path) => {
        if (!owners) return [403, { error: { code: 'Forbidden' } }];
        const isOwner = owners.some((name) => path.includes(people[name].id));
        return [200, { value: [{ roles: isOwner ? ['owner'] : [] }] }];
      });
  }

  function from(tenant = organization) {
    return talkTo(bot, teams, { tenant, authorization: signToken(claims) });
  }

  /** A case of Ada's, and its card in the channel. */
  async function fileCase(): Promise<{ number: number; card: Posted }> {
    const number = await from().fileCase('ada');
    return { number, card: await until('the card', () => cardOf(number, triage, teams)) };
  }

  const done = /^Done\./;
  const denied = /^Only an owner of this team, or a lead of the desk, can set it up\./;
  const arrived = 'The people who look after cases have it now.';
  const nowhere = 'no channel has been set up';

  it.each([
    ['an owner of the team', 'lin', done, arrived],
    ['a lead of the desk', 'alan', done, arrived],
    ['a member', 'grace', denied, nowhere],
    ['a guest', 'eve', denied, nowhere],
    ['somebody who is not in the team', 'mallory', denied, nowhere],
  ] as const)('is set up by whoever may do it, or not: %s', async (_, name, answer, told) => {
    const talk = from();

    expect(await talk.say(name, 'setup', thread)).toEqual([expect.stringMatching(answer)]);
    await talk.say('ada', 'open a case');
    await talk.say('ada', 'The new password is refused.');
    expect(await talk.say('ada', 'send it')).toEqual([expect.stringContaining(told)]);
  });

  it('takes nobody for an owner while Microsoft Graph may not be asked, and its log says so once', async () => {
    owners = undefined;
    const talk = from();

    for (const name of ['lin', 'grace'] as const) {
      expect(await talk.say(name, 'setup', thread)).toEqual([
        expect.stringMatching(/^Microsoft Graph does not tell me who owns this team\./),
      ]);
    }
    expect(bot.log.filter(({ msg }) => msg === 'Microsoft Graph does not tell who owns a team')).toMatchObject([
      { level: 40, status: 403, unlogged: 0 },
    ]);
  });

  it('lets whoever has a case resolve it, and an owner, but no other member', async () => {
    const talk = from();
    await talk.say('lin', 'setup', thread);
    const { number, card } = await fileCase();
    await talk.press('lin', 'Claim', content(card), { where: card.conversation, on: card.id });
    const resolve = (name: Name) => talk.say(name, `resolve ${String(number)} It was the clock.`, card.conversation);

    expect(await resolve('grace')).toEqual([expect.stringMatching(/^Only whoever has case .* Lin Lanying has it\./)]);
    expect(await resolve('mallory')).toEqual([`I know no case ${String(number)} that is yours.`]);
    expect(await resolve('lin')).toEqual([expect.stringMatching(/^Case \d+: The requester is told/)]);
  });

  it('shows nothing of a case to people of another organization, whatever else they have in common', async () => {
    await from().say('lin', 'setup', thread);
    const { number, card } = await fileCase();
    const place = { where: card.conversation, on: card.id };
    const elsewhere = from(otherTenant);
    const unknown = `I know no case ${String(number)} that is yours.`;

    for (const name of ['ada', 'grace', 'lin', 'alan'] as const) {
      expect(await elsewhere.say(name, `case ${String(number)}`)).toEqual([unknown]);
      expect(await elsewhere.say(name, `case ${String(number)}`, card.conversation)).toEqual([unknown]);
      expect(await elsewhere.press(name, 'Claim', content(card), place)).toEqual({ card: undefined, said: [unknown] });
    }
    expect(await elsewhere.say('ada', 'my cases')).toEqual([expect.stringMatching(/^You have no open cases/)]);
    expect(read(cardOf(number, triage, teams) ?? card)).toContain('Nobody has it yet');
  });

  it('lets in nothing that Teams has not signed', async () => {
    const forged = talkTo(bot, teams, { authorization: signToken(claims, true) });

    await expect(forged.say('lin', 'setup', thread)).rejects.toThrow('status 401');
    expect(side.calls).toEqual([]);
  });
});

describe('a member who leaves the team', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Only the clock is ours: everything that waits goes on by itself. */
  const clock = {
    doNotFake: [
      ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
      ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
    ],
  };

  it('can act on its cases for five minutes at most', async () => {
    jest.useFakeTimers({ ...clock, now: new Date('2026-01-05T09:00:00Z') });
    const [bot, teams] = await Promise.all([startTestBot(), startTeams()]);
    const roster = triageRoster();
    teams.rosters.set(triage, roster);
    const talk = talkTo(bot, teams);
    await talk.say('lin', 'setup', thread);
    const number = await talk.fileCase('ada');
    const note = (text: string) => talk.say('grace', `note ${String(number)} ${text}`, thread);
    const before = await note('before');
    roster.delete(people.grace.id);
    jest.setSystemTime(new Date('2026-01-05T09:05:00Z'));
    const after = await note('after');
    const card = await until('the card', () => cardOf(number, triage, teams));
    await until('the first note', () => read(card).includes('before'));
    const claim = await talk.press('grace', 'Claim', content(card), { where: card.conversation, on: card.id });
    await Promise.all([bot.stop(), teams.stop()]);

    expect(before).toEqual([`Case ${String(number)}: The note is kept. The requester does not see it.`]);
    expect(after).toEqual([`I know no case ${String(number)} that is yours.`]);
    expect(claim).toEqual({ card: undefined, said: after });
    expect(cardText(content(card))).not.toContain('after');
  });
});

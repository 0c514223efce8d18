import { createTurn, readInput } from '../../bot/turn.ts';
import type { Activity } from '../../bot/sdk.ts';
import type { Turn } from '../../dialogs/turn.ts';

const tenantId = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';
const aadObjectId = '99999999-2222-4333-8444-555566667777';
const channel = '19:triage@thread.tacv2';
const general = '19:general@thread.tacv2';
const group = '6f9619ff-8b86-4011-b42d-00c04fc964ff';

/** The turn of an activity from Teams, with these fields in the place of the usual ones. */
function turnOf(fields: object, submit?: unknown): Turn {
  const activity = {
    type: 'message',
    id: 'a-7',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:ada', name: 'Ada King Lovelace', aadObjectId },
    recipient: { id: '28:desk' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId },
    ...fields,
  };
  return createTurn(activity as unknown as Activity, submit).turn;
}

describe('the identity', () => {
  it('is that of the directory', () => {
    expect(turnOf({}).identity).toEqual({ tenant: tenantId, person: aadObjectId });
  });

  it('is the same in whatever letters Teams writes the id', () => {
    const from = { id: '29:ada', name: 'Ada', aadObjectId: aadObjectId.toUpperCase() };
    expect(turnOf({ from }).identity).toEqual({ tenant: tenantId, person: aadObjectId });
  });

  it.each([
    ['more than null for an id', { from: { id: '29:ada', name: 'Ada', aadObjectId: null } }],
    ['an id in the directory', { from: { id: '29:ada', name: 'Ada' } }],
    ['a tenant', { conversation: { id: 'a:1', conversationType: 'personal' } }],
    ['either', { from: { id: '29:ada' }, conversation: { id: 'a:1' } }],
  ])('is none in Teams without %s', (_, fields) => {
    expect(turnOf(fields).identity).toBeUndefined();
  });

  it('is the account in another channel, which gets in on this machine alone', () => {
    const from = { id: 'somebody' };

    expect(turnOf({ channelId: 'local', from, conversation: { id: 'c' } }).identity).toEqual({
      tenant: 'local',
      person: 'somebody',
    });
    expect(turnOf({ channelId: 'local', from }).identity).toEqual({ tenant: tenantId, person: 'somebody' });
  });

  it('is never what a card has sent', () => {
    const sent = { verb: 'case.claimed', identity: { tenant: 'x', person: 'y' }, person: 'y', aadObjectId: 'y' };

    expect(turnOf({}, sent).identity).toEqual({ tenant: tenantId, person: aadObjectId });
  });

  it('comes with the whole name and the place where the person is answered', () => {
    expect(turnOf({})).toMatchObject({
      person: { id: aadObjectId, name: 'Ada', fullName: 'Ada King Lovelace' },
      address: { account: '29:ada', serviceUrl: 'https://smba.trafficmanager.net/emea/' },
    });
    expect(turnOf({ from: { id: '29:ada', name: `  ${'x'.repeat(500)}` } }).person.fullName).toBe('x'.repeat(120));
  });
});

describe('the time zone', () => {
  const clientInfo = (timezone: unknown) => [{ type: 'clientInfo', locale: 'en-GB', timezone }];

  it.each([
    ['the entity of Teams', { entities: clientInfo('Europe/Berlin') }, 'Europe/Berlin'],
    ['the field of the Bot Framework', { localTimezone: 'America/Denver' }, 'America/Denver'],
    [
      'the entity of Teams before the field',
      { entities: clientInfo('Europe/Berlin'), localTimezone: 'America/Denver' },
      'Europe/Berlin',
    ],
    [
      'the entity among others',
      { entities: [{ type: 'mention', timezone: 'Asia/Tokyo' }, ...clientInfo('Europe/Berlin')] },
      'Europe/Berlin',
    ],
  ])('is that of %s', (_, fields, expected) => {
    expect(turnOf(fields).zone).toBe(expected);
  });

  it.each([
    ['nobody tells one', {}],
    ['the entity has none', { entities: clientInfo(undefined) }],
    ['it is no text', { entities: clientInfo(60) }],
    ['it is none that exists', { localTimezone: 'Mars/Phobos' }],
    ['it is empty', { localTimezone: '' }],
  ])('is not known when %s, whatever the server has', (_, fields) => {
    expect(turnOf(fields).zone).toBeUndefined();
  });
});

describe('the channel', () => {
  const thread = `${channel};messageid=1`;
  const channelData = { team: { id: general, aadGroupId: group }, channel: { id: channel } };
  const conversation = { id: thread, conversationType: 'channel', tenantId };

  it('is that of the thread, with its team and the group of the team', () => {
    expect(turnOf({ conversation, channelData }).conversation).toMatchObject({
      ...{ id: thread, scope: 'channel', thread },
      channel: { id: channel, team: general, group },
    });
  });

  it('is the General one where Teams names none', () => {
    const inGeneral = { ...conversation, id: `${general};messageid=1` };

    expect(turnOf({ conversation: inGeneral, channelData: { team: { id: general } } }).conversation.channel).toEqual({
      id: general,
      team: general,
      group: null,
    });
    expect(
      turnOf({ conversation: inGeneral, channelData: { team: { id: general, aadGroupId: null }, channel: null } })
        .conversation.channel,
    ).toEqual({ id: general, team: general, group: null });
  });

  it.each([
    ['in a personal chat, whatever is sent along', { channelData }],
    ['in a group chat', { channelData, conversation: { ...conversation, conversationType: 'groupChat' } }],
    ['where no team is named', { conversation, channelData: { channel: { id: channel } } }],
    ['where the team has an id that none has', { conversation, channelData: { team: { id: 'x'.repeat(513) } } }],
    ['where nothing is sent along', { conversation }],
  ])('is none %s', (_, fields) => {
    expect(turnOf(fields).conversation.channel).toBeUndefined();
  });
});

describe('a secret', () => {
  const password = 'Correct-Horse-7-Battery';
  const text = `31034, the password is ${password}`;

  it('is taken out of what was typed, and its kind is told', () => {
    const turn = turnOf({ text });

    expect(turn).toMatchObject({ text: '31034, the password is [removed: a password]', secrets: ['a password'] });
  });

  it('is taken out of what a card sends, wherever it stands in it', () => {
    const turn = turnOf({ text }, { verb: 'case.answered', answer: `password: ${password}`, more: [{ text }] });

    expect(JSON.stringify(turn)).not.toContain(password);
    expect(turn).toMatchObject({ text: '', submit: { verb: 'case.answered' }, secrets: ['a password'] });
  });

  it('is looked for behind the mention of the bot, too', () => {
    const mentioned = { id: '28:desk' };
    const entities = [{ type: 'mention', text: '<at>Desk</at>', mentioned }];

    expect(turnOf({ text: `password<at>Desk</at>is ${password}`, entities }).text).not.toContain(password);
  });

  it('is none where there is none: what was typed and sent stays as it is', () => {
    const submit = { verb: 'case.claimed', case: 1001, revision: 2, isSure: true, nothing: null };

    expect(readInput({ text: '31034 on AADC01' } as Activity, undefined)).toEqual({
      ...{ text: '31034 on AADC01', submit: undefined, secrets: [] },
    });
    expect(readInput({} as Activity, submit)).toEqual({ text: '', submit, secrets: [] });
  });

  it('is not looked for again where it was already', () => {
    const activity = { from: {}, conversation: {}, text } as unknown as Activity;
    const input = { text: 'read before', submit: undefined, secrets: ['a token'] };

    expect(createTurn(activity, undefined, input).turn).toMatchObject({ text: 'read before', secrets: ['a token'] });
  });
});

describe('the correlation', () => {
  it('is the same for each delivery of an activity, and for no other', () => {
    const { correlation } = turnOf({});

    expect(correlation).toMatch(/^[\w-]{16}$/);
    expect(turnOf({ text: 'delivered again' }).correlation).toBe(correlation);
    expect(turnOf({ id: 'a-8' }).correlation).not.toBe(correlation);
    expect(turnOf({ conversation: { id: 'a:2', tenantId } }).correlation).not.toBe(correlation);
  });

  it('is another one each time for activities without an id', () => {
    expect(turnOf({ id: undefined }).correlation).not.toBe(turnOf({ id: undefined }).correlation);
  });
});

it('tells the language of the client', () => {
  expect(turnOf({ locale: 'de-DE' }).locale).toBe('de-DE');
  expect(turnOf({}).locale).toBeUndefined();
});

describe('what came in', () => {
  it('has no characters that a terminal would obey, typed or filled in', () => {
    const hostile = 'a\u001b]0;title\u0007b\u009b31mc\td\ne';
    const plain = 'a]0;titleb31mc\td\ne';

    expect(turnOf({ text: hostile }).text).toBe(plain);
    expect(turnOf({}, { verb: 'draft.saved', problem: hostile, revision: 1 }).submit).toEqual({
      verb: 'draft.saved',
      problem: plain,
      revision: 1,
    });
  });

  it('is known as a message that was changed', () => {
    expect(turnOf({ text: 'a' }).isEdit).toBe(false);
    expect(turnOf({ type: 'messageUpdate', text: 'a' }).isEdit).toBe(true);
  });
});

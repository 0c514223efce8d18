import type { Activity } from '../../bot/sdk.ts';
import { createTurn } from '../../bot/turn.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';

type Json = Record<string, unknown>;
let bot: TestBot;
let connector: Connector;

beforeAll(async () => {
  bot = await startTestBot();
  connector = await startConnector();
});

afterAll(async () => {
  await bot.stop();
  await connector.stop();
});

async function hear(activity: object, speaker = {}): Promise<Json[]> {
  const { body } = await bot.send({ type: 'message', ...activity }, speaker);
  return body['activities'] as Json[];
}

const isAnswer = [{ summary: expect.stringMatching(/^31034: /) as string }];

describe('the text', () => {
  const desk = { id: 'desk', name: 'Writeback Desk' };

  it('is what stands there without the mention of the bot, wherever and however often', async () => {
    const entities = [{ type: 'mention', text: '<at>Desk</at>', mentioned: desk }];
    const text = '<at>Desk</at>31034&nbsp;<at>Desk</at>';

    expect(await hear({ text, entities }, { scope: 'channel' })).toMatchObject(isAnswer);
  });

  it('keeps the mention of somebody else', async () => {
    const entities = [
      { type: 'mention', text: '<at>31034</at>', mentioned: { id: '29:somebody' } },
      { type: 'mention', text: '<at>Desk</at>', mentioned: desk },
    ];

    expect(await hear({ text: '<at>31034</at> <at>Desk</at>', entities }, { scope: 'channel' })).toMatchObject(
      isAnswer,
    );
  });

  it.each([
    [{ type: 'mention', text: '', mentioned: desk }],
    [{ type: 'mention', mentioned: desk }],
    [{ type: 'mention', text: 31034, mentioned: desk }],
    [{ type: 'mention', text: '31034', mentioned: null }],
    [{ type: 'mention', text: '31034', mentioned: 'desk' }],
    [{ type: 'mention', text: '31034' }],
    [{ type: 'clientInfo', locale: 'en-GB' }],
  ])('is whole when an entity is not a mention of the bot (%j)', async (entity) => {
    expect(await hear({ text: '31034', entities: [entity] })).toMatchObject(isAnswer);
    expect(await hear({ text: '31034', entities: [entity] }, { scope: 'channel' })).toEqual([]);
  });

  it('of a mention is not taken for a pattern', async () => {
    const entities = [{ type: 'mention', text: '.*', mentioned: desk }];

    expect(await hear({ text: '.* 31034', entities }, { scope: 'channel' })).toMatchObject(isAnswer);
  });
});

describe('the scope', () => {
  it.each([
    [{ conversationType: 'groupChat' }],
    [{ conversationType: 'channel' }],
    [{ isGroup: true }],
    [{ conversationType: 'meeting', isGroup: true }],
  ])('is one of many people in %j', async (conversation) => {
    expect(await hear({ text: '31034', conversation: { id: 'c', ...conversation } })).toEqual([]);
  });

  it.each([[{}], [{ conversationType: 'personal', isGroup: true }], [{ conversationType: null, isGroup: null }]])(
    'is one person in %j',
    async (conversation) => {
      expect(await hear({ text: '31034', conversation: { id: 'c', ...conversation } })).toMatchObject(isAnswer);
    },
  );
});

/** The conversation as dialogs see it. */
function seen(conversation: object, channelData?: unknown) {
  const activity = { type: 'message', from: { id: '29:ada' }, conversation: { id: 'c', ...conversation }, channelData };
  return createTurn(activity as Activity, undefined).turn.conversation;
}

describe('the tenant', () => {
  const tenantId = '0D9B645F-597b-41f0-a2a3-ef103fbd91bb';
  const other = { tenant: { id: '11111111-597b-41f0-a2a3-ef103fbd91bb' } };

  it.each([
    ['the conversation', { tenantId }, undefined],
    ['the conversation, whatever else is there', { tenantId }, other],
    ['the data of the channel', {}, { tenant: { id: tenantId } }],
    [
      'the data of the channel, when the conversation names an empty one',
      { tenantId: '' },
      { tenant: { id: tenantId } },
    ],
    ['the data of the channel, when the conversation names none', { tenantId: null }, { tenant: { id: tenantId } }],
  ])('is that of %s, in lower case', (_, conversation, channelData) => {
    expect(seen(conversation, channelData).tenant).toBe('0d9b645f-597b-41f0-a2a3-ef103fbd91bb');
  });

  it.each([
    [undefined],
    [{}],
    [{ tenant: null }],
    [{ tenant: 'x' }],
    [{ tenant: { id: '' } }],
    [{ tenant: { id: 7 } }],
  ])('is not known from %j', (channelData) => {
    expect(seen({}, channelData).tenant).toBeUndefined();
  });
});

describe('the thread', () => {
  const id = '19:desk@thread.tacv2;messageid=1';

  it('is that of a channel', () => {
    expect(seen({ id, conversationType: 'channel' }).thread).toBe(id);
  });

  it.each([
    ['in a channel whose threads cannot be linked to', { id: 'c', conversationType: 'channel' }],
    ['in a group chat', { id, conversationType: 'groupChat' }],
    ['in a conversation of an unknown kind', { id, conversationType: 'meeting', isGroup: true }],
    ['in a conversation of which nothing is known', { id }],
  ])('is none %s', (_, conversation) => {
    expect(seen(conversation).thread).toBeUndefined();
  });
});

describe('an attachment', () => {
  it.each([
    ['a picture', ['image/png'], /^I cannot read pictures/],
    ['a picture on the clipboard', ['text/html', 'image/*'], /^I cannot read pictures/],
    ['a file', ['application/vnd.microsoft.teams.file.download.info'], /^I could not get at a file there/],
    ['a picture and a file', ['image/png', 'text/csv'], /^I could not get at a file there/],
  ])('that is %s is recognized', async (_, types, answer) => {
    const attachments = types.map((contentType) => ({ contentType, contentUrl: 'https://smba.trafficmanager.net/x' }));

    expect(await hear({ attachments })).toMatchObject([{ text: expect.stringMatching(answer) as string }]);
  });

  it('that repeats the text as HTML is none', async () => {
    const attachments = [{ contentType: 'text/html', content: '<p>31034</p>' }];

    expect(await hear({ text: '31034', attachments })).toMatchObject(isAnswer);
  });
});

describe('a reply', () => {
  it('carries a summary, so that a notification says something', async () => {
    const texts = await hear({ text: 'help' });
    const cards = await hear({ text: '31034' });

    for (const { summary } of [...texts, ...cards]) expect(summary).toMatch(/\w/);
    expect(String(texts[0]?.['summary']).length).toBeLessThanOrEqual(120);
  });

  it('as a card can be spoken', async () => {
    expect(await hear({ text: '31034' })).toMatchObject([{ speak: expect.stringMatching(/^31034\. /) as string }]);
  });

  it('greets by the first name alone, and without one when there is none', async () => {
    const titleFor = async (name: unknown): Promise<unknown> => {
      const [welcome] = await hear({ text: '', from: { id: '29:x', name } });
      const [{ content } = { content: { body: [] } }] = welcome?.['attachments'] as { content: { body: Json[] } }[];
      return content.body[0]?.['text'];
    };

    expect(await titleFor('Ada King Lovelace')).toBe('Hello Ada');
    expect(await titleFor('  ')).toBe('Writeback Desk');
    expect(await titleFor(null)).toBe('Writeback Desk');
    expect(await titleFor('x'.repeat(500))).toBe(`Hello ${'x'.repeat(40)}`);
  });
});

describe('a card that takes the place of another one', () => {
  const form = '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4';
  const value = { verb: 'answer.more', form, article: 'event-31034', fill: {}, part: 1 };

  it('is updated at the channel when an old client pressed the button', async () => {
    const pressed = { type: 'message', value, replyToId: 'card-9', deliveryMode: 'normal', serviceUrl: connector.url };

    expect(await bot.send(pressed)).toEqual({ status: 200, body: {} });
    expect(connector.deliveries).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/conversation-1/activities/card-9', activity: { attachments: [{}] } },
    ]);
  });

  it('is sent anew when nobody knows which card it was', async () => {
    expect(await hear({ value })).toMatchObject([{ type: 'message', attachments: [{}] }]);
  });

  it('stands in the HTTP answer when the replies are expected there', async () => {
    const before = connector.deliveries.length;

    expect(await hear({ value, replyToId: 'card-9', serviceUrl: connector.url })).toMatchObject([
      { type: 'message', attachments: [{}] },
    ]);
    expect(connector.deliveries).toHaveLength(before);
  });

  it('stands in the invoke response when a new client pressed the button', async () => {
    const activities = await hear({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'answer.more', data: value } },
    });

    expect(activities).toMatchObject([
      {
        type: 'invokeResponse',
        value: { status: 200, body: { type: 'application/vnd.microsoft.card.adaptive', value: { version: '1.5' } } },
      },
    ]);
  });
});

import { cardButtons } from '../../cards/card-text.ts';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { AdaptiveCard } from '../../cards/card.ts';
import { cardText } from '../../cards/card-text.ts';
import { startTestBot, type TestBot, type TestReply } from '../support/bot-client.ts';

type Json = Record<string, unknown>;
let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});

afterAll(() => bot.stop());

/** What a person reads in the replies, texts and cards alike. */
function read(replies: readonly TestReply[]): string {
  return replies.map(({ text, card }) => text ?? (card ? cardText(card) : '')).join('\n');
}

/** Sends an activity and returns its replies, which must have come without a complaint. */
async function replies(activity: object, speaker = {}): Promise<Json[]> {
  const { status, body } = await bot.send(activity, speaker);
  expect(status).toBe(200);
  return body['activities'] as Json[];
}

function lastOutcome(): unknown {
  return bot.log.at(-1)?.['outcome'];
}

describe('a message', () => {
  it('with a code is answered with its card', async () => {
    expect(read(await bot.say('31034'))).toContain('31034 · ServiceBusListenerError');
    expect(lastOutcome()).toBe('answer');
  });

  it('of a picture alone is told that pictures are not read', async () => {
    const [reply] = await replies({
      type: 'message',
      attachments: [{ contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/x' }],
    });

    expect(reply).toMatchObject({ text: expect.stringMatching(/^I cannot read pictures/) as string });
  });

  it.each(['', '   ', '\u00a0', '&nbsp;'])('of nothing (%j) is welcomed', async (text) => {
    expect(read(await bot.say(text))).toContain('Paste what you have');
  });

  it('without a text is welcomed', async () => {
    expect(await replies({ type: 'message' })).toMatchObject([{ attachments: [{}] }]);
  });

  it.each(['👍', '...', '🙏🏽🙏🏽', '— — —'])('of signs alone (%s) is asked for words', async (text) => {
    expect(read(await bot.say(text))).toContain('I need words or a code to go by');
  });

  it('of control characters is answered, too', async () => {
    expect(await bot.say('\u0007 31034 \u0001\u001b')).not.toHaveLength(0);
  });

  it('of the mention alone is welcomed', async () => {
    expect(read(await bot.say('', { scope: 'channel', conversation: 'mention' }))).toContain('Paste what you have');
  });
});

describe('a message that was edited', () => {
  const edited = { type: 'messageUpdate', text: '33008', channelData: { eventType: 'editMessage' } };

  it('is a new question', async () => {
    expect(await replies(edited)).toMatchObject([{ summary: expect.stringMatching(/^33008/) as string }]);
  });

  it.each([
    ['undeleted', { ...edited, channelData: { eventType: 'undeleteMessage' } }],
    ['emptied', { ...edited, text: '' }],
    ['changed in a way nobody names', { type: 'messageUpdate', text: '33008' }],
  ])('is left alone when it was %s', async (_, activity) => {
    expect(await replies(activity)).toEqual([]);
    expect(lastOutcome()).toBe('ignored');
  });
});

describe('an activity that asks nothing', () => {
  it.each([
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' },
    { type: 'typing' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt' },
    { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
    { type: 'installationUpdate', action: 'add' },
    { type: 'endOfConversation' },
    { type: 'somethingNew' },
  ])('$type is ignored without an answer', async (activity) => {
    expect(await replies(activity)).toEqual([]);
    expect(bot.log.at(-1)).toMatchObject({ msg: 'turn', type: activity.type, outcome: 'ignored' });
  });
});

describe('people who come and go', () => {
  const added = { type: 'conversationUpdate', membersAdded: [{ id: 'desk' }] };

  it('are greeted by their first name when the bot was added to their chat', async () => {
    const [reply] = await replies(added);

    const card = (reply?.['attachments'] as { content: AdaptiveCard }[])[0]?.content;
    expect(card && cardText(card)).toMatch(/^Hello Ada\n/);
  });

  it.each([
    ['somebody else came', { ...added, membersAdded: [{ id: '29:Grace' }] }, 'personal'],
    ['somebody left', { type: 'conversationUpdate', membersRemoved: [{ id: 'desk' }] }, 'personal'],
    ['the bot came to a channel', added, 'channel'],
    ['the bot came to a group chat', added, 'groupChat'],
    ['nobody knows who the bot is', { ...added, recipient: null }, 'personal'],
  ])('are left in peace when %s', async (_, activity, scope) => {
    expect(await replies(activity, { scope })).toEqual([]);
  });
});

describe('in a channel', () => {
  const thread = { scope: 'channel', conversation: '19:desk@thread.tacv2;messageid=1' } as const;

  it.each(['channel', 'groupChat'] as const)('(%s) a message without a mention is not for the bot', async (scope) => {
    expect(await bot.say('31034', { ...thread, scope, mention: false })).toEqual([]);
    expect(lastOutcome()).toBe('ignored');
  });

  it('a message that mentions somebody else is not for the bot', async () => {
    const entities = [{ type: 'mention', text: '<at>Grace</at>', mentioned: { id: '29:Grace' } }];

    expect(await replies({ type: 'message', text: '<at>Grace</at> 31034', entities }, thread)).toEqual([]);
  });

  it('a button needs no mention', async () => {
    await bot.say('6329', { ...thread, person: 'Ada' });

    const pressed = await bot.press('None of these', { ...thread, person: 'Ada', submit: true });

    expect(read(pressed)).toContain('Then I need more');
  });

  it('several people in one thread do not disturb each other', async () => {
    await bot.say('6329', { ...thread, person: 'Ada' });
    await bot.say('33008', { ...thread, person: 'Grace' });
    await bot.say('31034', { ...thread, person: 'Edsger' });

    expect(read(await bot.say('1', { ...thread, person: 'Ada' }))).toContain('Active Directory refused the password');
    expect(read(await bot.say('status', { ...thread, person: 'Grace' }))).toContain('breaks');
    expect(read(await bot.say('status', { ...thread, person: 'Edsger' }))).toContain("tenant's Service Bus listener");
  });

  it('one person in two threads has two conversations', async () => {
    const other = { ...thread, conversation: '19:desk@thread.tacv2;messageid=2' };
    await bot.say('6329', { ...thread, person: 'Barbara' });

    expect(read(await bot.say('status', { ...other, person: 'Barbara' }))).toContain('No question is open');
    expect(read(await bot.say('1', { ...thread, person: 'Barbara' }))).toContain('6329, and you chose');
  });

  it('the choice of one person cannot be taken by another', async () => {
    await bot.say('6329', { ...thread, person: 'Ada' });

    const taken = await bot.press('None of these', { ...thread, person: 'Grace' });

    expect(read(taken)).toContain('This card is out of date');
    expect(lastOutcome()).toBe('outdated');
  });

  it('a person is known by the directory, whatever the channel calls them today', async () => {
    const from = (id: string) => ({ id, aadObjectId: 'ada-in-the-directory' });
    await replies({ type: 'message', text: '6329', from: from('29:1') });

    const [first] = await replies({ type: 'message', text: 'cancel', from: from('29:2') });

    expect(first).toMatchObject({ text: expect.stringMatching(/^Stopped/) as string });
  });
});

describe('a pressed button', () => {
  it('answers with the card that takes the place of the old one, then with what is said', async () => {
    await bot.say('33008');

    const [card, said] = await bot.press('This fixed it');

    expect(card).toMatchObject({ replaces: true });
    expect(read([card ?? {}])).toContain('Answered: this fixed it');
    expect(said?.text).toContain('That is noted');
  });

  it('does the same with an old client', async () => {
    await bot.say('33008');

    const [card, said] = await bot.press('This fixed it', { submit: true });

    expect(read([card ?? {}])).toContain('Answered: this fixed it');
    expect(said?.text).toContain('That is noted');
  });

  it('counts once, however often it is delivered', async () => {
    const [shown] = await bot.say('33008');
    const card = shown?.card;
    const press = card ? { card } : {};
    await bot.press('This fixed it', press);
    await bot.press('This fixed it', press);
    await bot.press('It did not help', press);

    const database = new BetterSqlite(join(bot.dataDir, 'desk.db'), { readonly: true });
    const form = card && cardButtons(card)[0]?.data['form'];
    const kept = database.prepare('SELECT verdict FROM feedback WHERE form = ?').all(form);
    database.close();
    expect(kept).toEqual([{ verdict: 'helped' }]);
  });

  it.each([
    ['of a verb that is not ours', { verb: 'answer.deleted', form: 'x' }],
    ['without data', undefined],
    ['with a list as data', [1, 2]],
    ['with an article that does not exist', { verb: 'answer.related', form: 'f', article: 'event-1', fill: {} }],
  ])('%s is out of date', async (_, data) => {
    const activities = await replies({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'any', data } },
    });

    expect(activities).toMatchObject([
      { text: expect.stringMatching(/^This card is out of date/) as string },
      { type: 'invokeResponse', value: { status: 200 } },
    ]);
  });

  it.each([undefined, null, 'text', {}, { action: 'text' }, { action: { verb: 7, data: {} } }])(
    'in an invoke that is none of ours (%j) is refused with 501',
    async (value) => {
      const activities = await replies({ type: 'invoke', name: 'adaptiveCard/action', value });

      expect(activities).toMatchObject([{ type: 'invokeResponse', value: { status: 501 } }]);
    },
  );
});

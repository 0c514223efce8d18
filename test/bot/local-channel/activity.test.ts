import {
  connectorUrl,
  fromBot,
  joining,
  maxTextLength,
  personal,
  readOpening,
  readPost,
  readReply,
  systemLine,
} from '../../../bot/local-channel/activity.ts';
import { channelId, Conversation } from '../../../bot/local-channel/log.ts';

function joined(id: string, person: string, locale?: string): Conversation {
  const conversation = new Conversation(id);
  conversation.join(person, locale);
  return conversation;
}

const envelope = {
  id: 'a1',
  serviceUrl: 'http://127.0.0.1:3978/chat/connector',
  conversation: joined('c1', 'p1', 'en-GB'),
};
const problemOf = (read: ReturnType<typeof readPost> | ReturnType<typeof readOpening>) => (read.ok ? '' : read.problem);

describe('reading what the page sends', () => {
  test.each([
    { text: 'SSPR_0029' },
    { text: 'x'.repeat(maxTextLength) },
    { value: { verb: 'answer.failed' }, replyToId: 'm1' },
    { invoke: { verb: 'answer.failed', data: { n: 1 }, id: 'b' }, replyToId: 'm1' },
    { invoke: { verb: '' }, replyToId: 'm1' },
  ])('takes %j', (body) => {
    expect(readPost(body)).toEqual({ ok: true, value: body });
  });

  test.each([
    [undefined, 'body: '],
    [[], 'body: '],
    [{}, 'text: '],
    [{ text: '' }, 'text: empty'],
    [{ text: ' \n\t' }, 'text: empty'],
    [{ text: 'x'.repeat(maxTextLength + 1) }, 'text: '],
    [{ text: 5 }, 'text: '],
    [{ text: 'a', replyToId: 'm1' }, 'body: '],
    [{ value: 'text', replyToId: 'm1' }, 'value: '],
    [{ value: {} }, 'replyToId: '],
    [{ invoke: { data: {} }, replyToId: 'm1' }, 'invoke.verb: '],
    [{ invoke: { verb: 'v', more: 1 }, replyToId: 'm1' }, 'invoke: '],
  ])('refuses %j and says where it is wrong', (body, start) => {
    const problem = problemOf(readPost(body));

    expect(problem.slice(0, start.length)).toBe(start);
    expect(problem).toContain('expected {text}');
  });

  test('takes an opening with and without a locale, and refuses what is no language tag', () => {
    expect(readOpening(undefined)).toEqual({ ok: true, value: {} });
    expect(readOpening({ locale: 'zh-Hans-CN' })).toEqual({ ok: true, value: { locale: 'zh-Hans-CN' } });
    expect(problemOf(readOpening({ locale: 'en"; x' }))).toMatch(/^locale: .*language tag/);
    expect(problemOf(readOpening({ person: 'admin' }))).toMatch(/^person: /);
    expect(problemOf(readOpening({ user: 'admin' }))).toMatch(/^body: /);
  });

  test('takes any activity of the bot that has a type', () => {
    expect(readReply({ type: 'typing', more: 1 })).toEqual({ ok: true, value: { type: 'typing', more: 1 } });
    expect(readReply({}).ok).toBe(false);
  });
});

describe('the activities the bot gets', () => {
  test('a new conversation is told with both members, so that the bot greets', () => {
    expect(joining(envelope)).toMatchObject({
      type: 'conversationUpdate',
      id: 'a1',
      channelId: 'local',
      serviceUrl: 'http://127.0.0.1:3978/chat/connector',
      from: { id: 'p1', role: 'user' },
      recipient: { id: 'writeback-desk', role: 'bot' },
      conversation: { id: 'c1', conversationType: 'personal' },
      locale: 'en-GB',
      membersAdded: [{ id: 'writeback-desk' }, { id: 'p1' }],
    });
  });

  test('a text is a plain message with an id and a time', () => {
    const activity = personal(envelope, { text: 'evt 31034' });

    expect(activity).toMatchObject({ id: 'a1', type: 'message', text: 'evt 31034', textFormat: 'plain' });
    expect(Date.parse(String(activity['timestamp']))).toBeLessThanOrEqual(Date.now());
  });

  test('an Action.Submit is a message with a value', () => {
    expect(personal(envelope, { value: { verb: 'v' }, replyToId: 'm1' })).toMatchObject({
      type: 'message',
      value: { verb: 'v' },
      replyToId: 'm1',
    });
  });

  test('an Action.Execute is an invoke', () => {
    expect(personal(envelope, { invoke: { verb: 'v', id: 'b1' }, replyToId: 'm1' })).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'v', data: {}, id: 'b1' }, trigger: 'manual' },
      replyToId: 'm1',
    });
  });

  test('in the channel whoever writes is named and mentions the bot', () => {
    const inChannel = { ...envelope, conversation: new Conversation(channelId) };
    const person = '00000000-0000-4000-8000-000000000001';
    const said = { text: 'cases', person, name: 'Grace', zone: 'Europe/Berlin' };

    expect(personal(inChannel, said)).toMatchObject({
      text: '<at>Writeback Desk</at> cases',
      entities: [{ type: 'mention', text: '<at>Writeback Desk</at>', mentioned: { id: 'writeback-desk' } }],
      from: { id: person, name: 'Grace' },
      localTimezone: 'Europe/Berlin',
      conversation: { id: channelId, conversationType: 'channel', isGroup: true },
      channelData: { team: { id: channelId }, channel: { id: channelId } },
    });
  });

  test('no locale is sent when the page said none', () => {
    const conversation = joined('c1', 'p1');

    expect(personal({ ...envelope, conversation }, { text: 'a' })).not.toHaveProperty('locale');
  });
});

test('what the bot sends cannot pretend to come from somebody else', () => {
  expect(fromBot({ type: 'message', id: 'x', from: { id: 'p1', role: 'user' } }, 'b1')).toMatchObject({
    id: 'b1',
    from: { id: 'writeback-desk', role: 'bot' },
  });
});

test('a line of the channel itself is marked as such', () => {
  expect(systemLine('s1', 'Lost.')).toMatchObject({
    id: 's1',
    type: 'message',
    from: { role: 'system' },
    text: 'Lost.',
  });
});

test('the connector side stands at the same host and port', () => {
  expect(connectorUrl('http://127.0.0.1:5000/api/messages')).toBe('http://127.0.0.1:5000/chat/connector');
});

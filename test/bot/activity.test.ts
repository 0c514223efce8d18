import { readActivity } from '../../bot/activity.ts';

const valid = {
  type: 'message',
  id: '1',
  timestamp: '2026-01-05T09:00:00.123Z',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' },
  from: { id: '29:1', name: 'Ada', aadObjectId: 'guid' },
  recipient: { id: '28:desk', name: 'Desk' },
  text: '31034',
};

/** The problem that a body has; undefined when it is accepted. */
function problemOf(body: unknown): string | undefined {
  const read = readActivity(body);
  return read.ok ? undefined : read.problem;
}

it('an activity of Teams passes, with the fields that nobody here reads', () => {
  const more = { ...valid, channelData: { tenant: { id: 't' } }, localTimezone: 'Europe/Berlin', value: { any: [1] } };

  expect(readActivity(more)).toEqual({ ok: true, activity: more });
});

it('nulls count as absent, as the channels themselves send them', () => {
  const nulls = {
    ...valid,
    replyToId: null,
    attachments: null,
    entities: null,
    value: null,
    from: { id: '29:1', name: null, aadObjectId: null },
    conversation: { id: 'a:1', conversationType: null, isGroup: null },
  };

  const read = readActivity(nulls);

  expect(read.ok && Object.keys(read.activity).sort()).toEqual(Object.keys(valid).sort());
});

it('a directory id that is empty counts as absent: two people without one must not pass for the same', () => {
  const sent = { ...valid, from: { id: '29:1', aadObjectId: '' }, membersAdded: [{ id: '29:2', aadObjectId: '' }] };

  const read = readActivity({ ...sent, conversation: { id: 'a:1', aadObjectId: '' } });

  expect(read).toStrictEqual({
    ok: true,
    activity: { ...valid, from: { id: '29:1' }, membersAdded: [{ id: '29:2' }], conversation: { id: 'a:1' } },
  });
});

it('a time may have 64 characters, fractions of a second among them', () => {
  expect(problemOf({ ...valid, timestamp: `2026-01-05T09:00:00.${'0'.repeat(43)}Z` })).toBeUndefined();
});

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a list', [valid]],
  ['a text', 'hello'],
  ['a number', 42],
])('%s is no activity', (_, body) => {
  expect(problemOf(body)).toMatch(/^body: .+, expected a Bot Framework activity$/);
});

it.each([
  ['type', { type: undefined }],
  ['type', { type: '' }],
  ['type', { type: 7 }],
  ['type', { type: 'x'.repeat(65) }],
  ['id', { id: 5 }],
  ['timestamp', { timestamp: 'yesterday' }],
  ['timestamp', { timestamp: `2026-01-05T09:00:00.${'0'.repeat(44)}Z` }],
  ['channelId', { channelId: {} }],
  ['serviceUrl', { serviceUrl: 'not an address' }],
  ['serviceUrl', { serviceUrl: 'file:///etc/passwd' }],
  ['deliveryMode', { deliveryMode: true }],
  ['replyToId', { replyToId: ['1'] }],
  ['locale', { locale: 'x'.repeat(65) }],
  ['name', { name: 1 }],
  ['text', { text: { toString: 'x' } }],
  ['conversation', { conversation: undefined }],
  ['conversation', { conversation: null }],
  ['conversation', { conversation: 'a:1' }],
  ['conversation.id', { conversation: {} }],
  ['conversation.id', { conversation: { id: '' } }],
  ['conversation.id', { conversation: { id: 'a\u0000b' } }],
  ['id', { id: 'a\ud800' }],
  ['replyToId', { replyToId: '1\n2' }],
  ['conversation.id', { conversation: { id: '\u0100' } }],
  ['from.role', { from: { id: '1', role: [] } }],
  ['conversation.tenantId', { conversation: { id: '1', tenantId: 1 } }],
  ['conversation.id', { conversation: { id: 'x'.repeat(513) } }],
  ['conversation.conversationType', { conversation: { id: '1', conversationType: 1 } }],
  ['conversation.isGroup', { conversation: { id: '1', isGroup: 'no' } }],
  ['from', { from: [] }],
  ['from.id', { from: { id: 1 } }],
  ['from.name', { from: { id: '1', name: {} } }],
  ['from.aadObjectId', { from: { id: '1', aadObjectId: 1 } }],
  ['recipient.id', { recipient: {} }],
  ['membersAdded', { membersAdded: {} }],
  ['membersAdded.0', { membersAdded: [null] }],
  ['membersAdded.1.id', { membersAdded: [{ id: '1' }, {}] }],
  ['membersRemoved.0.id', { membersRemoved: [{ id: 3 }] }],
  ['attachments.0.contentType', { attachments: [{}] }],
  ['attachments.0.contentUrl', { attachments: [{ contentType: 'image/png', contentUrl: 'x'.repeat(4097) }] }],
  ['attachments', { attachments: Array.from({ length: 51 }, () => ({ contentType: 'image/png' })) }],
  ['entities.0.type', { entities: [{ type: null }] }],
  ['entities', { entities: Array.from({ length: 201 }, () => ({ type: 'mention' })) }],
  ['channelData', { channelData: 'text' }],
])('the field %s is named when it is wrong (%j)', (field, change) => {
  expect(problemOf({ ...valid, ...change })).toMatch(
    new RegExp(`^${field.replaceAll('.', '\\.')}: .+, expected a Bot Framework activity$`),
  );
});

it.each([
  'message',
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'invoke',
  'installationUpdate',
  'conversationUpdate',
])('a %s needs somebody who sent it', (type) => {
  expect(problemOf({ ...valid, type, from: undefined })).toBe('from: missing, expected the sender of the activity');
});

it.each(['typing', 'endOfConversation', 'somethingNew'])('a %s may come from nobody', (type) => {
  expect(problemOf({ ...valid, type, from: undefined })).toBeUndefined();
});

it('an address for the replies is needed unless they are expected in the answer', () => {
  const without = { ...valid, serviceUrl: undefined };

  expect(problemOf(without)).toBe('serviceUrl: missing, expected the address to which replies go');
  expect(problemOf({ ...without, deliveryMode: 'normal' })).toMatch(/^serviceUrl: missing/);
  expect(problemOf({ ...without, deliveryMode: 'expectReplies' })).toBeUndefined();
});

it('a problem never quotes what stood in the field', () => {
  expect(problemOf({ ...valid, timestamp: 'hunter2', serviceUrl: 'hunter2', from: { id: '1', name: 2 } })).not.toMatch(
    /hunter2/,
  );
});

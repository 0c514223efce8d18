import fc from 'fast-check';

const common = {
  id: '1',
  timestamp: '2026-01-05T09:00:00.000Z',
  channelId: 'msteams',
  deliveryMode: 'expectReplies',
  locale: 'en-GB',
  from: { id: '29:ada', name: 'Ada Lovelace', aadObjectId: 'ada', role: 'user' },
  recipient: { id: '28:desk', name: 'Desk' },
  conversation: { id: 'c', conversationType: 'personal', isGroup: false, tenantId: 't' },
  channelData: { tenant: { id: 't' }, eventType: 'editMessage' },
};
const submit = { verb: 'answer.more', form: '3f0d7c1e-8a52-4d0b-9a7e-2b9c6a51f0d4', article: 'event-31034', part: 1 };
const mention = { type: 'mention', text: '<at>Desk</at>', mentioned: { id: '28:desk', name: 'Desk' } };

/** One valid activity of each kind that the bot listens to. */
export const validActivities: readonly object[] = [
  { ...common, type: 'message', text: '<at>Desk</at> 31034', entities: [mention] },
  { ...common, type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'https://example.com/x' }] },
  { ...common, type: 'message', value: { ...submit, fill: { namespace: 'contoso' } }, replyToId: '2' },
  { ...common, type: 'messageUpdate', text: '6329' },
  { ...common, type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'v', data: submit } } },
  { ...common, type: 'conversationUpdate', membersAdded: [{ id: '28:desk' }], membersRemoved: [{ id: '29:x' }] },
  { ...common, type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
];

/** Every place of a value, as the keys that lead to it. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...placesIn(inner).map((place) => [key, ...place])]);
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  return Object.assign(copy, { [key]: replaced(copy[key], rest, by) });
}

// A hundred lists in each other, and texts that mean something to somebody on the way.
const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 1);
const nasty = fc.constantFrom<unknown>(
  ...[
    undefined,
    null,
    '',
    ' ',
    'x'.repeat(20_000),
    '\u0000',
    '\ud800',
    '__proto__',
    '${name}',
    '<at></at>',
    '9'.repeat(400),
  ],
  ...[
    {},
    [],
    [null],
    [[]],
    deep,
    { type: 'mention' },
    { id: null },
    { toString: 1 },
    { length: -1 },
    JSON.parse('{"__proto__":{"id":1}}'),
  ],
  ...[0, -1, 1e308, true, false, 'expectReplies', 'invoke', 'channel', 'editMessage', 'adaptiveCard/action'],
);
const anything = fc.oneof(nasty, fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 300 }));

/** A valid activity with one to three of its places changed into what nobody expects there. */
export const malformedActivity = fc.constantFrom(...validActivities).chain((activity) =>
  fc
    .array(fc.tuple(fc.constantFrom(...placesIn(activity)), anything), { minLength: 1, maxLength: 3 })
    // Inner places first: once an outer one is replaced there may be nothing inside.
    .map((changes) => changes.toSorted((left, right) => right[0].length - left[0].length))
    .map((changes) => changes.reduce<unknown>((body, [place, by]) => replaced(body, place, by), activity)),
);

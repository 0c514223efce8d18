import { deliveryKey } from '../../bot/delivery-key.ts';
import type { Activity } from '../../bot/sdk.ts';

const message = { type: 'message', id: 'one', channelId: 'msteams', conversation: { id: 'c', tenantId: 't' } };
const key = (changes: object): string => deliveryKey({ ...message, ...changes } as unknown as Activity);

it('is the same for each delivery of a message, whenever it comes', () => {
  expect(key({ timestamp: '2026-01-05T09:00:15.000Z' })).toBe(key({ timestamp: '2026-01-05T09:00:00.000Z' }));
});

it.each([
  ['another id', { id: 'two' }],
  ['another conversation', { conversation: { id: 'd', tenantId: 't' } }],
  ['another organization', { conversation: { id: 'c', tenantId: 'u' } }],
  ['no organization', { conversation: { id: 'c' } }],
  ['another channel', { channelId: 'test' }],
  ['another kind', { type: 'invoke' }],
])('is another one with %s', (_, changes) => {
  expect(key(changes)).not.toBe(key({}));
});

it('is another one for each edit of a message', () => {
  const edit = (timestamp: string): string => key({ type: 'messageUpdate', timestamp });

  expect(edit('2026-01-05T09:00:01.000Z')).toBe(edit('2026-01-05T09:00:01.000Z'));
  expect(edit('2026-01-05T09:00:02.000Z')).not.toBe(edit('2026-01-05T09:00:01.000Z'));
});

it.each([[undefined], ['']])('is never the same twice without an id (%j)', (id) => {
  expect(key({ id })).not.toBe(key({ id }));
});

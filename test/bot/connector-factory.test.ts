import { createConnectorFactory } from '../../bot/connector-factory.ts';
import type { Connector, SendResult } from '../../bot/connector.ts';
import { DeliveryError } from '../../bot/delivery-error.ts';

interface SdkClient {
  readonly conversations: Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;
}

/** The client that the SDK gets, over a connector that answers with `result` and keeps what it was asked. */
async function clientWith(result: SendResult): Promise<{ client: SdkClient; asked: unknown[] }> {
  const asked: unknown[] = [];
  const call: Connector['call'] = (...args) => {
    asked.push(args);
    return Promise.resolve(result);
  };
  const factory = createConnectorFactory({ call, close: () => undefined });
  const client = (await factory.create('https://service', 'audience')) as unknown as SdkClient;
  return { client, asked };
}

it.each([
  ['sendToConversation', ['c', { type: 'message' }], ['send', { serviceUrl: 'https://service', conversationId: 'c' }]],
  [
    'replyToActivity',
    ['c', 'a', { type: 'message' }],
    ['reply', { serviceUrl: 'https://service', conversationId: 'c', activityId: 'a' }],
  ],
  [
    'updateActivity',
    ['c', 'a', { type: 'message' }],
    ['update', { serviceUrl: 'https://service', conversationId: 'c', activityId: 'a' }],
  ],
])('%s of the SDK is a call of the connector', async (name, args, expected) => {
  const { client, asked } = await clientWith({ ok: true, id: 'new' });

  expect(await client.conversations[name]?.(...args)).toEqual({ id: 'new' });
  expect(asked).toEqual([[...expected, { type: 'message' }]]);
});

it('deleteActivity of the SDK sends no activity', async () => {
  const { client, asked } = await clientWith({ ok: true, id: undefined });

  expect(await client.conversations['deleteActivity']?.('c', 'a')).toEqual({});
  expect(asked).toEqual([
    ['delete', { serviceUrl: 'https://service', conversationId: 'c', activityId: 'a' }, undefined],
  ]);
});

it('a failure is an error that says of what kind it is', async () => {
  const { client } = await clientWith({ ok: false, kind: 'refused', status: 413 });
  const failure = client.conversations['sendToConversation']?.('c', {});

  await expect(failure).rejects.toBeInstanceOf(DeliveryError);
  await expect(failure).rejects.toMatchObject({ kind: 'refused', status: 413 });
});

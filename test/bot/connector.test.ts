import fc from 'fast-check';
import {
  createConnector,
  longestSendMs,
  type Connector,
  type ConnectorParts,
  type Operation,
} from '../../bot/connector.ts';
import { createHttpCall } from '../../bot/http-call.ts';
import { answering, startFaultyChannel, type Behaviour, type FaultyChannel } from '../support/faulty-channel.ts';

let channel: FaultyChannel;
let connector: Connector;
let counted: string[];
let waits: number[];

beforeEach(() => {
  counted = [];
  waits = [];
});

afterEach(async () => {
  connector.close();
  await channel.stop();
});

async function connect(behaviours: readonly Behaviour[], parts: Partial<ConnectorParts> = {}): Promise<void> {
  channel = await startFaultyChannel(...behaviours);
  connector = createConnector({
    http: createHttpCall(400),
    allows: () => true,
    token: () => Promise.resolve('the token'),
    count: (operation, outcome) => counted.push(`${operation} ${outcome}`),
    countWait: () => counted.push('wait'),
    pause: (ms) => Promise.resolve(waits.push(ms)),
    ...parts,
  });
}

const target = (activityId?: string) => ({
  serviceUrl: channel.url,
  conversationId: '19:a/b@thread.tacv2;messageid=1',
  ...(activityId !== undefined && { activityId }),
});
const conversation = '/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D1';
const path = `${conversation}/activities`;

it.each<[Operation, string | undefined, string, string]>([
  ['send', undefined, 'POST', path],
  ['reply', '1/2', 'POST', `${path}/1%2F2`],
  ['update', '1/2', 'PUT', `${path}/1%2F2`],
  ['delete', '1/2', 'DELETE', `${path}/1%2F2`],
])('a %s is one call with the token', async (operation, activityId, method, expected) => {
  await connect([answering(201, '{"id":"new"}')]);
  const activity = operation === 'delete' ? undefined : { type: 'message', text: 'ä' };

  expect(await connector.call(operation, target(activityId), activity)).toEqual({
    ok: true,
    id: 'new',
    answer: { id: 'new' },
  });
  expect(channel.calls).toMatchObject([
    {
      method,
      path: expected,
      headers: { authorization: 'Bearer the token' },
      body: activity ? JSON.stringify(activity) : '',
    },
  ]);
  expect(counted).toEqual([`${operation} ok`]);
});

it('a new conversation is opened where all of them are, and the whole answer is told', async () => {
  await connect([answering(201, '{"id":"19:a@thread.tacv2;messageid=2","activityId":"2"}')]);
  const body = { isGroup: true, channelData: { channel: { id: '19:a@thread.tacv2' } }, activity: { type: 'message' } };

  expect(await connector.call('open', { serviceUrl: channel.url }, body)).toEqual({
    ok: true,
    id: '19:a@thread.tacv2;messageid=2',
    answer: { id: '19:a@thread.tacv2;messageid=2', activityId: '2' },
  });
  expect(channel.calls).toMatchObject([{ method: 'POST', path: '/v3/conversations', body: JSON.stringify(body) }]);
  expect(counted).toEqual(['open ok']);
});

it('a member of a conversation is asked for without a body', async () => {
  await connect([answering(200, '{"id":"29:x/y","name":"Rita"}')]);

  expect(await connector.call('member', { ...target(), memberId: '29:x/y' })).toMatchObject({
    ok: true,
    answer: { name: 'Rita' },
  });
  expect(channel.calls).toMatchObject([{ method: 'GET', path: `${conversation}/members/29%3Ax%2Fy`, body: '' }]);
  expect(counted).toEqual(['member ok']);
});

it('one slash at the end of the serviceUrl makes no difference', async () => {
  await connect([]);
  await connector.call('send', { ...target(), serviceUrl: `${channel.url}/emea/` }, {});
  await connector.call('send', { ...target(), serviceUrl: `${channel.url}/emea` }, {});

  await connector.call('open', { serviceUrl: `${channel.url}/emea/` }, {});

  expect(channel.calls.map((call) => call.path)).toEqual([`/emea${path}`, `/emea${path}`, '/emea/v3/conversations']);
});

it('ids of any kind arrive as they are', async () => {
  // A busy machine may take longer than the other tests allow.
  await connect([], { http: createHttpCall(10_000) });
  const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed() && !/^\.+$/.test(text));
  await fc.assert(
    fc.asyncProperty(id, id, async (conversationId, activityId) => {
      const result = await connector.call('reply', { serviceUrl: channel.url, conversationId, activityId }, {});
      expect(result).toMatchObject({ ok: true });
      const parts = channel.calls.at(-1)?.path.split('/').map(decodeURIComponent);
      expect(parts).toEqual(['', 'v3', 'conversations', conversationId, 'activities', activityId]);
    }),
    { numRuns: 50 },
  );
});

it('needs no Authorization where there is no token', async () => {
  await connect([], { token: () => Promise.resolve(undefined) });
  await connector.call('send', target(), {});

  expect(channel.calls[0]?.headers.authorization).toBeUndefined();
});

it.each(['', 'no JSON', '[]', '{"id":7}', '{}'])(
  'an answer without an id (%j) is a success all the same',
  async (body) => {
    await connect([answering(202, body)]);

    expect(await connector.call('send', target(), {})).toMatchObject({ ok: true, id: undefined });
  },
);

describe('what is sent once', () => {
  it.each([500, 501, 502, 503, 504, 408])('%i: it may have arrived', async (status) => {
    await connect([answering(status), answering(200)]);

    expect(await connector.call('reply', target('1'), {})).toEqual({ ok: false, kind: 'ambiguous', status });
    expect(channel.calls).toHaveLength(1);
    expect(counted).toEqual(['reply ambiguous']);
  });

  it.each([301, 400, 401, 403, 404, 409, 412, 413])('%i: it is refused for good', async (status) => {
    await connect([answering(status), answering(200)]);

    expect(await connector.call('reply', target('1'), {})).toEqual({ ok: false, kind: 'refused', status });
    expect(channel.calls).toHaveLength(1);
    expect(counted).toEqual(['reply refused']);
  });

  it.each<[string, Behaviour]>([
    ['a connection that is cut', (request) => request.socket.destroy()],
    ['no answer', () => undefined],
  ])('%s: it may have arrived', async (_, behaviour) => {
    await connect([behaviour, answering(200)]);

    expect(await connector.call('reply', target('1'), {})).toEqual({ ok: false, kind: 'ambiguous' });
    expect(channel.calls).toHaveLength(1);
  });
});

describe('what is certainly not sent', () => {
  it('goes to a host that is not allowed; the token is not even asked for', async () => {
    const token = jest.fn(() => Promise.resolve('the token'));
    await connect([], { allows: () => false, token });

    expect(await connector.call('send', target(), {})).toEqual({ ok: false, kind: 'unsent' });
    expect(channel.calls).toEqual([]);
    expect(token).not.toHaveBeenCalled();
    expect(counted).toEqual(['send unsent']);
  });

  it('goes nowhere: the channel has named no address', async () => {
    await connect([]);

    expect(await connector.call('send', { ...target(), serviceUrl: '' }, {})).toEqual({ ok: false, kind: 'unsent' });
    expect(channel.calls).toEqual([]);
  });

  it('has no token', async () => {
    await connect([], { token: () => Promise.reject(new Error('on purpose')) });

    expect(await connector.call('send', target(), {})).toEqual({ ok: false, kind: 'unsent' });
    expect(channel.calls).toEqual([]);
  });

  it('finds nobody there', async () => {
    await connect([]);

    expect(await connector.call('send', { ...target(), serviceUrl: 'http://127.0.0.1:9' }, {})).toEqual({
      ok: false,
      kind: 'unsent',
    });
  });
});

describe('a channel that asks to wait', () => {
  const wait = (after?: string): Behaviour => answering(429, '', after === undefined ? {} : { 'Retry-After': after });

  it('is waited for as long as it asks, and a little longer', async () => {
    await connect([wait('2'), wait('3'), answering(200, '{"id":"new"}')]);

    expect(await connector.call('send', target(), {})).toMatchObject({ ok: true, id: 'new' });
    expect(waits.map((ms) => Math.floor(ms / 1000))).toEqual([2, 3]);
    expect(counted).toEqual(['wait', 'wait', 'send ok']);
  });

  it('is waited for until the time it names', async () => {
    const at = new Date(Date.now() + 4000).toUTCString();
    await connect([wait(at), answering(200)]);
    await connector.call('send', target(), {});

    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(1000);
    expect(waits[0]).toBeLessThan(5000);
  });

  it.each([undefined, 'soon', ''])('and does not say for how long (%j) is waited for a moment', async (after) => {
    await connect([wait(after), answering(200)]);

    expect(await connector.call('send', target(), {})).toMatchObject({ ok: true });
    expect(waits[0]).toBeGreaterThanOrEqual(100);
    expect(waits[0]).toBeLessThanOrEqual(1100);
  });

  it('for longer than a person waits is given up, and the call can be made again later', async () => {
    await connect([wait('60')]);
    const result = await connector.call('send', target(), {});

    expect(result).toMatchObject({ ok: false, kind: 'throttled', status: 429 });
    const { retryAfterMs = 0 } = result as { retryAfterMs?: number };
    expect(retryAfterMs).toBeGreaterThanOrEqual(60_000);
    expect(retryAfterMs).toBeLessThanOrEqual(66_000);
    expect(waits).toEqual([]);
    expect(counted).toEqual(['send throttled']);
  });

  it('is not waited for by whoever has no patience', async () => {
    await connect([wait('0'), answering(200)]);

    expect(await connector.call('open', { serviceUrl: channel.url }, {}, 0)).toMatchObject({ kind: 'throttled' });
    expect(channel.calls).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it('again and again is given up, too', async () => {
    await connect([wait('1')]);

    expect(await connector.call('send', target(), {})).toMatchObject({ kind: 'throttled' });
    expect(channel.calls.length).toBeLessThanOrEqual(9);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(8000);
  });

  it('is really waited for', async () => {
    await connect([wait('0'), answering(200)], { pause: undefined as never });

    expect(await connector.call('send', target(), {})).toMatchObject({ ok: true });
  });
});

it('takes no longer for a reply than a claim on it lasts, whatever the token and the waiting have taken', async () => {
  const started = performance.now();
  let passed = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => started + passed);
  const given: (number | undefined)[] = [];
  await connect([answering(200)], {
    token: () => Promise.resolve((passed += 4000)).then(() => 'the token'),
    pause: (ms) => Promise.resolve((passed += ms)),
    http: {
      call: (_method, _url, _headers, _body, withinMs) => {
        given.push(withinMs);
        passed += 2000;
        return Promise.resolve({ ok: true, status: 429, retryAfter: '2', body: '' });
      },
      close: () => undefined,
    },
  });
  const result = await connector.call('reply', target('1'), { type: 'message' });
  clock.mockRestore();

  expect(result).toMatchObject({ ok: false, kind: 'throttled', status: 429 });
  expect(given[0]).toBeCloseTo(longestSendMs - 4000);
  expect(given.every((ms) => Number(ms) >= 1000)).toBe(true);
  expect(passed).toBeLessThanOrEqual(longestSendMs);
});

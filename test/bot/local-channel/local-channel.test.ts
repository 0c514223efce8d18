import { randomUUID } from 'node:crypto';
import restify, { type Request, type Response, type Server } from 'restify';
import { mountLocalChannel, type LocalChannel } from '../../../bot/local-channel/local-channel.ts';

type Json = Record<string, unknown>;
interface Page {
  activities: { seq: number; kind: string; activity: Json }[];
  next: number;
}

const cardType = 'application/vnd.microsoft.card.adaptive';
const received: Json[] = [];
let onActivity: (activity: Json, res: Response) => Promise<void> | void;
let bot: Server;
let server: Server;
let channel: LocalChannel;
let base = '';

function listen(started: Server): Promise<string> {
  started.use(restify.plugins.jsonBodyParser({ mapParams: false }));
  return new Promise((resolve) => {
    started.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${String(started.address().port)}`);
    });
  });
}

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }> {
  const answer = await fetch(path.startsWith('http') ? path : base + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
}

async function open(): Promise<{ id: string; path: string; person: string }> {
  const { body } = await call('POST', '/chat/conversations', { locale: 'en-GB' });
  const id = String(body['conversation']);
  return { id, path: `/chat/conversations/${id}/activities`, person: String(body['person']) };
}

async function news(path: string, after = 0): Promise<Page> {
  return (await call('GET', `${path}?after=${String(after)}`)).body as unknown as Page;
}

/** Sends to the connector side, the way the SDK does. */
async function reply(to: Json, activity: Json | undefined, method = 'POST', id = ''): Promise<string> {
  const { id: conversation } = to['conversation'] as { id: string };
  const path = `/v3/conversations/${conversation}/activities${id === '' ? '' : `/${id}`}`;
  const { status, body } = await call(method, `${String(to['serviceUrl'])}${path}`, activity);
  expect(status).toBe(200);
  return String(body['id']);
}

beforeAll(async () => {
  bot = restify.createServer();
  const botUrl = await listen(bot);
  bot.post('/api/messages', async (req: Request, res: Response) => {
    received.push(req.body as Json);
    await onActivity(req.body as Json, res);
    if (!res.headersSent) res.send(200);
  });
  server = restify.createServer();
  base = await listen(server);
  // The connector side stands where the bot is told it does, so both addresses belong to one host here.
  channel = mountLocalChannel(server, { messagesUrl: () => `${base}/api/messages`, newId: randomUUID });
  server.post('/api/messages', async (req: Request, res: Response) => {
    const { status, body } = await call('POST', `${botUrl}/api/messages`, req.body);
    res.send(status, body);
  });
});

beforeEach(() => {
  received.length = 0;
  onActivity = () => undefined;
});

afterAll(() => {
  channel.close();
  server.close();
  bot.close();
});

test('a new conversation has random ids, and the bot is told so that it greets', async () => {
  onActivity = async (activity) => {
    await reply(activity, { type: 'message', text: 'Hello' }, 'POST', String(activity['id']));
  };

  const { id, path, person } = await open();

  expect(new Set([id, person])).toHaveProperty('size', 2);
  expect(received).toMatchObject([
    { type: 'conversationUpdate', channelId: 'local', locale: 'en-GB', serviceUrl: `${base}/chat/connector` },
  ]);
  expect(await news(path)).toMatchObject({
    activities: [{ seq: 1, kind: 'add', activity: { text: 'Hello' } }],
    next: 1,
  });
});

test('a text goes to the bot and stands on the log before the answer', async () => {
  const { path, person } = await open();
  onActivity = async (activity) => {
    await reply(activity, { type: 'message', text: 'It is 31034.' });
  };

  const { status, body } = await call('POST', path, { text: 'evt 31034' });

  expect(status).toBe(200);
  expect(body).toMatchObject({ next: 2 });
  expect(received.at(-1)).toMatchObject({ type: 'message', text: 'evt 31034', from: { id: person }, id: body['id'] });
  expect((await news(path)).activities.map(({ activity }) => activity['text'])).toEqual(['evt 31034', 'It is 31034.']);
});

test('the SDK can add, reply, update and delete', async () => {
  const { path } = await open();
  onActivity = async (activity) => {
    const id = await reply(activity, { type: 'message', text: 'first' });
    await reply(activity, { type: 'typing' }, 'POST', String(activity['id']));
    expect(await reply(activity, { type: 'message', text: 'second' }, 'PUT', id)).toBe(id);
    await reply(activity, undefined, 'DELETE', id);
  };
  await call('POST', path, { text: 'go' });

  const { activities } = await news(path, 1);

  expect(activities.map(({ kind, activity }) => `${kind} ${String(activity['type'])}`)).toEqual([
    'add message',
    'add typing',
    'update message',
    'delete messageDelete',
  ]);
  expect(new Set(activities.filter(({ kind }) => kind !== 'add').map(({ activity }) => activity['id'])).size).toBe(1);
});

test('an Action.Execute reaches the bot as an invoke, and the card it answers with replaces the pressed one', async () => {
  const { path } = await open();
  onActivity = (_activity, res) => {
    res.send(200, { statusCode: 200, type: cardType, value: { type: 'AdaptiveCard' } });
  };

  await call('POST', path, { invoke: { verb: 'answer.failed', data: { form: 'f' }, id: 'b' }, replyToId: 'm1' });

  expect(received.at(-1)).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'm1',
    value: {
      action: { type: 'Action.Execute', verb: 'answer.failed', data: { form: 'f' }, id: 'b' },
      trigger: 'manual',
    },
  });
  expect((await news(path)).activities).toMatchObject([
    { kind: 'update', activity: { id: 'm1', attachments: [{ content: { type: 'AdaptiveCard' } }] } },
  ]);
});

test('an Action.Submit reaches the bot as a message with a value and is not shown as said', async () => {
  const { path } = await open();

  expect((await call('POST', path, { value: { verb: 'v' }, replyToId: 'm1' })).body).toMatchObject({ next: 0 });
  expect(received.at(-1)).toMatchObject({ type: 'message', value: { verb: 'v' }, replyToId: 'm1' });
});

test('a bot that fails is told about in a line and in the answer; the text stays on the log', async () => {
  const { path } = await open();
  onActivity = (_activity, res) => {
    res.send(500, { error: 'storage is full' });
  };

  const { status, body } = await call('POST', path, { text: 'hello' });

  expect(status).toBe(502);
  expect(body).toMatchObject({ error: expect.stringContaining('(500: storage is full)') as string, next: 2 });
  expect((await news(path)).activities).toMatchObject([
    { activity: { text: 'hello' } },
    { activity: { from: { role: 'system' }, text: body['error'] } },
  ]);
});

test('a greeting that fails still opens the conversation and says so in it', async () => {
  onActivity = (_activity, res) => {
    res.send(503);
  };

  const { path } = await open();

  expect((await news(path)).activities).toMatchObject([{ activity: { from: { role: 'system' } } }]);
});

test('a question for news is answered the moment there are some', async () => {
  const { path } = await open();
  const started = Date.now();
  const waiting = news(path);
  setTimeout(() => void call('POST', path, { text: 'now' }), 50);

  expect((await waiting).activities).toMatchObject([{ activity: { text: 'now' } }]);
  expect(Date.now() - started).toBeLessThan(5000);
});

test('a page that goes away leaves nothing waiting, and a strange number counts as 0', async () => {
  const { path } = await open();
  await expect(fetch(`${base}${path}?after=0`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  await call('POST', path, { text: 'still here' });

  expect((await call('GET', `${path}?after=abc`)).body).toMatchObject({ next: 1 });
  expect((await call('GET', path)).body).toMatchObject({ next: 1 });
});

test('what cannot be read is refused with a reason, and the bot hears nothing of it', async () => {
  const { id, path } = await open();
  received.length = 0;

  expect(await call('POST', path, { text: '' })).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(/^text: empty/) as string },
  });
  expect(await call('POST', path, { text: 'x'.repeat(20_001) })).toMatchObject({ status: 400 });
  expect(await call('POST', '/chat/conversations', { locale: 5 })).toMatchObject({ status: 400 });
  expect(await call('POST', `/chat/connector/v3/conversations/${id}/activities`, { text: 'no type' })).toMatchObject({
    status: 400,
    body: { error: { code: 'BadArgument' } },
  });
  expect(received).toEqual([]);
});

test.each([
  ['GET', '/chat/conversations/nobody/activities?after=0', undefined],
  ['POST', '/chat/conversations/nobody/activities', { text: 'a' }],
  ['POST', '/chat/connector/v3/conversations/nobody/activities', { type: 'message' }],
  ['PUT', '/chat/connector/v3/conversations/nobody/activities/1', { type: 'message' }],
  ['DELETE', '/chat/connector/v3/conversations/nobody/activities/1', undefined],
])('%s %s is 404 and says what to do', async (method, path, body) => {
  const answer = await call(method, path, body);

  expect(answer.status).toBe(404);
  expect(answer.body['error']).toContain('POST /chat/conversations');
});

test('closing answers whoever waits', async () => {
  const other = restify.createServer();
  const url = await listen(other);
  const closed = mountLocalChannel(other, { messagesUrl: () => `${base}/none`, newId: randomUUID });
  const { body } = await call('POST', `${url}/chat/conversations`, {});
  const path = `${url}/chat/conversations/${String(body['conversation'])}/activities`;
  const waiting = news(path, 1);
  setTimeout(() => {
    closed.close();
  }, 50);

  expect(await waiting).toMatchObject({ activities: [], next: 1 });
  const late = await fetch(`${path}?after=1`);
  expect(late.headers.get('connection')).toBe('close');
  expect(await late.json()).toMatchObject({ activities: [] });
  other.close();
});

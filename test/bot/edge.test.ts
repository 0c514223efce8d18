import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import restify, { type Request, type Response } from 'restify';
import { takeBody } from '../../bot/edge.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { sendRaw } from '../support/raw-request.ts';
import { postHead, sendBytes, statusOf } from '../support/raw-socket.ts';

const json = { 'Content-Type': 'application/json' };
const limit = 256 * 1024;

let bot: TestBot;
let messages = '';

beforeAll(async () => {
  bot = await startTestBot();
  messages = `${bot.url}/api/messages`;
});

afterAll(() => bot.stop());

// Whatever was refused, the bot must still be there for the next person.
afterEach(async () => {
  expect((await fetch(`${bot.url}/health`)).status).toBe(200);
});

/** An activity whose JSON has exactly this many bytes. */
function activityOf(bytes: number): string {
  const frame = JSON.stringify({
    type: 'message',
    deliveryMode: 'expectReplies',
    conversation: { id: 'c' },
    from: { id: 'p' },
    text: '',
  });
  return frame.replace('"text":""', `"text":"${'x'.repeat(bytes - frame.length)}"`);
}

describe('a body with a Content-Encoding', () => {
  it.each([
    ['that is not really compressed', 'gzip', Buffer.from('{"type":"message"}')],
    ['that is really compressed', 'gzip', gzipSync('{"type":"message"}')],
    ['cut off in the middle', 'gzip', gzipSync('{"type":"message"}').subarray(0, 12)],
    ['of an unknown kind', 'zstd', Buffer.from('{"type":"message"}')],
    ['that is none at all', 'identity', Buffer.from('{"type":"message"}')],
  ])('%s is refused, and the bot lives on', async (_, encoding, body) => {
    const answer = await sendRaw(messages, { headers: { ...json, 'Content-Encoding': encoding }, body });

    expect(answer.status).toBe(415);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'Content-Encoding is not accepted; send the JSON body as it is.',
    });
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('is refused on %s, too', async (method) => {
    const headers = { ...json, 'Content-Encoding': 'gzip', 'Content-Length': '4' };

    expect((await sendRaw(`${bot.url}/health`, { method, headers, body: 'none' })).status).toBe(415);
  });
});

describe('the Content-Type', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'application/jsonp',
    'text/json',
    '',
  ])('%j is refused', async (type) => {
    const answer = await sendRaw(messages, { headers: { 'Content-Type': type }, body: activityOf(200) });

    expect(answer).toEqual({ status: 415, text: '{"error":"Content-Type must be application/json."}' });
  });

  it('that is missing is refused', async () => {
    expect((await sendRaw(messages, { body: activityOf(200) })).status).toBe(415);
  });

  it.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"',
    'application/json; charset=utf8',
    'application/json; profile=x; charset=utf-8',
  ])('%j is accepted', async (type) => {
    const answer = await sendRaw(messages, { headers: { 'Content-Type': type }, body: activityOf(200) });

    expect(answer.status).toBe(200);
  });

  it.each([
    'application/json; charset=utf-16',
    'application/json; charset="iso-8859-1"',
    'application/json;CHARSET=us-ascii',
    'application/json; charset=utf-8; charset=utf-16le',
    'application/json; charset=',
  ])('%j is refused for its charset', async (type) => {
    const answer = await sendRaw(messages, { headers: { 'Content-Type': type }, body: activityOf(200) });

    expect(answer).toEqual({ status: 415, text: '{"error":"The charset of the body must be utf-8."}' });
  });
});

describe('a method other than POST and PUT', () => {
  it.each([
    ['GET', '/health', { 'Content-Length': '2' }],
    ['GET', '/health', { 'Transfer-Encoding': 'chunked' }],
    ['DELETE', '/chat/connector/v3/conversations/c/activities/a', { 'Content-Length': '2' }],
    ['PATCH', '/api/messages', { 'Content-Length': '2' }],
  ])('may have no body: %s %s %j', async (method, path, headers) => {
    const answer = await sendRaw(bot.url + path, { method, headers: { ...json, ...headers }, body: '{}' });

    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({
      error: 'Only POST and PUT may have a body; send the request without one.',
    });
  });

  it('may say that it has none', async () => {
    const answer = await sendRaw(`${bot.url}/health`, { method: 'GET', headers: { 'Content-Length': '0' } });

    expect(answer.status).toBe(200);
  });
});

describe('the headers', () => {
  const ask = async (headers: readonly string[]): Promise<number | undefined> => {
    const all = ['Host: 127.0.0.1', 'Connection: close', ...headers];
    return statusOf(await sendBytes(bot.url, [`GET /health HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n`]));
  };
  const some = (count: number): string[] => Array.from({ length: count }, (_, index) => `X-${String(index)}: 1`);

  it('may be a hundred', async () => {
    expect(await ask(some(98))).toBe(200);
  });

  it.each([101, 102, 150, 1000])('may not be %i: what the guards ask for could be beyond the limit', async (count) => {
    expect(await ask(some(count - 2))).toBe(431);
  });

  it.each([17_000, 100_000])('may not have %i bytes', async (bytes) => {
    expect([431, undefined]).toContain(await ask([`X-Large: ${'x'.repeat(bytes)}`]));
  });

  it.each([
    ['both a length and chunks', { 'Content-Length': '2', 'Transfer-Encoding': 'chunked' }],
    ['chunks that are not the last coding', { 'Transfer-Encoding': 'chunked, gzip' }],
    ['an unknown length', { 'Content-Length': '2x' }],
    ['a length below nothing', { 'Content-Length': '-1' }],
  ])('may not announce %s', async (_, headers) => {
    const exchange = await sendBytes(bot.url, [postHead('/api/messages', headers), '0\r\n\r\n']);

    expect(statusOf(exchange)).toBe(400);
  });

  it('may not announce two lengths', async () => {
    const head = postHead('/api/messages', { 'Content-Length': '2', 'content-length': '3' });

    expect(statusOf(await sendBytes(bot.url, [head, '{}']))).toBe(400);
  });
});

describe('the size of a body', () => {
  it.each([
    ['as announced', { 'Content-Length': String(limit) }],
    ['in chunks', {}],
  ])('may be 256 KB, %s', async (_, headers) => {
    const answer = await sendRaw(messages, { headers: { ...json, ...headers }, body: activityOf(limit) });

    expect(answer.status).toBe(200);
  });

  it('may not be one byte more, which is refused before it is read when it was announced', async () => {
    const headers = { ...json, 'Content-Length': String(limit + 1) };

    expect(await sendRaw(messages, { headers, body: activityOf(limit + 1) })).toEqual({
      status: 413,
      text: `{"error":"The body is larger than ${String(limit)} bytes."}`,
    });
  });

  it('may not be one byte more in chunks either', async () => {
    const answer = await sendRaw(messages, { headers: json, body: activityOf(limit + 1) });

    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringContaining(String(limit)) as string });
  });
});

it('a sender that goes away in the middle of its body leaves no request behind', async () => {
  const server = restify.createServer();
  server.pre(takeBody);
  const answered = jest.fn();
  server.post('/', async (_req: Request, res: Response) => {
    answered();
    await Promise.resolve();
    res.send(200);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const over = once(server, 'after');

  const socket = connect(server.address().port, '127.0.0.1');
  socket.write(postHead('/', { 'Content-Length': '100' }) + '[1, ');
  await once(server, 'pre');
  expect(server.inflightRequests()).toBe(1);
  socket.destroy();
  await over;

  expect(server.inflightRequests()).toBe(0);
  expect(answered).not.toHaveBeenCalled();
  server.close();
});

describe('without authentication', () => {
  const body = activityOf(200);

  it.each(['desk.example.com', '127.0.0.1.example.com', 'localhost.example.com:3978', '10.0.0.5', '127.0.0.1:80:80'])(
    'a request to Host %s is refused',
    async (Host) => {
      const answer = await sendRaw(messages, { headers: { ...json, Host }, body });

      expect(answer.status).toBe(403);
      expect(answer.text).toContain('answers on its own machine only');
    },
  );

  it('a file for the chat page gets in as it is, from this machine alone', async () => {
    const path = `${bot.url}/chat/conversations/nowhere/files?name=a.evtx`;
    const send = (headers: Record<string, string>) =>
      sendRaw(path, { headers: { 'Content-Type': 'application/octet-stream', ...headers }, body: 'ElfFile' });

    expect((await send({})).status).toBe(404);
    for (const Host of ['desk.example.com', '127.0.0.1:80:80']) expect((await send({ Host })).status).toBe(403);
    expect((await send({ Origin: 'https://evil.example.com' })).status).toBe(403);
  });

  it.each(['https://evil.example.com', 'http://127.0.0.1.example.com', 'null', 'http://localhost@evil.example.com'])(
    'a request of a page from %s is refused',
    async (Origin) => {
      expect((await sendRaw(messages, { headers: { ...json, Origin }, body })).status).toBe(403);
    },
  );

  it.each([
    'Forwarded',
    'X-Forwarded-For',
    'x-forwarded-host',
    'X-Forwarded-Proto',
    'X-FORWARDED-PREFIX',
    'X-Forwarded-',
    'X-Real-IP',
    'Via',
  ])('a request that a proxy has passed on is refused for its %s', async (name) => {
    const answer = await sendRaw(messages, { headers: { ...json, [name]: '127.0.0.1' }, body });

    expect(answer).toEqual({
      status: 403,
      text: '{"error":"This bot runs without authentication and answers on its own machine only."}',
    });
  });

  it('a proxy that says nothing in its header is one all the same', async () => {
    expect((await sendRaw(messages, { headers: { ...json, 'X-Forwarded-For': '' }, body })).status).toBe(403);
  });

  it.each(['X-Forwarded', 'X-Forward-For', 'Not-X-Forwarded-For', 'Viaduct', 'Not-Forwarded'])(
    'a header named %s says nothing of a proxy',
    async (name) => {
      expect((await sendRaw(messages, { headers: { ...json, [name]: '1' }, body })).status).toBe(200);
    },
  );

  it('a foreign page cannot read the figures either', async () => {
    const headers = { Origin: 'https://evil.example.com' };

    expect((await sendRaw(`${bot.url}/metrics`, { method: 'GET', headers })).status).toBe(403);
  });

  it.each([
    ['Host', 'localhost'],
    ['Host', 'LOCALHOST:3978'],
    ['Host', '[::1]:3978'],
    ['Host', '127.0.0.1'],
    ['Origin', 'http://127.0.0.1:3978'],
    ['Origin', 'http://localhost:3978'],
  ])('a request with %s %s is answered', async (name, value) => {
    expect((await sendRaw(messages, { headers: { ...json, [name]: value }, body })).status).toBe(200);
  });
});

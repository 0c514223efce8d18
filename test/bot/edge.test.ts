import { gzipSync } from 'node:zlib';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { sendRaw } from '../support/raw-request.ts';

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

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/json;charset=utf-8'])(
    '%j is accepted',
    async (type) => {
      const answer = await sendRaw(messages, { headers: { 'Content-Type': type }, body: activityOf(200) });

      expect(answer.status).toBe(200);
    },
  );
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

  it.each(['https://evil.example.com', 'http://127.0.0.1.example.com', 'null', 'http://localhost@evil.example.com'])(
    'a request of a page from %s is refused',
    async (Origin) => {
      expect((await sendRaw(messages, { headers: { ...json, Origin }, body })).status).toBe(403);
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

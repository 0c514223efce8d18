import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { chunkedBody, postHead, sendBytes, statusOf, type Exchange } from '../support/raw-socket.ts';
import { openSlowClient, type Slowness } from '../support/slow-client.ts';

const megabyte = 1024 * 1024;
const large = 20 * megabyte;
const marker = randomUUID();
let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});

afterAll(() => bot.stop());

// Whatever came before, the next person is answered.
afterEach(async () => {
  expect(await bot.say('31034')).toHaveLength(1);
});

/** Posts a body whose length is right unless the headers say otherwise; the server may end the connection early. */
function send(body: string | Buffer, headers: Record<string, string> = {}): Promise<Exchange> {
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  return sendBytes(bot.url, [postHead('/api/messages', { Connection: 'close', ...length, ...headers }), body]);
}

function sendChunked(bytes: number, headers: Record<string, string> = {}): Promise<Exchange> {
  const head = postHead('/api/messages', { 'Transfer-Encoding': 'chunked', ...headers });
  return sendBytes(bot.url, [head, ...chunkedBody(bytes)]);
}

/** The activity as JSON text, with this in the place of its text. */
function activityWith(text: string): string {
  const common = '"type":"message","deliveryMode":"expectReplies","conversation":{"id":"c"},"from":{"id":"p"}';
  return `{${common},"text":${text}}`;
}

const multipart = [
  `--x\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n${marker}`,
  '\r\n--x--\r\n',
].join(marker.repeat(large / marker.length));

const gzip = { 'Content-Encoding': 'gzip' };

const hostile: [string, () => Promise<Exchange>][] = [
  ['is said to be gzip and is not', () => send(activityWith('"x"'), gzip)],
  ['is gzip cut off', () => send(gzipSync(activityWith('"x"')).subarray(0, 20), gzip)],
  ['is a gzip bomb', () => send(gzipSync(Buffer.alloc(50 * megabyte, ' ')), gzip)],
  ['is a brotli bomb', () => send(brotliCompressSync(Buffer.alloc(large, ' ')), { 'Content-Encoding': 'br' })],
  ['is 20 MB in chunks', () => sendChunked(large)],
  ['is 20 MB and says so', () => send(' '.repeat(large))],
  ['is 20 MB of multipart', () => send(multipart, { 'Content-Type': 'multipart/form-data; boundary=x' })],
  ['is 20 MB of octets', () => sendChunked(large, { 'Content-Type': 'application/octet-stream' })],
  ['has 100,000 levels', () => send('['.repeat(100_000) + ']'.repeat(100_000))],
  ['has 100,000 levels that never close', () => send(activityWith('['.repeat(100_000)))],
  ['has a level too many', () => send(activityWith(`"x","value":${'['.repeat(64)}${']'.repeat(64)}`))],
  ['has a key twice', () => send(activityWith('"x","text":"y"'))],
  ['has a key twice in another spelling', () => send(activityWith('"x","t\\u0065xt":"y"'))],
  ['has __proto__', () => send(activityWith('"x","__proto__":{"type":"invoke"}'))],
  ['has an escaped NUL', () => send(activityWith('"31034\\u0000"'))],
  ['has a raw NUL', () => send(activityWith('"31034\0"'))],
  ['has an escaped half of a pair', () => send(activityWith('"\\ud83d 31034"'))],
  ['has half of a pair in bytes', () => send(Buffer.from(activityWith('"\xed\xa0\xbd"'), 'latin1'))],
  ['has bytes that are not UTF-8', () => send(Buffer.from(activityWith('"Zürich"'), 'latin1'))],
  ['is UTF-16', () => send(Buffer.from(activityWith('"x"'), 'utf16le'))],
  ['says UTF-16', () => send(activityWith('"x"'), { 'Content-Type': 'application/json; charset=utf-16' })],
  ['is cut off', () => send(activityWith('"x"').slice(0, -5))],
  ['is longer than it says', () => send(activityWith('"x"'), { 'Content-Length': '10' })],
  ['has a header of 100 KB', () => send(activityWith('"x"'), { 'X-Large': 'x'.repeat(100_000) })],
];

describe('a body is refused when it', () => {
  it.each(hostile)('%s', async (_, attack) => {
    const status = statusOf(await attack());

    // No answer at all when the connection was cut off while the body was still coming.
    if (status !== undefined) expect(Math.floor(status / 100)).toBe(4);
  });

  it('is shorter than it says', async () => {
    const head = postHead('/api/messages', { 'Content-Length': '1000' });

    const exchange = await sendBytes(bot.url, [head, activityWith('"x"')], { hangUp: true });

    expect([400, undefined]).toContain(statusOf(exchange));
  });
});

describe('a body that is not wanted ends its connection', () => {
  const chunked = { 'Transfer-Encoding': 'chunked' };

  it.each([
    ['too large', postHead('/api/messages', chunked), 413],
    ['at an unknown address', postHead('/api/nothing', chunked), 413],
    ['compressed', postHead('/api/messages', { ...chunked, 'Content-Encoding': 'gzip' }), 415],
    ['of another type', postHead('/api/messages', { ...chunked, 'Content-Type': 'text/plain' }), 415],
    ['from another page', postHead('/api/messages', { ...chunked, Origin: 'https://evil.example.com' }), 403],
    ['with a method that has none', postHead('/health', chunked).replace('POST', 'GET'), 400],
  ])('%s', async (_, head, status) => {
    const exchange = await sendBytes(bot.url, [head, ...chunkedBody(large)]);

    // A connection that is cut off can take the answer with it.
    expect([status, undefined]).toContain(statusOf(exchange));
    expect(exchange.sent).toBeLessThan(large);
  });
});

it('nothing of an upload is written to the disk', async () => {
  const started = Date.now();

  await send(multipart, { 'Content-Type': 'multipart/form-data; boundary=x' });

  const written = readdirSync(tmpdir()).filter((name) => {
    const status = statSync(join(tmpdir(), name), { throwIfNoEntry: false });
    return status?.isFile() === true && status.mtimeMs >= started - 1000 && status.size >= megabyte;
  });
  expect(written.filter((name) => readFileSync(join(tmpdir(), name), 'latin1').includes(marker))).toEqual([]);
});

it('many large bodies at a time take no memory in proportion', async () => {
  const before = process.memoryUsage.rss();

  const exchanges = await Promise.all(Array.from({ length: 40 }, () => sendChunked(large)));

  expect(exchanges.filter(({ sent }) => sent >= large)).toEqual([]);
  // Client and server are one process here: 800 MB went on their way.
  expect(process.memoryUsage.rss() - before).toBeLessThan(300 * megabyte);
});

// The time limit is the point: with Node's own settings they would be let in for half a minute and more.
it('slow clients lose their connection, and people are answered meanwhile', async () => {
  const fresh = await startTestBot();
  const kinds: Slowness[] = ['headers', 'body'];
  const others: Slowness[] = ['silent', 'no body'];
  const clients = [...kinds.flatMap((kind) => Array.from({ length: 40 }, () => kind)), ...others].map((kind) =>
    openSlowClient(fresh.url, kind),
  );
  const state = { open: true };
  const closed = Promise.all(clients.map((client) => client.closed)).finally(() => (state.open = false));

  let answered = 0;
  while (state.open) {
    expect(await fresh.say('31034')).toHaveLength(1);
    answered += 1;
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 200))]);
  }

  // Those that were cut off in the middle of a body may miss the answer.
  for (const said of await closed) expect(said).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  expect(answered).toBeGreaterThan(1);
  await fresh.stop();
}, 25_000);

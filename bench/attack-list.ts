import { gzipSync } from 'node:zlib';
import { chunkedBody, postHead } from '../test/support/raw-socket.ts';
import { messageActivity } from './activities.ts';

const megabyte = 1024 * 1024;

/** One request that a bot has to outlive, in pieces that are made as they are needed. */
export interface Attack {
  readonly name: string;
  /** How long an answer is waited for; 5 seconds unless given. */
  readonly patienceMs?: number;
  pieces(): Iterable<string | Buffer>;
}

/** A question whose answer comes in the HTTP answer, so that no attack needs a channel. */
export function plainQuestion(): object {
  return { ...messageActivity('31034', 0, 'http://127.0.0.1:9'), deliveryMode: 'expectReplies' };
}

/** The question as JSON, with this JSON in the place of its text. */
function questionWith(text: string): string {
  return JSON.stringify(plainQuestion()).replace('"text":"31034"', `"text":${text}`);
}

/** The question without one of its fields. */
function questionWithout(field: string): string {
  return JSON.stringify({ ...plainQuestion(), [field]: undefined });
}

type Headers = Readonly<Record<string, string>>;

function* post(body: string | Buffer, headers: Headers = {}): Generator<string | Buffer> {
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  yield postHead('/api/messages', { Connection: 'close', ...length, ...headers });
  yield body;
}

function* postChunked(bytes: number): Generator<string> {
  yield postHead('/api/messages', { Connection: 'close', 'Transfer-Encoding': 'chunked' });
  yield* chunkedBody(bytes);
}

/** Spaces, which JSON may begin with, and the question behind them; gzip files in a row are one file. */
function gzipBomb(megabytes: number): Buffer {
  const spaces = gzipSync(Buffer.alloc(16 * megabyte, ' '), { level: 9 });
  return Buffer.concat([...Array<Buffer>(megabytes / 16).fill(spaces), gzipSync(questionWith('"31034"'))]);
}

function upload(bytes: number): string {
  const head = '--x\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\n';
  return `${head}${'x'.repeat(bytes)}\r\n--x--\r\n`;
}

const gzip = { 'Content-Encoding': 'gzip' };
const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** What was found to hurt bots on restify and botbuilder; the first is none, for comparison. */
export const attacks: readonly Attack[] = [
  { name: 'a question, no attack', pieces: () => post(questionWith('"31034"')) },
  { name: 'said to be gzip, and is not', pieces: () => post(questionWith('"31034"'), gzip) },
  { name: 'gzip cut off', pieces: () => post(gzipSync(questionWith('"31034"')).subarray(0, 200), gzip) },
  { name: 'gzip bomb, 50 MB out of 50 KB', pieces: () => post(gzipBomb(48), gzip) },
  // Longer than a text can be in Node, which shows only when all of it has been read.
  { name: 'gzip bomb, 1 GB out of 1 MB', patienceMs: 30_000, pieces: () => post(gzipBomb(1024), gzip) },
  { name: '20 MB of spaces in chunks', pieces: () => postChunked(20 * megabyte) },
  {
    name: '20 MB upload (multipart)',
    pieces: () => post(upload(20 * megabyte), { 'Content-Type': 'multipart/form-data; boundary=x' }),
  },
  { name: 'JSON with 100,000 levels', pieces: () => post(questionWith(`"31034","value":${nested}`)) },
  { name: 'the key text twice', pieces: () => post(questionWith('"31034","text":"33008"')) },
  { name: 'the key `__proto__`', pieces: () => post(questionWith('"31034","__proto__":{"type":"invoke"}')) },
  { name: 'NUL in the text', pieces: () => post(questionWith('"31034\\u0000"')) },
  { name: 'half of a surrogate pair in the text', pieces: () => post(questionWith('"31034 \\ud83d"')) },
  {
    name: 'UTF-16, and says so',
    pieces: () =>
      post(Buffer.from(questionWith('"31034"'), 'utf16le'), { 'Content-Type': 'application/json; charset=utf-16' }),
  },
  { name: 'no type', pieces: () => post(questionWithout('type')) },
  { name: 'no conversation', pieces: () => post(questionWithout('conversation')) },
  { name: 'no recipient', pieces: () => post(questionWithout('recipient')) },
  {
    name: 'asks for an upgrade to WebSocket',
    pieces: () => post(questionWith('"31034"'), { Connection: 'Upgrade, close', Upgrade: 'websocket' }),
  },
];

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { maxBodyBytes, readBody, type BodyResult } from '../../bot/read-body.ts';
import { chunkedBody, postHead, sendBytes, statusOf } from '../support/raw-socket.ts';
import { sendRaw } from '../support/raw-request.ts';

let server: Server;
let url = '';

/** A request that came, what was read of its body, and how many bytes its connection had brought when it ended. */
interface Seen {
  readonly request: IncomingMessage;
  readonly result: Promise<BodyResult | undefined>;
  readonly bytes: Promise<number>;
  readonly kept: Buffer[];
}
const seen: Seen[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const kept: Buffer[] = [];
    const result = readBody(request, (body) => kept.push(body));
    const { socket } = request;
    const bytes = new Promise<number>((resolve) => {
      socket.on('close', () => {
        resolve(socket.bytesRead);
      });
    });
    seen.push({ request, result, bytes, kept });
    void result.then(async (read) => {
      response.setHeader('Connection', 'close');
      response.statusCode = read?.ok === false ? read.status : 200;
      // Time in which a reader that goes on would be seen: the answer ends the connection.
      if (read?.ok === false) await new Promise((resolve) => setTimeout(resolve, 50));
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function read(body: string | Buffer, headers = {}): Promise<BodyResult | undefined> {
  await sendRaw(url, { body, headers });
  return seen.at(-1)?.result;
}

describe('a body', () => {
  it('is read as JSON', async () => {
    expect(await read('{"text":"Zürich 🙂 密码"}')).toEqual({ ok: true, value: { text: 'Zürich 🙂 密码' } });
  });

  it('that is empty is undefined', async () => {
    expect(await read('')).toEqual({ ok: true, value: undefined });
  });

  it('may begin with a byte order mark', async () => {
    expect(await read('\ufeff[1]')).toEqual({ ok: true, value: [1] });
  });

  it('is whole again when it comes byte by byte, in the middle of a character', async () => {
    const bytes = Buffer.from(`["${'🙂'.repeat(2000)}"]`);
    const chunks = Array.from(bytes, (byte) => Buffer.concat([Buffer.from('1\r\n'), Buffer.of(byte, 13, 10)]));

    await sendBytes(url, [postHead('/', { 'Transfer-Encoding': 'chunked' }), Buffer.concat(chunks), '0\r\n\r\n']);

    expect(await seen.at(-1)?.result).toEqual({ ok: true, value: ['🙂'.repeat(2000)] });
  });

  it.each([
    ['a byte that no character has', [0xff]],
    ['a character that is cut off', [0xf0, 0x9f, 0x99]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a character in too many bytes', [0xc0, 0x80]],
    ['Latin-1', [0xfc]],
  ])('with %s is refused, and not repaired', async (_, bytes) => {
    const body = Buffer.concat([Buffer.from('["'), Buffer.from(bytes), Buffer.from('"]')]);

    expect(await read(body)).toEqual({ ok: false, status: 400, problem: 'body: not UTF-8, expected JSON in UTF-8' });
  });

  it('that is not strict JSON is refused with the problem', async () => {
    expect(await read('{"a":1,"a":2}')).toEqual({
      ok: false,
      status: 400,
      problem: 'body: a key stands twice in one object, expected each once',
    });
  });
});

describe('the bytes of a body', () => {
  it.each([
    ['JSON', ' {"a": 1.0,\n"ü":"\\u00fc"} '],
    ['no JSON', '{"a":1'],
    ['no text', Buffer.of(0xff, 0, 0xfe)],
    ['nothing', ''],
  ])('are handed over as they came: %s', async (_, body) => {
    await read(body);

    expect(seen.at(-1)?.kept).toEqual([Buffer.from(body)]);
  });

  it('are not when there were too many', async () => {
    await read('x'.repeat(maxBodyBytes + 1));

    expect(seen.at(-1)?.kept).toEqual([]);
  });
});

describe('the size of a body', () => {
  const ofSize = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;
  const tooLarge = { ok: false, status: 413, problem: `The body is larger than ${String(maxBodyBytes)} bytes.` };

  it.each([
    ['announced', { 'Content-Length': String(maxBodyBytes) }],
    ['in chunks', {}],
  ])('may reach the limit, %s', async (_, headers) => {
    expect(await read(ofSize(maxBodyBytes), headers)).toEqual({ ok: true, value: 'x'.repeat(maxBodyBytes - 2) });
  });

  it.each([
    ['announced', { 'Content-Length': String(maxBodyBytes + 1) }],
    ['in chunks', {}],
  ])('may not pass it, %s', async (_, headers) => {
    expect(await read(ofSize(maxBodyBytes + 1), headers)).toEqual(tooLarge);
  });

  it('that never ends is not read through', async () => {
    const head = postHead('/', { 'Transfer-Encoding': 'chunked' });

    const exchange = await sendBytes(url, [head, ...chunkedBody(20 * 1024 * 1024)]);

    expect(await seen.at(-1)?.result).toEqual(tooLarge);
    expect([413, undefined]).toContain(statusOf(exchange));
    expect(await seen.at(-1)?.bytes).toBeLessThan(1024 * 1024);
  });
});

describe('a sender that goes away', () => {
  it.each([
    ['before the body', '', { 'Content-Length': '100' }],
    ['in the middle', '[1, 2', { 'Content-Length': '100' }],
    ['in the middle of a chunk', '10\r\n[1, 2', { 'Transfer-Encoding': 'chunked' }],
    ['between two chunks', '1\r\n[\r\n', { 'Transfer-Encoding': 'chunked' }],
  ])('%s leaves nothing behind', async (_, part, headers) => {
    const before = seen.length;
    await sendBytes(url, [postHead('/', headers), part], { hangUp: true });

    expect(seen).toHaveLength(before + 1);
    expect(await seen.at(-1)?.result).toBeUndefined();
    const listeners = ['data', 'end', 'close'].map((name) => seen.at(-1)?.request.listenerCount(name));
    expect(listeners).toEqual([0, 0, 0]);
  });
});

import type { ServerResponse } from 'node:http';
import nock from 'nock';
import { createHttpCall, type HttpCall } from '../../bot/http-call.ts';
import { answering, startFaultyChannel, type Behaviour, type FaultyChannel } from '../support/faulty-channel.ts';

// The real module: in the one that nock puts in its place no connection is kept.
beforeAll(() => {
  nock.restore();
});

/** As many as one caller opens. */
const mostConnections = 256;

let channel: FaultyChannel | undefined;
let http: HttpCall;

beforeEach(() => {
  http = createHttpCall(400);
});

afterEach(async () => {
  http.close();
  await channel?.stop();
  channel = undefined;
});

async function callWith(behaviour: Behaviour): ReturnType<HttpCall['call']> {
  channel = await startFaultyChannel(behaviour);
  return http.call('POST', new URL(`${channel.url}/path`), { 'Content-Type': 'application/json' }, '{"ä":1}');
}

it('sends the body with its length, and hands over status, body and Retry-After', async () => {
  const result = await callWith(answering(429, 'später', { 'Retry-After': '7' }));

  expect(result).toEqual({ ok: true, status: 429, retryAfter: '7', body: 'später' });
  expect(channel?.calls).toMatchObject([
    { method: 'POST', path: '/path', body: '{"ä":1}', headers: { 'content-length': '8' } },
  ]);
});

it('sends no body when there is none', async () => {
  channel = await startFaultyChannel(answering(200));
  await http.call('DELETE', new URL(channel.url), {}, undefined);

  expect(channel.calls).toMatchObject([{ method: 'DELETE', body: '' }]);
});

it('goes through one connection as long as there is one', async () => {
  channel = await startFaultyChannel(answering(200, '{}'));
  for (let at = 0; at < 5; at++) await http.call('POST', new URL(channel.url), {}, '{}');

  expect(channel.calls).toHaveLength(5);
  expect(channel.connections).toBe(1);
});

it('knows that a call has perhaps arrived when it had to wait for a connection', async () => {
  const waiting: ServerResponse[] = [];
  channel = await startFaultyChannel((_, response) => {
    waiting.push(response);
    if (waiting.length === mostConnections) for (const one of waiting) one.end('{}');
  });
  const url = new URL(channel.url);
  const results = await Promise.all(
    Array.from({ length: mostConnections + 1 }, () => http.call('POST', url, {}, '{}', 5000)),
  );

  expect(channel.calls).toHaveLength(mostConnections + 1);
  expect(results.filter(({ ok }) => ok)).toHaveLength(mostConnections);
  expect(results.at(-1)).toEqual({ ok: false, arrived: 'perhaps' });
});

it('takes no longer than the caller has time', async () => {
  channel = await startFaultyChannel(() => undefined);
  const patient = createHttpCall(60_000);

  expect(await patient.call('POST', new URL(channel.url), {}, '{}', 50)).toEqual({ ok: false, arrived: 'perhaps' });
  patient.close();
});

it('follows no redirect', async () => {
  const result = await callWith(answering(302, '', { Location: 'http://127.0.0.1:9/' }));

  expect(result).toMatchObject({ ok: true, status: 302 });
  expect(channel?.calls).toHaveLength(1);
});

it.each<[string, Behaviour]>([
  ['no answer', () => undefined],
  [
    'an answer that does not end',
    (_, response) => {
      response.writeHead(200);
      response.write('{');
    },
  ],
  ['a connection that is cut', (request) => request.socket.destroy()],
  [
    'a connection that is cut in the middle of the answer',
    (request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{', () => request.socket.destroy());
    },
  ],
  ['an answer that is no HTTP', (request) => request.socket.end('no such thing\r\n\r\n')],
  [
    'an answer that is too long',
    (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
    },
  ],
])('%s may have arrived, and is not repeated', async (_, behaviour) => {
  expect(await callWith(behaviour)).toEqual({ ok: false, arrived: 'perhaps' });
  expect(channel?.calls).toHaveLength(1);
});

it.each(['http://127.0.0.1:9/', 'https://127.0.0.1:9/'])('nobody at %s: it has not arrived', async (url) => {
  expect(await http.call('POST', new URL(url), {}, '{}')).toEqual({ ok: false, arrived: 'no' });
});

it('a server without TLS where TLS was asked for: it has not arrived', async () => {
  channel = await startFaultyChannel(answering(200));
  const url = new URL(channel.url.replace('http:', 'https:'));

  expect(await http.call('POST', url, {}, '{}')).toEqual({ ok: false, arrived: 'no' });
  expect(channel.calls).toEqual([]);
});

import nock from 'nock';
import {
  callLimitMs,
  createTicketCall,
  explain,
  type Advice,
  type CallFailure,
  type CallResult,
} from '../../../integrations/tickets/ticket-call.ts';
import { answering, startFaultyChannel, type Behaviour, type FaultyChannel } from '../../support/faulty-channel.ts';

// The real fetch, on loopback: what is tested is how it fails.
beforeAll(() => {
  nock.restore();
});

let system: FaultyChannel | undefined;

afterEach(async () => {
  await system?.stop();
  system = undefined;
});

const now = Date.parse('2026-03-14T08:26:00Z');
const call = createTicketCall(callLimitMs, () => now);
/** For what never answers. */
const hasty = createTicketCall(100);

async function callWith(behaviour: Behaviour, caller = call): Promise<CallResult> {
  system = await startFaultyChannel(behaviour);
  return caller({ method: 'POST', url: new URL(`${system.url}/path?a=1`), headers: { 'x-key': '7' }, body: '{"ä":1}' });
}

it('sends method, headers and body, and reads the answer', async () => {
  expect(await callWith(answering(201, '{"id":"ü"}'))).toEqual({ ok: true, status: 201, body: { id: 'ü' } });
  expect(system?.calls).toMatchObject([
    { method: 'POST', path: '/path?a=1', body: '{"ä":1}', headers: { 'x-key': '7', accept: 'application/json' } },
  ]);
});

it.each([
  ['nothing', 204, ''],
  ['a page', 200, '<html>'],
])('an answer with %s in it has no value', async (_, status, body) => {
  expect(await callWith(answering(status, body))).toEqual({ ok: true, status, body: undefined });
});

it('an answer that is too long is one all the same, but nothing of it is kept', async () => {
  expect(await callWith(answering(200, `"${'x'.repeat(1024 * 1024)}"`))).toEqual({
    ok: true,
    status: 200,
    body: undefined,
  });
});

it('follows no redirect', async () => {
  const result = await callWith(answering(302, '', { Location: '/elsewhere' }));

  expect(result).toMatchObject({ ok: false, kind: 'elsewhere', status: 302, mayHaveArrived: false });
  expect(system?.calls).toHaveLength(1);
});

it.each([400, 401, 403, 404, 409, 422])('%i is refused', async (status) => {
  expect(await callWith(answering(status, '{"error":1}'))).toEqual({
    ok: false,
    kind: 'refused',
    status,
    mayHaveArrived: false,
    body: { error: 1 },
  });
});

it.each([408, 425, 500, 502, 503, 504])('%i may have been carried out', async (status) => {
  expect(await callWith(answering(status))).toMatchObject({ ok: false, kind: 'failing', status, mayHaveArrived: true });
});

describe('a system that asks to wait', () => {
  const waitOf = async (value: string, status = 429): Promise<number | undefined> => {
    const result = await callWith(answering(status, '', { 'Retry-After': value }));
    return result.ok ? undefined : result.retryAfterMs;
  };

  it('has not carried out anything', async () => {
    expect(await callWith(answering(429))).toEqual({
      ok: false,
      kind: 'busy',
      status: 429,
      mayHaveArrived: false,
      body: undefined,
    });
  });

  it.each([
    ['17', 17_000],
    ['0', 0],
    ['Sat, 14 Mar 2026 08:27:30 GMT', 90_000],
    ['Sat, 14 Mar 2026 08:00:00 GMT', 0],
    // No message waits for a day because somebody says so.
    ['86400', 3_600_000],
    ['soon', undefined],
  ])('until %s is left alone for %j ms', async (value, wait) => {
    expect(await waitOf(value)).toBe(wait);
  });

  it('can do so with 503 as well', async () => {
    expect(await waitOf('5', 503)).toBe(5000);
  });
});

describe('no answer', () => {
  it('of a system that hangs is late, and may have been carried out', async () => {
    expect(await callWith(() => undefined, hasty)).toEqual({
      ok: false,
      kind: 'late',
      status: null,
      mayHaveArrived: true,
      body: undefined,
    });
  });

  it('of a system that stops in the middle is late as well', async () => {
    const result = await callWith((_, response) => {
      response.writeHead(200);
      response.write('{');
    }, hasty);

    expect(result).toMatchObject({ ok: false, kind: 'late', mayHaveArrived: true });
  });

  it('of a connection that is cut may have been carried out', async () => {
    const result = await callWith((request) => request.socket.destroy());

    expect(result).toMatchObject({ ok: false, kind: 'unreachable', mayHaveArrived: true });
  });

  it('where nobody is has not arrived', async () => {
    const gone = await startFaultyChannel();
    await gone.stop();

    expect(await call({ method: 'GET', url: new URL(gone.url) })).toEqual({
      ok: false,
      kind: 'unreachable',
      status: null,
      mayHaveArrived: false,
      body: undefined,
    });
  });

  it('to what cannot be sent is a value, too', async () => {
    expect(await call({ method: 'GET', url: new URL('ftp://127.0.0.1/') })).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a failure in words', () => {
  const advice: Advice = { title: 'your system', address: 'A', signIn: 'B', rights: 'C', data: 'D' };
  const failure = (parts: Partial<CallFailure>): CallFailure => ({
    ok: false,
    kind: 'refused',
    status: null,
    mayHaveArrived: false,
    body: { secret: 'canary' },
    ...parts,
  });

  it.each<[Partial<CallFailure>, boolean, string]>([
    [{ kind: 'unreachable' }, false, 'Your system could not be reached.'],
    [{ kind: 'late' }, false, 'Your system did not answer in time.'],
    [{ kind: 'busy', status: 429 }, false, 'Your system asks to wait (429).'],
    [{ kind: 'failing', status: 500 }, false, 'Your system has a problem of its own (500).'],
    [{ kind: 'elsewhere', status: 302 }, true, 'Your system answers at another address (302). Check A.'],
    [{ status: 401 }, false, 'Your system does not know us (401). Check B.'],
    [{ status: 403 }, false, 'Your system does not allow this (403). Check C.'],
    [{ status: 404 }, true, 'Your system has nothing at this address (404). Check A.'],
    [{ status: 410 }, true, 'Your system has nothing at this address (410). Check A.'],
    [{ status: 400 }, true, 'Your system did not accept what was sent (400). Check D.'],
  ])('%j is final: %s, and says what to do', (parts, final, reason) => {
    expect(explain(failure(parts), advice)).toEqual({ ok: false, final, reason });
  });

  it('hands on how long to wait', () => {
    expect(explain(failure({ kind: 'busy', status: 429, retryAfterMs: 5000 }), advice)).toMatchObject({
      final: false,
      retryAfterMs: 5000,
    });
  });
});

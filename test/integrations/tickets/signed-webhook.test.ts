import nock from 'nock';
import { casePacket } from '../../../cases/packet.ts';
import { createSignedWebhook } from '../../../integrations/tickets/signed-webhook.ts';
import { isSigned, signatureHeaders } from '../../../integrations/tickets/signature.ts';
import { createTicketCall } from '../../../integrations/tickets/ticket-call.ts';
import { answering, startFaultyChannel, type Behaviour, type FaultyChannel } from '../../support/faulty-channel.ts';
import { messageKey, ticketPacket } from '../../support/ticket-packet.ts';

// On loopback, because a signature is about the bytes that really arrive.
beforeAll(() => {
  nock.restore();
});

let receiver: FaultyChannel | undefined;
const now = Date.parse('2026-03-14T08:26:00Z');
const secret = 'a secret of the test';

afterEach(async () => {
  await receiver?.stop();
  receiver = undefined;
});

async function systemWith(...behaviours: readonly Behaviour[]) {
  receiver = await startFaultyChannel(...behaviours);
  return createSignedWebhook({ url: `${receiver.url}/cases?desk=1`, secret }, createTicketCall(), () => now);
}

const opened = { event: 'opened' } as const;
const old = { system: 'webhook', id: 'T-1', label: 'T-1', url: null };

it('is known as the ticket system of whoever reads it', async () => {
  const { name, title } = await systemWith();

  expect([name, title]).toEqual(['webhook', 'your ticket system']);
});

it('posts the case as JSON, signed, with its key', async () => {
  const system = await systemWith(answering(204));
  const packet = ticketPacket({ problem: 'Zürich 🙂' });
  await system.send(packet, { event: 'comment', text: 'Which browser?' }, messageKey(1), null);

  const [call] = receiver?.calls ?? [];
  if (!call) throw new Error('Nothing arrived.');
  const { method, path, headers, body } = call;
  expect([method, path, headers['content-type']]).toEqual(['POST', '/cases?desk=1', 'application/json']);
  expect(headers[signatureHeaders.key]).toBe(messageKey(1));
  const { packet: sent, ...rest } = JSON.parse(body) as Record<string, unknown>;
  expect(rest).toEqual({ version: 1, event: 'comment', key: messageKey(1), case: 1042, text: 'Which browser?' });
  expect(casePacket.parse(sent)).toEqual(packet);
  const stamp = {
    timestamp: String(headers[signatureHeaders.timestamp]),
    signature: String(headers[signatureHeaders.signature]),
  };
  expect(stamp.timestamp).toBe('1773476760');
  expect(isSigned(secret, stamp, Buffer.from(body), now)).toBe(true);
  expect(JSON.stringify(call)).not.toContain(secret);
});

it('has no text to tell with a case that is new', async () => {
  const system = await systemWith(answering(204));
  await system.send(ticketPacket(), opened, messageKey(1), null);

  expect(JSON.parse(receiver?.calls[0]?.body ?? '')).toMatchObject({ event: 'opened', text: '' });
});

describe('the ticket', () => {
  const ticketAfter = async (status: number, body: unknown) => {
    const system = await systemWith(answering(status, typeof body === 'string' ? body : JSON.stringify(body)));
    return system.send(ticketPacket(), opened, messageKey(1), old);
  };

  it.each([200, 201, 409])('is the one that an answer with %i names', async (status) => {
    const url = 'https://tickets.example.com/77';

    expect(await ticketAfter(status, { id: '77', label: 'REQ-77', url, more: 1 })).toEqual({
      ok: true,
      ticket: { system: 'webhook', id: '77', label: 'REQ-77', url },
    });
  });

  it('is called by its id when it has no other name', async () => {
    expect(await ticketAfter(200, { id: '77' })).toEqual({
      ok: true,
      ticket: { system: 'webhook', id: '77', label: '77', url: null },
    });
  });

  it('has no address that is not one of the web', async () => {
    expect(await ticketAfter(200, { id: '77', url: 'javascript:alert(1)' })).toMatchObject({
      ticket: { id: '77', url: null },
    });
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html>'],
    ['no id', { label: 'REQ-77' }],
    ['an id without end', { id: 'x'.repeat(201) }],
  ])('stays the same when the answer has %s', async (_, body) => {
    expect(await ticketAfter(200, body)).toEqual({ ok: true, ticket: old });
  });
});

it('a conflict that says nothing is no sign that the case is known', async () => {
  const system = await systemWith(answering(409));

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({
    ok: false,
    final: true,
    reason: 'Your ticket system did not accept what was sent (409). Check what the receiver at TICKET_URL expects.',
  });
});

it.each([
  [429, false, { 'Retry-After': '7' }, 'Your ticket system asks to wait (429).', 7000],
  [500, false, {}, 'Your ticket system has a problem of its own (500).', undefined],
  [
    401,
    false,
    {},
    'Your ticket system does not know us (401). Check that TICKET_SECRET is the same on both sides.',
    undefined,
  ],
  [404, true, {}, 'Your ticket system has nothing at this address (404). Check TICKET_URL.', undefined],
] as const)('%i is final: %s', async (status, final, headers, reason, retryAfterMs) => {
  const system = await systemWith(answering(status, `{"canary":"${secret}"}`, headers));

  expect(await system.send(ticketPacket(), opened, messageKey(1), null)).toEqual({
    ok: false,
    final,
    reason,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
});

it('what the receiver took before it failed comes again under the same key', async () => {
  const system = await systemWith(answering(500), answering(409, '{"id":"77"}'));
  const first = await system.send(ticketPacket(), opened, messageKey(1), null);
  const second = await system.send(ticketPacket(), opened, messageKey(1), null);

  expect([first.ok, second.ok]).toEqual([false, true]);
  expect(new Set(receiver?.calls.map(({ headers }) => headers[signatureHeaders.key]))).toEqual(
    new Set([messageKey(1)]),
  );
});

describe('the check', () => {
  it.each([200, 204, 400, 401, 405])('takes %i as a sign that somebody is there, and sends nothing', async (status) => {
    const system = await systemWith(answering(status));

    expect(await system.check()).toEqual([
      {
        ok: true,
        what: 'The address in TICKET_URL answers. Whether the secret is right shows with the first case.',
      },
    ]);
    expect(receiver?.calls).toMatchObject([{ method: 'HEAD', body: '' }]);
  });

  it.each([301, 404, 410, 429, 502])('does not take %i for one', async (status) => {
    const system = await systemWith(answering(status));

    expect(await system.check()).toMatchObject([{ ok: false }]);
  });

  it('says when nobody is there', async () => {
    const system = await systemWith();
    await receiver?.stop();

    expect(await system.check()).toMatchObject([
      { ok: false, what: expect.stringContaining('Your ticket system could not be reached.') as string },
    ]);
    receiver = undefined;
  });
});

import type { SendResult } from '../../../bot/connector.ts';
import { createChannelDoor, stepAfter, type ChannelCall, type Passage } from '../../../bot/outbox/channel-door.ts';
import { createSendBudget } from '../../../bot/outbox/send-budget.ts';
import { serviceUrl } from '../../support/memory-outbox.ts';
import { claimed, outboxParts, refusal, type OutboxParts } from '../../support/outbox-parts.ts';

const call: ChannelCall = {
  operation: 'send',
  target: { serviceUrl, conversationId: 'c' },
  body: { text: 'x' },
  conversation: 'c',
};
const message = { kind: 'thread', case: 1042, text: 'x' } as const;

let parts: OutboxParts;

beforeEach(() => {
  parts = outboxParts();
});

async function send(changed: Partial<ChannelCall> = {}, id = 'message'): Promise<unknown> {
  return parts.door.call(claimed(message, parts, { id }), { ...call, ...changed });
}

/** A channel that fails so often in this way, each time for another conversation. */
async function failOften(result: SendResult, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    parts.answers.push(result);
    await send({ conversation: `f${String(time)}` });
  }
}

it('calls once, and says what the channel said', async () => {
  parts.answers.push({ ok: true, id: 'new' });

  expect(await send()).toEqual({ isCalled: true, result: { ok: true, id: 'new' } });
  expect(parts.asked).toEqual([['send', { serviceUrl, conversationId: 'c' }, { text: 'x' }]]);
  // Waiting is for the outbox: within the call it would take a place on the way.
  expect(parts.patience).toEqual([0]);
});

it('makes no call that may outlive the lease', async () => {
  const item = claimed(message, parts, { leaseUntil: parts.clock.now().getTime() + 11_999 });

  expect(await parts.door.call(item, call)).toEqual({ isCalled: false, step: { kind: 'lost' } });
  expect(parts.asked).toEqual([]);
});

describe('a call that must not be made twice', () => {
  const once = { ...call, isOnce: true } as const;

  /** A door where noting that a call is about to be made takes so long; what was noted, and what was called. */
  async function callOnce(
    noteMs: number,
    leaseMs: number,
    isHeld = true,
  ): Promise<{ passage: Passage; steps: string[] }> {
    const steps: string[] = [];
    const time = (): number => parts.clock.now().getTime();
    const door = createChannelDoor({
      breaker: parts.breaker,
      budget: createSendBudget(time),
      now: () => parts.clock.now(),
      queue: {
        async calling({ id }) {
          await parts.clock.advance(noteMs);
          steps.push(`noted ${id}`);
          return isHeld;
        },
      },
      connector: {
        call() {
          steps.push('called');
          return Promise.resolve({ ok: true, id: 'new' });
        },
      },
    });
    const passage = await door.call(claimed(message, parts, { leaseUntil: time() + leaseMs }), once);
    return { passage, steps };
  }

  it('is noted just before, and made while there is time for it', async () => {
    expect(await callOnce(8000, 20_000)).toMatchObject({
      passage: { isCalled: true },
      steps: ['noted message', 'called'],
    });
  });

  it.each<[string, number, boolean]>([
    ['noting it has taken too long', 8001, true],
    ['somebody else has the message by now', 0, false],
  ])('is not made when %s', async (_, noteMs, isHeld) => {
    expect(await callOnce(noteMs, 20_000, isHeld)).toEqual({
      passage: { isCalled: false, step: { kind: 'lost' } },
      steps: ['noted message'],
    });
  });

  it('is not noted while it is not to be made', async () => {
    await failOften({ ok: false, kind: 'unsent' }, 5);

    expect(await callOnce(0, 20_000)).toMatchObject({ passage: { step: { kind: 'wait' } }, steps: [] });
    await parts.clock.advance(60_000);
    expect(await callOnce(0, 11_999)).toMatchObject({ passage: { step: { kind: 'lost' } }, steps: [] });
  });
});

it('makes no call beyond what a conversation takes, and one to another conversation', async () => {
  for (let time = 0; time < 7; time += 1) await send({}, `m${String(time)}`);

  expect(await send({}, 'over')).toEqual({ isCalled: false, step: { kind: 'wait', ms: 1200 } });
  expect(await send({ conversation: 'other' }, 'beside')).toMatchObject({ isCalled: true });
  expect(parts.asked).toHaveLength(8);
});

it.each<SendResult>([
  { ok: false, kind: 'unsent' },
  { ok: false, kind: 'ambiguous' },
  { ok: false, kind: 'ambiguous', status: 502 },
])('makes no call for a minute to a host where nobody answers (%j)', async (failure) => {
  await failOften(failure, 5);

  expect(await send()).toEqual({
    isCalled: false,
    step: { kind: 'wait', ms: 60_000, reason: 'The channel does not answer.' },
  });
  const target = { ...call.target, serviceUrl: 'https://smba.infra.gcc.teams.microsoft.com/' };
  expect(await send({ target })).toMatchObject({ isCalled: true });
});

it.each<SendResult>([refusal(403), { ok: false, kind: 'throttled', status: 429, retryAfterMs: 1 }])(
  'goes on calling a host that answers (%j)',
  async (failure) => {
    await failOften(failure, 10);

    expect(await send()).toMatchObject({ isCalled: true });
  },
);

it('does not take waiting for the budget for an answer of a host that is being probed', async () => {
  for (let time = 0; time < 7; time += 1) await send({}, `m${String(time)}`);
  parts.answers.push({ ok: false, kind: 'throttled', retryAfterMs: 120_000 });
  await send({ conversation: 'busy' });
  await failOften({ ok: false, kind: 'unsent' }, 5);
  await parts.clock.advance(60_000);
  // The place of the probe is given back, because the conversation has to be left alone.
  expect(await send({ conversation: 'busy' }, 'again')).toMatchObject({ step: { ms: 60_000 } });

  expect(await send()).toMatchObject({ isCalled: true });
});

it('leaves a conversation alone for as long as the channel asks', async () => {
  parts.answers.push({ ok: false, kind: 'throttled', status: 429, retryAfterMs: 30_000 });
  await send();

  expect(await send({}, 'next')).toEqual({ isCalled: false, step: { kind: 'wait', ms: 30_000 } });
  expect(await send({ conversation: 'other' }, 'beside')).toMatchObject({ isCalled: true });
});

it('takes a service address that is none for a host like any other: the connector refuses it', async () => {
  parts.answers.push({ ok: false, kind: 'unsent' });

  expect(await send({ target: { serviceUrl: 'no address' } })).toMatchObject({ result: { kind: 'unsent' } });
});

describe('what follows from the answer', () => {
  const after = (result: SendResult, mayRepeat = false): unknown =>
    stepAfter(result, mayRepeat, (status) => `Refused with ${String(status)}.`);

  it('a success is the end of it', () => {
    expect(after({ ok: true, id: undefined })).toEqual({ kind: 'sent' });
  });

  it.each<[SendResult, string, number | undefined]>([
    [{ ok: false, kind: 'unsent' }, 'The channel could not be reached.', undefined],
    [{ ok: false, kind: 'throttled', retryAfterMs: 5000 }, 'The channel asked to wait.', 5000],
    [refusal(401), 'The channel did not take it (status 401).', undefined],
    [refusal(412), 'The channel did not take it (status 412).', undefined],
  ])('%j is tried again', (result, reason, afterMs) => {
    expect(after(result)).toEqual({ kind: 'later', reason, afterMs });
  });

  it.each([400, 403, 404, 413])('a refusal with %i is final', (status) => {
    expect(after(refusal(status), true)).toEqual({ kind: 'dead', reason: `Refused with ${String(status)}.` });
  });

  it('what may have arrived is repeated only where that does no harm', () => {
    const failure: SendResult = { ok: false, kind: 'ambiguous', status: 504 };

    expect(after(failure, true)).toMatchObject({ kind: 'later' });
    const reason = expect.stringMatching(/^It may have arrived: /) as string;
    expect(after(failure)).toEqual({ kind: 'dead', reason, mayHaveArrived: true });
  });
});

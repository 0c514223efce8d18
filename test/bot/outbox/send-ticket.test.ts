import { longestTicketMs, sendTicket, type TicketMessage } from '../../../bot/outbox/send-ticket.ts';
import type { Step } from '../../../bot/outbox/step.ts';
import { makePacket } from '../../../cases/packet.ts';
import type { TicketResult, TicketSystem } from '../../../cases/ticket-system.ts';
import { someCase } from '../../support/memory-outbox.ts';
import { claimed, outboxParts, type OutboxParts } from '../../support/outbox-parts.ts';

const message: TicketMessage = { kind: 'ticket', case: 1042, event: 'opened', text: '' };
const ticket = { system: 'fake', id: 'sys1', label: 'INC0010023', url: null };

let parts: OutboxParts;
let asked: unknown[];
let answer: () => Promise<TicketResult>;

beforeEach(() => {
  parts = outboxParts();
  parts.memory.cases.set(1042, someCase(1042));
  asked = [];
  answer = () => Promise.resolve({ ok: true, ticket });
});

const ticketSystem: TicketSystem = {
  name: 'fake',
  title: 'The fake',
  send(...given) {
    asked.push(given);
    return answer();
  },
  check: () => Promise.resolve([]),
};

function send(given = message, leaseMs = 60_000): Promise<Step> {
  const { memory, breaker, clock } = parts;
  const item = claimed(given, parts, { leaseUntil: clock.now().getTime() + leaseMs });
  return sendTicket(item, given, {
    reader: memory.reader,
    breaker,
    ticketSystem,
    now: () => clock.now(),
    after: clock.after,
  });
}

const failing = (result: Partial<Extract<TicketResult, { ok: false }>> = {}) => {
  answer = () => Promise.resolve({ ok: false, final: false, reason: 'It failed.', ...result });
};

it('hands over the packet under the key of the message, and keeps where the case is then', async () => {
  expect(await send()).toEqual({ kind: 'sent' });
  const packet = makePacket(someCase(1042), [], { generatedAt: parts.clock.now() });
  expect(asked).toEqual([[packet, { event: 'opened' }, 'message', null]]);
  expect(parts.memory.cases.get(1042)?.ticket).toEqual(ticket);
});

it('adds to the ticket that is known, with what was written', async () => {
  parts.memory.cases.set(1042, someCase(1042, { ticket }));
  answer = () => Promise.resolve({ ok: true, ticket: null });
  expect(await send({ ...message, event: 'comment', text: 'It is back.' })).toEqual({ kind: 'sent' });

  expect(asked).toMatchObject([[{}, { event: 'comment', text: 'It is back.' }, 'message', ticket]]);
  expect(parts.memory.cases.get(1042)?.ticket).toEqual(ticket);
});

it('is tried again after a failure, not sooner than the system asks', async () => {
  failing({ retryAfterMs: 7000 });

  expect(await send()).toEqual({ kind: 'later', reason: 'It failed.', afterMs: 7000 });
});

it('is given up after a final refusal', async () => {
  failing({ final: true, reason: 'The password is wrong.' });

  expect(await send()).toEqual({ kind: 'dead', reason: 'The password is wrong.' });
});

it('is not asked for a minute after five failures in a row', async () => {
  failing();
  for (let time = 0; time < 5; time += 1) await send();

  expect(await send()).toEqual({ kind: 'wait', ms: 60_000, reason: 'The fake does not answer.' });
  expect(asked).toHaveLength(5);
});

it('is left alone for as long as it asks when it keeps asking', async () => {
  failing({ retryAfterMs: 600_000 });
  for (let time = 0; time < 5; time += 1) await send();

  expect(await send()).toMatchObject({ kind: 'wait', ms: 600_000 });
});

it('goes on being asked while it answers with final refusals', async () => {
  failing({ final: true });
  for (let time = 0; time < 20; time += 1) await send();

  expect(asked).toHaveLength(20);
});

it('does not hold a message for ever', async () => {
  answer = () => new Promise(() => undefined);
  const sending = send();
  await parts.clock.advance(longestTicketMs);

  expect(await sending).toEqual({ kind: 'later', reason: 'The fake did not answer in time.', afterMs: undefined });
});

it('lets the next one in when the desk itself fails behind the answer', async () => {
  failing();
  for (let time = 0; time < 5; time += 1) await send();
  await parts.clock.advance(60_000);
  answer = () => Promise.reject(new Error('on purpose'));
  await expect(send()).rejects.toThrow('on purpose');
  answer = () => Promise.resolve({ ok: true, ticket: null });

  expect(await send()).toEqual({ kind: 'sent' });
});

it('is not called when the call may outlive the lease', async () => {
  expect(await send(message, longestTicketMs - 1)).toEqual({ kind: 'lost' });
  expect(asked).toEqual([]);
});

it('is given up when there is no such case', async () => {
  parts.memory.cases.clear();

  expect(await send()).toMatchObject({ kind: 'dead' });
  expect(asked).toEqual([]);
});

it('is given up when the desk has no ticket system', async () => {
  const { memory, breaker, clock } = parts;
  const step = await sendTicket(claimed(message, parts), message, {
    reader: memory.reader,
    breaker,
    ticketSystem: undefined,
    now: () => clock.now(),
    after: clock.after,
  });

  expect(step).toMatchObject({ kind: 'dead' });
});

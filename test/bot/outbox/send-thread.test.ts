import type { SendResult } from '../../../bot/connector.ts';
import { sendThread } from '../../../bot/outbox/send-thread.ts';
import type { Step } from '../../../bot/outbox/step.ts';
import { serviceUrl, someCase, triageChannel } from '../../support/memory-outbox.ts';
import { claimed, opened, outboxParts, plainCard, refusal, type OutboxParts } from '../../support/outbox-parts.ts';

const message = { kind: 'thread', case: 1042, text: 'It happened **again**.' } as const;
const thread = `${triageChannel};messageid=1`;

let parts: OutboxParts;

beforeEach(() => {
  parts = outboxParts();
  parts.memory.posts.set(1042, { case: 1042, channel: triageChannel, serviceUrl, thread, activity: '1' });
});

const send = (mayHaveArrived = false): Promise<Step> =>
  sendThread(claimed(message, parts, { mayHaveArrived }), message, {
    reader: parts.memory.reader,
    door: parts.door,
    drawCard: () => ({ card: plainCard('The case'), summary: 'The case' }),
    gone: new Set(),
  });

it('is written into the thread of the case, as plain text', async () => {
  expect(await send()).toEqual({ kind: 'sent' });
  expect(parts.asked).toEqual([
    [
      'send',
      { serviceUrl, conversationId: thread },
      { type: 'message', text: message.text, textFormat: 'plain', summary: message.text },
    ],
  ]);
});

it('may have arrived when somebody has begun to send it and never said what became of it', async () => {
  const reason = expect.stringMatching(/^It may have arrived: /) as string;
  expect(await send(true)).toEqual({ kind: 'dead', reason, mayHaveArrived: true });
  expect(parts.asked).toEqual([]);
});

it('is not written by whoever has lost it to somebody else, who may be writing it', async () => {
  parts.taken.add('message');

  expect(await send()).toEqual({ kind: 'lost' });
  expect(parts.asked).toEqual([]);
});

it('counts on the channel: a thread has no budget of its own', async () => {
  const call = { operation: 'open', target: { serviceUrl }, body: {}, conversation: triageChannel } as const;
  for (let id = 0; id < 7; id += 1) await parts.door.call(claimed(message, parts, { id: String(id) }), call);

  expect(await send()).toMatchObject({ kind: 'wait' });
});

describe('where the card of the case could not be posted', () => {
  beforeEach(() => {
    parts.memory.posts.clear();
    parts.memory.cases.set(1042, someCase(1042));
  });

  it('follows the card, which is tried before it', async () => {
    parts.answers.push(opened(thread, '1'));

    expect(await send()).toEqual({ kind: 'wait', ms: 0 });
    expect(parts.asked.map(([operation]) => operation)).toEqual(['open']);
    expect(await send()).toEqual({ kind: 'sent' });
  });

  it('is dead with the card, so that nothing waits behind it', async () => {
    parts.answers.push(refusal(403));

    expect(await send()).toMatchObject({ kind: 'dead' });
  });
});

it.each<[SendResult, Partial<Record<'kind' | 'reason', unknown>>]>([
  [{ ok: false, kind: 'unsent' }, { kind: 'later' }],
  [
    { ok: false, kind: 'ambiguous' },
    { kind: 'dead', reason: expect.stringMatching(/^It may have arrived: /) },
  ],
  [refusal(404), { kind: 'dead', reason: expect.stringContaining('was deleted') }],
  [refusal(403), { kind: 'dead', reason: expect.stringContaining('not in the team') }],
  [refusal(400), { kind: 'dead', reason: expect.stringContaining('status 400') }],
])('%j: it is never written twice', async (answer, expected) => {
  parts.answers.push(answer);

  expect(await send()).toMatchObject(expected);
});

import { sendCard, type CardParts } from '../../../bot/outbox/send-card.ts';
import type { Step } from '../../../bot/outbox/step.ts';
import { serviceUrl, someCase, tenant, triageChannel } from '../../support/memory-outbox.ts';
import { claimed, opened, outboxParts, plainCard, refusal, type OutboxParts } from '../../support/outbox-parts.ts';

const message = { kind: 'card', case: 1042 } as const;
const thread = `${triageChannel};messageid=1772438400000`;
const post = { case: 1042, channel: triageChannel, serviceUrl, thread, activity: '1772438400000' };

let parts: OutboxParts;
let drawn: unknown[];
let cardParts: CardParts;

beforeEach(() => {
  parts = outboxParts();
  drawn = [];
  parts.memory.cases.set(1042, someCase(1042));
  cardParts = {
    reader: parts.memory.reader,
    door: parts.door,
    gone: new Set(),
    drawCard(...given) {
      drawn.push(given);
      return { card: plainCard('Case 1042'), summary: 'Case 1042 (new)' };
    },
  };
});

const send = (): Promise<Step> => sendCard(claimed(message, parts), message, cardParts);
const operations = (): string[] => parts.asked.map(([operation]) => operation);
const activity = { type: 'message', summary: 'Case 1042 (new)', speak: 'Case 1042' };

it('says nothing of older cards that could not be drawn: whoever reads it has this one', async () => {
  for (const dead of [message, { kind: 'thread', case: 1042, text: '' } as const]) parts.memory.store(dead);
  for (const stored of parts.memory.messages) Object.assign(stored, { state: 'dead', reason: 'refused' });
  await send();

  expect(drawn).toMatchObject([[{ number: 1042 }, [], [{ message: { kind: 'thread' } }], []]]);
});

describe('a case that has no card yet', () => {
  it('begins a thread in its channel, and where it stands is kept', async () => {
    parts.answers.push(opened(thread, '1772438400000'));

    expect(await send()).toEqual({ kind: 'sent' });
    expect(parts.asked).toMatchObject([
      [
        'open',
        { serviceUrl },
        { isGroup: true, tenantId: tenant, channelData: { channel: { id: triageChannel } }, activity },
      ],
    ]);
    expect(parts.memory.posts.get(1042)).toEqual(post);
  });

  it('is found by the id of its thread when the channel names no activity', async () => {
    parts.answers.push(opened(thread));
    await send();

    expect(parts.memory.posts.get(1042)).toEqual(post);
  });

  it.each([opened('19:triage@thread.tacv2'), { ok: true, id: undefined, answer: [] } as const])(
    'has no known place after an answer without ids (%j)',
    async (answer) => {
      parts.answers.push(answer);

      expect(await send()).toEqual({ kind: 'sent' });
      expect(parts.memory.posts.size).toBe(0);
    },
  );

  it('is posted again when it may have been: a second card does no harm', async () => {
    parts.answers.push({ ok: false, kind: 'ambiguous' });

    expect(await send()).toMatchObject({ kind: 'later' });
    expect(parts.memory.posts.size).toBe(0);
  });

  it.each([
    [403, /not in the team/],
    [404, /not in the team/],
    [413, /status 413/],
  ])('is given up when the channel refuses it with %i', async (status, reason) => {
    parts.answers.push(refusal(status));

    expect(await send()).toEqual({ kind: 'dead', reason: expect.stringMatching(reason) as string });
  });
});

describe('a case whose card is posted', () => {
  beforeEach(() => {
    parts.memory.posts.set(1042, post);
  });

  it('has that one updated', async () => {
    expect(await send()).toEqual({ kind: 'sent' });
    expect(parts.asked).toMatchObject([
      ['update', { serviceUrl, conversationId: thread, activityId: post.activity }, { ...activity, id: post.activity }],
    ]);
    expect(parts.memory.posts.get(1042)).toEqual(post);
  });

  it('is updated where the channel is reached now', async () => {
    const channel = parts.memory.channels[0];
    if (channel) parts.memory.channels[0] = { ...channel, serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    await send();

    expect(parts.asked[0]?.[1]).toMatchObject({ serviceUrl: 'https://smba.trafficmanager.net/amer/' });
  });

  it('gets a new one when somebody has deleted it, in a call that is counted on its own', async () => {
    parts.answers.push(refusal(404), opened(`${triageChannel};messageid=2`, '2'));
    expect(await send()).toEqual({ kind: 'wait', ms: 0 });
    expect(await send()).toEqual({ kind: 'sent' });
    await send();

    expect(operations()).toEqual(['update', 'open', 'update']);
    expect(parts.memory.posts.get(1042)).toMatchObject({ activity: '2' });
    expect(cardParts.gone.size).toBe(0);
  });

  it('gets the new one even when the first try to post it fails', async () => {
    parts.answers.push(refusal(404), { ok: false, kind: 'unsent' });
    await send();
    await send();
    await send();

    expect(operations()).toEqual(['update', 'open', 'open']);
  });

  it('gets a new one when the case has moved to another channel', async () => {
    parts.memory.posts.set(1042, { ...post, channel: 'another' });
    await send();

    expect(operations()).toEqual(['open']);
  });

  it.each([403, 413])('is given up when the update is refused with %i', async (status) => {
    parts.answers.push(refusal(status));

    expect(await send()).toMatchObject({ kind: 'dead' });
    expect(operations()).toEqual(['update']);
  });
});

it('is drawn from the case as it is now, with what could not be sent and whom it may go to', async () => {
  const entry = { at: '', by: null, action: 'opened', status: 'new', text: '', isPrivate: false } as const;
  const contact = { tenant, person: 'analyst', name: 'Ana', account: '29:a', serviceUrl, chat: null };
  parts.memory.history.set(1042, [entry]);
  parts.memory.contacts.push(contact);
  await send();

  expect(drawn).toEqual([[someCase(1042), [entry], [], [contact]]]);
});

it('waits when the channel takes no more', async () => {
  for (let number = 1; number <= 7; number += 1) {
    await parts.door.call(claimed(message, parts, { id: String(number) }), {
      operation: 'send',
      target: { serviceUrl },
      body: {},
      conversation: triageChannel,
    });
  }
  expect(await send()).toMatchObject({ kind: 'wait' });
  parts.memory.posts.set(1042, post);
  expect(await send()).toMatchObject({ kind: 'wait' });
});

it.each<[string, () => void]>([
  [
    'there is no such case',
    () => {
      parts.memory.cases.clear();
    },
  ],
  ['it has no channel', () => parts.memory.cases.set(1042, someCase(1042, { channel: null }))],
  ['its channel is not set up', () => parts.memory.channels.splice(0)],
])('is given up when %s', async (_, change) => {
  change();

  expect(await send()).toMatchObject({ kind: 'dead' });
  expect(parts.asked).toEqual([]);
});

import type { SendResult } from '../../../bot/connector.ts';
import { sendNews, type NewsParts } from '../../../bot/outbox/send-news.ts';
import type { Step } from '../../../bot/outbox/step.ts';
import type { Contact } from '../../../cases/case-desk.ts';
import type { SendProgress } from '../../../cases/outbox.ts';
import { serviceUrl, someCase, tenant } from '../../support/memory-outbox.ts';
import { claimed, opened, outboxParts, plainCard, refusal, type OutboxParts } from '../../support/outbox-parts.ts';

const message = { kind: 'person', case: 1042, person: 'requester', about: 'question', text: 'When?' } as const;
const contact: Contact = { tenant, person: 'requester', name: 'Rita', account: '29:r', serviceUrl, chat: 'a:chat' };

let parts: OutboxParts;
let drawn: unknown[];
let news: ReturnType<NewsParts['drawNews']>;
let newsParts: NewsParts;

beforeEach(() => {
  parts = outboxParts();
  parts.memory.cases.set(1042, someCase(1042));
  parts.memory.contacts.push(contact);
  drawn = [];
  news = { card: plainCard('A question'), summary: 'A question' };
  newsParts = {
    reader: parts.memory.reader,
    door: parts.door,
    now: () => parts.clock.now(),
    drawNews(...given) {
      drawn.push(given);
      return news;
    },
  };
});

const send = (): Promise<Step> => sendNews(claimed(message, parts), message, newsParts);
const texts = (): unknown[] => parts.asked.map(([, , body]) => (body as { text?: string }).text);

it('is written into the chat of the person', async () => {
  expect(await send()).toEqual({ kind: 'sent' });
  expect(parts.asked).toMatchObject([
    ['send', { serviceUrl, conversationId: 'a:chat' }, { type: 'message', summary: 'A question', speak: 'A question' }],
  ]);
});

it('is not written by whoever has lost it to somebody else, who may be writing it', async () => {
  parts.taken.add('message');

  expect(await send()).toEqual({ kind: 'lost' });
  expect(parts.asked).toEqual([]);
});

it('is drawn from the case as it is now', async () => {
  await send();

  expect(drawn).toEqual([
    [message, { case: someCase(1042), history: [], dead: [], people: [contact], now: parts.clock.now() }],
  ]);
});

it('is dead at once for somebody whose channel has named no address', async () => {
  parts.memory.contacts[0] = { ...contact, serviceUrl: '' };

  expect(await send()).toMatchObject({
    kind: 'dead',
    reason: expect.stringMatching(/^The desk does not know where to write/) as string,
  });
  expect(parts.asked).toEqual([]);
});

it('is drawn without analysts while the case has no channel', async () => {
  parts.memory.cases.set(1042, someCase(1042, { channel: null }));
  await send();

  expect(drawn).toMatchObject([[message, { people: [] }]]);
});

describe('a person who has no chat yet', () => {
  beforeEach(() => {
    parts.memory.contacts[0] = { ...contact, chat: null };
  });

  it('gets one, which is kept, and the news in a call of its own', async () => {
    parts.answers.push(opened('a:new'));
    expect(await send()).toEqual({ kind: 'wait', ms: 0 });
    expect(parts.memory.contacts).toEqual([{ ...contact, chat: 'a:new' }]);
    expect(await send()).toEqual({ kind: 'sent' });

    expect(parts.asked).toMatchObject([
      ['open', { serviceUrl }, { isGroup: false, tenantId: tenant, members: [{ id: '29:r' }] }],
      ['send', { serviceUrl, conversationId: 'a:new' }, {}],
    ]);
  });

  it.each<[SendResult, string, RegExp]>([
    [refusal(403), 'dead', /not installed the bot/],
    [{ ok: false, kind: 'ambiguous' }, 'later', /arrived/],
    [{ ok: true, id: undefined, answer: {} }, 'later', /no chat/],
  ])('%j', async (answer, kind, reason) => {
    parts.answers.push(answer);

    expect(await send()).toMatchObject({ kind, reason: expect.stringMatching(reason) as string });
    expect(parts.memory.contacts).toEqual([{ ...contact, chat: null }]);
  });

  it('waits for the budget like all others', async () => {
    for (let id = 0; id < 7; id += 1) {
      const call = {
        operation: 'send',
        target: { serviceUrl },
        body: {},
        conversation: `${tenant} requester`,
      } as const;
      await parts.door.call(claimed(message, parts, { id: String(id) }), call);
    }
    expect(await send()).toMatchObject({ kind: 'wait', ms: 1200 });
  });
});

describe('news of several activities', () => {
  /** How far it is out, as the store keeps it. */
  let progress: SendProgress | undefined;

  beforeEach(() => {
    progress = undefined;
    news = { card: plainCard('First'), texts: ['second', 'third'], summary: 'Case' };
  });

  async function sendOn(): Promise<Step> {
    const step = await sendNews(claimed(message, parts, { progress }), message, newsParts);
    if (step.kind === 'wait') progress = step.progress ?? progress;
    return step;
  }

  it('are sent one after the other, each in a call of its own', async () => {
    const steps = [await sendOn(), await sendOn(), await sendOn()];

    expect(steps.map(({ kind }) => kind)).toEqual(['wait', 'wait', 'sent']);
    expect(texts()).toEqual([undefined, 'second', 'third']);
  });

  it.each([1, 2])('go on with the one that failed (after %i)', async (before) => {
    for (let time = 0; time < before; time += 1) await sendOn();
    parts.answers.push({ ok: false, kind: 'unsent' });
    expect(await sendOn()).toMatchObject({ kind: 'later' });
    await sendOn();

    const all = [undefined, 'second', 'third'];
    expect(texts()).toEqual([...all.slice(0, before), all[before], all[before]]);
  });

  it('are all as the case was when the first one was drawn', async () => {
    await sendOn();
    await parts.clock.advance(90_000);
    await sendOn();

    const times = drawn.map((given) => (given as [unknown, { now: Date }])[1].now.toISOString());
    expect(new Set(times)).toEqual(new Set(['2026-03-02T08:00:00.000Z']));
  });

  it('begin anew when the case has changed in between: the rest of another text would not fit', async () => {
    await sendOn();
    await sendOn();
    await parts.clock.advance(90_000);
    news = { texts: ['new', 'rest'], summary: 'Case' };
    expect([(await sendOn()).kind, (await sendOn()).kind]).toEqual(['wait', 'sent']);

    expect(texts()).toEqual([undefined, 'second', 'new', 'rest']);
    expect(progress?.drawnAt).toBe('2026-03-02T08:01:30.000Z');
  });
});

describe('news that somebody has begun to send, and never said what became of it', () => {
  const takeOver = (): Promise<Step> => sendNews(claimed(message, parts, { mayHaveArrived: true }), message, newsParts);

  it('may have arrived, so nobody reads it twice', async () => {
    expect(await takeOver()).toEqual({
      kind: 'dead',
      reason: expect.stringMatching(/^It may have arrived: /) as string,
      mayHaveArrived: true,
    });
    expect(parts.asked).toEqual([]);
  });

  it('have not arrived while there is no chat', async () => {
    parts.memory.contacts[0] = { ...contact, chat: null };

    expect(await takeOver()).toEqual({ kind: 'wait', ms: 0 });
  });
});

it.each<[SendResult, Partial<Record<'kind' | 'reason', unknown>>]>([
  [{ ok: false, kind: 'throttled', retryAfterMs: 9000 }, { kind: 'later', afterMs: 9000 } as object],
  [
    { ok: false, kind: 'ambiguous', status: 502 },
    { kind: 'dead', reason: expect.stringMatching(/^It may have arrived: /) },
  ],
  [refusal(403), { kind: 'dead', reason: expect.stringContaining('not installed the bot') }],
  [refusal(404), { kind: 'dead', reason: expect.stringContaining('not installed the bot') }],
  [refusal(413), { kind: 'dead', reason: expect.stringContaining('status 413') }],
])('%j: nobody reads it twice', async (answer, expected) => {
  parts.answers.push(answer);

  expect(await send()).toMatchObject(expected);
});

it.each<[string, () => void, RegExp]>([
  [
    'there is no such case',
    () => {
      parts.memory.cases.clear();
    },
    /no such case/,
  ],
  ['nobody knows the person', () => parts.memory.contacts.splice(0), /Ask them to write to the bot/],
  ['there is nothing to say', () => (news = { summary: '' }), /nothing to say/],
])('is given up when %s', async (_, change, reason) => {
  change();

  expect(await send()).toEqual({ kind: 'dead', reason: expect.stringMatching(reason) as string });
  expect(parts.asked).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import fc from 'fast-check';
import { cardButtons } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(120_000 * scale);

let bot: TestBot;
let channel: Connector;

beforeEach(async () => {
  [bot, channel] = await Promise.all([startTestBot(), startConnector()]);
});

afterEach(async () => {
  await Promise.all([bot.stop(), channel.stop()]);
});

/** An activity whose replies go to the channel's side, as in Teams. */
function activity(fields: object): object {
  return { deliveryMode: undefined, serviceUrl: channel.url, ...fields };
}

function said(text: string, id: string = randomUUID()): object {
  return activity({ type: 'message', id, text });
}

/** The card that was sent last. */
function shownCard(): AdaptiveCard {
  const attachments = channel.deliveries.at(-1)?.activity['attachments'] as { content: AdaptiveCard }[] | undefined;
  if (!attachments?.[0]) throw new Error('No card was sent.');
  return attachments[0].content;
}

function pressed(title: string, card: AdaptiveCard, id: string = randomUUID()): object {
  const data = cardButtons(card).find((button) => button.title === title)?.data;
  if (!data) throw new Error(`There is no button ${title}.`);
  const action = { type: 'Action.Execute', verb: data['verb'], data };
  return activity({ type: 'invoke', id, name: 'adaptiveCard/action', value: { action }, replyToId: 'card' });
}

function rows(query: string): unknown[] {
  const database = new BetterSqlite(join(bot.dataDir, 'desk.db'), { readonly: true });
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

function texts(): unknown[] {
  return channel.deliveries.map(({ activity: { text, summary } }) => text ?? summary);
}

describe('a second delivery', () => {
  it('of a message gets no second reply', async () => {
    const message = said('31034');
    const answers = [await bot.send(message), await bot.send(message)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(channel.deliveries).toHaveLength(1);
    expect(bot.log.filter(({ msg }) => msg === 'turn').map(({ outcome }) => outcome)).toEqual(['answer', 'repeated']);
  });

  it('that comes while the first is still being answered waits for it', async () => {
    const message = said('31034');
    const answers = await Promise.all([bot.send(message), bot.send(message), bot.send(message)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(channel.deliveries).toHaveLength(1);
  });

  it('is known after a restart', async () => {
    const message = said('31034');
    await bot.send(message);
    await bot.restart();
    await bot.send(message);

    expect(channel.deliveries).toHaveLength(1);
  });

  it('of a press gets the HTTP answer of the first, and says nothing again', async () => {
    await bot.send(said('33008'));
    const press = pressed('It did not help', shownCard());
    const first = await bot.send(press);
    const sent = channel.deliveries.length;
    const second = await bot.send(press);

    expect(first.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(second).toEqual(first);
    expect(channel.deliveries).toHaveLength(sent);
  });

  it('of a press under a new id, as Teams sends it later, gets the answer of the first, too', async () => {
    await bot.send(said('6329'));
    const card = shownCard();
    const first = await bot.send(pressed('None of these', card));
    const sent = channel.deliveries.length;
    const second = await bot.send(pressed('None of these', card));

    expect(second).toEqual(first);
    expect(channel.deliveries).toHaveLength(sent);
  });

  it('of a message with expectReplies gets the replies in its answer again', async () => {
    const message = { type: 'message', id: randomUUID(), text: '31034' };
    const first = await bot.send(message);
    const second = await bot.send(message);

    const shown = (answer: typeof first) => (answer.body['activities'] as { attachments: unknown }[])[0]?.attachments;
    expect(shown(first)).toBeDefined();
    expect(shown(second)).toEqual(shown(first));
  });
});

describe('what looks like a second delivery and is none', () => {
  it('is the same text under another id', async () => {
    await bot.send(said('31034'));
    await bot.send(said('31034'));

    expect(channel.deliveries).toHaveLength(2);
  });

  it('is an activity without an id', async () => {
    const message = activity({ type: 'message', id: undefined, text: '31034' });
    await bot.send(message);
    await bot.send(message);

    expect(channel.deliveries).toHaveLength(2);
  });

  it('is the same id in another conversation', async () => {
    await bot.send(said('31034', 'one'), { conversation: 'a' });
    await bot.send(said('31034', 'one'), { conversation: 'b' });

    expect(channel.deliveries).toHaveLength(2);
  });

  it('is an edited message, which keeps its id', async () => {
    const edit = (text: string, timestamp: string) =>
      activity({ type: 'messageUpdate', id: 'one', timestamp, text, channelData: { eventType: 'editMessage' } });
    await bot.send(said('31034', 'one'));
    await bot.send(edit('31016', '2026-01-05T09:00:01.000Z'));
    await bot.send(edit('31016', '2026-01-05T09:00:01.000Z'));
    await bot.send(edit('33008', '2026-01-05T09:00:02.000Z'));

    expect(channel.deliveries).toHaveLength(3);
  });

  it('is a second press of a button that was out of date the first time', async () => {
    await bot.send(said('6329'));
    const card = shownCard();
    await bot.send(said('start over'));
    const sent = channel.deliveries.length;
    await bot.send(pressed('None of these', card));
    await bot.send(pressed('None of these', card));

    expect(texts().slice(sent)).toEqual(Array(2).fill(expect.stringMatching(/^This card is out of date/)));
  });

  it('is a button that may be pressed as often as one likes', async () => {
    await bot.send(said('what happened', randomUUID()));
    await bot.send(said('33008'));
    const card = shownCard();
    const more = cardButtons(card).find(({ data }) => data['verb'] === 'answer.related');
    await bot.send(pressed(more?.title ?? '', card));
    const sent = channel.deliveries.length;
    await bot.send(pressed(more?.title ?? '', card));

    expect(channel.deliveries.length).toBeGreaterThan(sent);
  });
});

describe('a reply that does not get out', () => {
  it('is not sent again when it may have arrived, and a second delivery hears the same', async () => {
    const message = said('31034');
    channel.status = 500;
    const first = await bot.send(message);
    channel.status = 200;
    const second = await bot.send(message);

    expect([first.status, second.status]).toEqual([502, 502]);
    expect(channel.deliveries).toHaveLength(1);
  });

  it('is sent by the next delivery when it certainly did not arrive', async () => {
    const message = said('31034');
    const nobody = { ...message, serviceUrl: 'http://127.0.0.1:9' };
    const first = await bot.send(nobody);
    const second = await bot.send(message);

    expect([first.status, second.status]).toEqual([502, 200]);
    expect(texts()).toEqual([expect.stringMatching(/^31034/)]);
  });

  it('does not take along those after it: the next delivery sends them', async () => {
    await bot.send(said('33008'));
    const press = pressed('It did not help', shownCard());
    const sent = channel.deliveries.length;
    channel.status = 500;
    const first = await bot.send(press);
    channel.status = 200;
    const second = await bot.send(press);
    const third = await bot.send(press);

    expect([first.status, second.status, third.status]).toEqual([502, 200, 200]);
    expect(second.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    // The sentence that may have arrived, and once the step that did not.
    expect(texts().slice(sent)).toEqual([expect.stringMatching(/^Sorry/), expect.stringMatching(/^Password policy: /)]);
  });

  it('does not change what a press came to', async () => {
    await bot.send(said('33008'));
    const press = pressed('This fixed it', shownCard());
    channel.status = 500;
    const first = await bot.send(press);
    channel.status = 200;
    const second = await bot.send(press);

    expect([first.status, second.status]).toEqual([502, 200]);
    expect(JSON.stringify(second.body)).toContain('Answered: this fixed it.');
  });

  it('is named in the log by what became of it, without what it says', async () => {
    channel.status = 403;
    await bot.send(said('31034'));

    expect(bot.log.filter(({ msg }) => msg === 'reply not delivered')).toMatchObject([
      { kind: 'refused', status: 403, left: 1 },
    ]);
  });

  it('does not keep the next question from being answered', async () => {
    channel.status = 500;
    await bot.send(said('31034'));
    channel.status = 200;
    await bot.send(said('33008'));

    expect(texts().at(-1)).toMatch(/^33008/);
  });
});

it('says of a button of an earlier day that its press counted, when it is forgotten what that came to', async () => {
  await bot.send(said('33008'));
  const press = pressed('This fixed it', shownCard());
  await bot.send(press);
  const database = new BetterSqlite(join(bot.dataDir, 'desk.db'));
  database.exec('UPDATE delivery SET replies = NULL, answer = NULL');
  database.close();
  const sent = channel.deliveries.length;

  expect(await bot.send({ ...press, id: randomUUID() })).toMatchObject({
    status: 200,
    body: { statusCode: 200 },
  });
  expect(channel.deliveries).toHaveLength(sent);
});

it('leaves nothing of what was sent in the store', async () => {
  await bot.send(said('31034 on namespace contoso-hunter2.servicebus.windows.net'));
  await bot.restart();

  expect(rows('SELECT replies, answer FROM delivery')).toEqual([{ replies: null, answer: null }]);
});

it('however often and in whatever order activities are delivered, each counts once', async () => {
  const cards: AdaptiveCard[] = [];
  for (const text of ['31034', '33008', '31016', '33001']) {
    await bot.send(said(text));
    cards.push(shownCard());
  }
  const before = channel.deliveries.length;
  const asked = Array.from({ length: 100 * scale }, (_, at) => said(['31034', '31016', '33008'][at % 3] ?? ''));
  const verdicts = cards.map((card) => pressed('This fixed it', card));
  const deliveries = [...asked, ...verdicts].flatMap((one, at) => Array<object>((at % 4) + 1).fill(one));
  const order = fc.sample(fc.shuffledSubarray(deliveries, { minLength: deliveries.length }), { seed: 7, numRuns: 1 });
  const lanes = Array.from({ length: 8 }, (_, lane) => (order[0] ?? []).filter((__, at) => at % 8 === lane));
  const statuses = await Promise.all(
    lanes.map(async (lane) => {
      const seen: number[] = [];
      for (const one of lane) seen.push((await bot.send(one)).status);
      return seen;
    }),
  );

  expect(new Set(statuses.flat())).toEqual(new Set([200]));
  // One card for each question, one sentence for each verdict.
  expect(channel.deliveries.length - before).toBe(asked.length + verdicts.length);
  expect(rows("SELECT count(*) AS count FROM feedback WHERE verdict = 'helped'")).toEqual([{ count: cards.length }]);
});

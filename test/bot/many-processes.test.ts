import { randomUUID } from 'node:crypto';
import { post } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { engines } from '../support/databases.ts';
import { messageOf, startProcessBot, type ProcessBot } from '../support/process-bot.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(120_000 * scale);

let channel: Connector;

beforeEach(async () => {
  channel = await startConnector();
});

afterEach(() => channel.stop());

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let bots: ProcessBot[] = [];

  afterEach(async () => {
    await Promise.all(bots.map((bot) => bot.end('SIGKILL')));
    bots = [];
  });

  /** How often the state of the conversations was written: each answer changes it. */
  async function writes(): Promise<number> {
    const store = await desk.open();
    const rows = await store.selectFrom('conversation').select('version').execute();
    return rows.reduce((sum, { version }) => sum + version, 0);
  }

  it.each([1, 2])('%i processes lose nothing of 50 turns at once in one conversation', async (count) => {
    for (let at = 0; at < count; at++) bots.push(await startProcessBot(desk.place));
    const rounds = 2 * scale;
    for (let round = 0; round < rounds; round++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          post(bots[at % count]?.url ?? '', messageOf('31034', randomUUID(), channel.url)),
        ),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    }

    expect(channel.deliveries).toHaveLength(50 * rounds);
    expect(await writes()).toBe(50 * rounds);
  });

  it('two processes that get the same delivery at once reply once', async () => {
    for (let at = 0; at < 2; at++) bots.push(await startProcessBot(desk.place));
    const messages = Array.from({ length: 10 * scale }, () => messageOf('31034', randomUUID(), channel.url));
    const answers = await Promise.all(messages.flatMap((message) => bots.map((bot) => post(bot.url, message))));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(channel.deliveries).toHaveLength(messages.length);
  });
});

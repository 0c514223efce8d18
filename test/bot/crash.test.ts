import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { post } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { engines } from '../support/databases.ts';
import { messageOf, startProcessBot, type ProcessBot } from '../support/process-bot.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(180_000 * scale);

const kills = 3 * scale;
const lanes = 6;
let channel: Connector;

beforeEach(async () => {
  channel = await startConnector();
});

afterEach(() => channel.stop());

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('a process that is killed loses nothing it has acknowledged, and what it has not is answered by the next one', async () => {
    const pauses = fc.sample(fc.integer({ min: 5, max: 400 }), { seed: 11, numRuns: kills });
    let bot: ProcessBot = await startProcessBot(desk.place);
    let over = false;
    const acknowledged: string[] = [];
    const load = Array.from({ length: lanes }, async (_, lane) => {
      while (!over) {
        const id = randomUUID();
        const message = messageOf('31034', id, channel.url, `lane-${String(lane)}`);
        // The channel delivers again, under the same id, until it is answered.
        while (!(await delivered(() => bot.url, message))) await setTimeout(20);
        acknowledged.push(id);
      }
    });
    for (const pause of pauses) {
      await setTimeout(pause);
      await bot.end('SIGKILL');
      bot = await startProcessBot(desk.place);
    }
    over = true;
    await Promise.all(load);
    await bot.end('SIGTERM');

    const replied = channel.deliveries.map(({ activity }) => activity['replyToId']);
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect(new Set(replied)).toEqual(new Set(acknowledged));
    // A reply goes out twice only if the process died between sending it and noting that.
    expect(replied.length - acknowledged.length).toBeLessThanOrEqual(kills * lanes);
    const store = await desk.open();
    const stored = await store.selectFrom('delivery').select('replies').execute();
    expect(stored).toHaveLength(acknowledged.length);
    const rows = await store.selectFrom('conversation').select('version').execute();
    expect(rows.reduce((sum, { version }) => sum + version, 0)).toBe(acknowledged.length);
  });
});

async function delivered(url: () => string, message: object): Promise<boolean> {
  try {
    return (await post(url(), message)).status === 200;
  } catch {
    return false;
  }
}

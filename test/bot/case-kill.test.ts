import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import fc from 'fast-check';
import type { StorePlace } from '../../integrations/sql-store.ts';
import { post } from '../support/bot-client.ts';
import { engines } from '../support/databases.ts';
import { startFaultyChannel } from '../support/faulty-channel.ts';
import { messageOf, startProcessBot, type ProcessBot } from '../support/process-bot.ts';
import { scale } from '../support/scale.ts';
import { sampleChannel } from '../support/stored-cases.ts';

jest.setTimeout(300_000 * scale);

/** On a server of its own the store is not at risk when the bot dies, so a few kills are enough there. */
const kills = { sqlite: 100 * scale, postgres: 4 * scale };
/** What somebody says to open a case. */
const sayings = ['open a case', 'The reset fails with SSPR_0029', 'send it'];

describe.each(engines)('on $engine', ({ engine, database }) => {
  const desk = database();

  it('no case is lost whose number was told, none is filed twice, and none stays without its messages', async () => {
    const posted: string[] = [];
    const channel = await startFaultyChannel((_, response, { body }) => {
      posted.push(body);
      const id = `19:desk@thread.tacv2;messageid=${String(posted.length)}`;
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ id, activityId: String(posted.length) }));
    });
    const setUp = await desk.open();
    await setUp
      .insertInto('triage_channel')
      .values({ ...rowOf(channel.url), tenant: 'test' })
      .execute();
    const pauses = fc.sample(fc.integer({ min: 5, max: 300 }), { seed: 5, numRuns: kills[engine] });
    const told = new Map<string, number>();
    // Two processes on one store: while one is dead the other goes on, and takes over what it has left.
    const half = pauses.length / 2;
    await Promise.all(
      [pauses.slice(0, half), pauses.slice(half)].map((own) => fileAndKill(own, desk.place, channel.url, told)),
    );
    await channel.stop();

    const store = await desk.open();
    const cases = await store.selectFrom('support_case').select(['number', 'requester']).execute();
    expect(told.size).toBeGreaterThan(kills[engine] / 50);
    expect(new Map(cases.map(({ requester, number }) => [requester, number]))).toEqual(
      new Map([...told].map(([person, number]) => [`29:${person}`, number])),
    );
    expect(cases).toHaveLength(told.size);
    const cards = await store
      .selectFrom('outbox')
      .select('case_number')
      .where('kind', '=', 'card')
      .distinct()
      .execute();
    expect(cards.map(({ case_number }) => case_number).sort()).toEqual(cases.map(({ number }) => number).sort());
    const entries = await store.selectFrom('case_history').select('case_number').execute();
    expect(entries).toHaveLength(cases.length);
    expect(posted.length).toBeGreaterThan(0);
    if (engine === 'sqlite') {
      const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(store);
      expect(rows).toEqual([{ integrity_check: 'ok' }]);
    }
  });
});

/** Files cases through one process, which is killed after each pause and started again; notes the numbers that were told. */
async function fileAndKill(
  pauses: readonly number[],
  place: StorePlace,
  serviceUrl: string,
  told: Map<string, number>,
): Promise<void> {
  let bot: ProcessBot = await startProcessBot(place);
  let over = false;
  const load = async (): Promise<void> => {
    while (!over) {
      const person = randomUUID();
      told.set(person, await fileCase(person, () => bot.url, serviceUrl));
      // A start needs the processor.
      await setTimeout(20);
    }
  };
  const filing = load();
  for (const pause of pauses) {
    await setTimeout(pause);
    await bot.end('SIGKILL');
    bot = await startProcessBot(place);
  }
  over = true;
  await filing;
  await bot.end('SIGTERM');
}

function rowOf(service_url: string) {
  const { channel, team, group: team_group, at } = sampleChannel();
  return { channel, team, team_group, service_url, at, rank: 1 };
}

/** Says all that it takes, each until it is answered, as a channel delivers it; resolves with the number that was told. */
async function fileCase(person: string, url: () => string, serviceUrl: string): Promise<number> {
  let answer = '';
  for (const text of sayings) {
    const message = {
      ...messageOf(text, randomUUID(), serviceUrl, `chat of ${person}`),
      deliveryMode: 'expectReplies',
      from: { id: `29:${person}`, name: 'Ada Lovelace' },
    };
    do answer = await deliver(url(), message);
    while (answer === '');
  }
  return Number(/number \*\*(\d+)\*\*/.exec(answer)?.[1]);
}

/** The answer to a delivery; empty when there was none. */
async function deliver(url: string, message: object): Promise<string> {
  try {
    const { status, body } = await post(url, message);
    if (status === 200) return JSON.stringify(body);
  } catch {
    // The process was killed in the middle: the channel delivers again.
  }
  await setTimeout(20);
  return '';
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { cardButtons } from '../../cards/card-text.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { startFaultyChannel, type FaultyChannel } from '../support/faulty-channel.ts';
import { messageOf } from '../support/process-bot.ts';

let bot: TestBot;
let channel: Connector;

beforeEach(async () => {
  [bot, channel] = await Promise.all([startTestBot(), startConnector()]);
});

afterEach(async () => {
  await Promise.all([bot.stop(), channel.stop()]);
});

it('a process whose claim was taken over while it sent sends no further reply', async () => {
  const [shown] = await bot.say('33008');
  const data = shown?.card && cardButtons(shown.card).find(({ title }) => title === 'It did not help')?.data;
  const thief = await startFaultyChannel((_, response) => {
    const database = new BetterSqlite(join(bot.dataDir, 'desk.db'));
    database.exec('UPDATE delivery SET claimed_until = claimed_until + 1 WHERE replies IS NOT NULL');
    database.close();
    response.writeHead(200);
    response.end('{}');
  });
  const action = { type: 'Action.Execute', verb: 'answer.failed', data };
  const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action }, deliveryMode: undefined };
  const { status } = await bot.send({ ...press, serviceUrl: thief.url });

  expect(status).toBe(200);
  // The sentence; the question after it belongs to whoever has the claim now.
  expect(thief.calls).toHaveLength(1);
  expect(thief.calls[0]?.body).toContain('Sorry that it did not help');
  await thief.stop();
});

describe('a bot that is told to stop', () => {
  /** Starts a turn whose reply is held up by the channel until it is let go. */
  async function heldUp(): Promise<{ turn: Promise<{ status: number }>; letGo: () => void; held: FaultyChannel }> {
    let letGo = (): void => undefined;
    const mayAnswer = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let arrived = (): void => undefined;
    const isHere = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const held = await startFaultyChannel((_, response) => {
      arrived();
      void mayAnswer.then(() => {
        response.writeHead(200);
        response.end('{}');
      });
    });
    const turn = bot.send({ ...messageOf('31034', randomUUID(), held.url), deliveryMode: undefined });
    await isHere;
    return { turn, letGo, held };
  }

  it('ends the turn that runs, and puts new ones off until another process or its successor is there', async () => {
    const { turn, letGo, held } = await heldUp();
    const { url } = bot;
    const restarted = bot.restart();
    const late = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(messageOf('33008', randomUUID(), channel.url)),
    });
    const ready = await fetch(`${url}/ready`);
    letGo();

    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '2']);
    expect(ready.status).toBe(503);
    expect((await turn).status).toBe(200);
    await restarted;
    expect(channel.deliveries).toEqual([]);
    await held.stop();
  });

  it('twice stops once, and both hear when it is over', async () => {
    const { turn, letGo, held } = await heldUp();
    const stops = [bot.stop(), bot.stop()];
    letGo();
    await Promise.all(stops);

    expect((await turn).status).toBe(200);
    // Had one of them waited in vain, it would have given up on the turn.
    expect(bot.log.map(({ msg }) => msg)).not.toContain('stopped before all turns were over');
    await expect(fetch(`${bot.url}/health`)).rejects.toThrow();
    await held.stop();
  });
});

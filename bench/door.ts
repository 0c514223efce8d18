import { get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { hostileTexts } from '../test/support/hostile-texts.ts';
import { openSlowClient } from '../test/support/slow-client.ts';
import { messageActivity, postActivity, questions } from './activities.ts';
import { startBotProcess, type BotProcess, type Contestant } from './bot-process.ts';
import { quantile, table } from './figures.ts';
import { startRecordingConnector, type RecordingConnector } from './recording-connector.ts';

const slowOfEachSort = 500;
const patienceMs = 60_000;
const turnEveryMs = 100;
const pingEveryMs = 20;
const quietMs = 5000;
const hostileLengths = [64, 1000, 4000, 20_000];

/** Does something again and again at a fixed pace, whether the last time is over or not; the result ends it. */
function every(ms: number, work: () => Promise<number>): () => Promise<number[]> {
  const running: Promise<number>[] = [];
  const timer = setInterval(() => running.push(work()), ms);
  return async () => {
    clearInterval(timer);
    const settled = await Promise.allSettled(running);
    return settled.map((one) => (one.status === 'fulfilled' ? one.value : Infinity));
  };
}

async function timeTurn(bot: BotProcess, channel: RecordingConnector, at: number): Promise<number> {
  const started = performance.now();
  const { status } = await postActivity(
    bot.url,
    messageActivity(questions[at % questions.length] ?? '', at % 8, channel.url),
  );
  return status === 200 ? performance.now() - started : Infinity;
}

async function turnsBeside(bot: BotProcess, channel: RecordingConnector, work: () => Promise<void>): Promise<number[]> {
  let at = 0;
  const end = every(turnEveryMs, () => timeTurn(bot, channel, at++));
  await work();
  return end();
}

async function slowRow(contestant: Contestant, channel: RecordingConnector): Promise<string[]> {
  const bot = await startBotProcess(contestant);
  for (let at = 0; at < 300; at++) await timeTurn(bot, channel, at);
  const quiet = await turnsBeside(bot, channel, () => setTimeout(quietMs));
  let closed = 0;
  let lastMs = 0;
  const beside = await turnsBeside(bot, channel, async () => {
    const started = performance.now();
    const clients = (['headers', 'body'] as const).flatMap((slowness) =>
      Array.from({ length: slowOfEachSort }, () => openSlowClient(bot.url, slowness)),
    );
    const all = clients.map(async (client) => {
      await client.closed;
      closed += 1;
      lastMs = performance.now() - started;
    });
    await Promise.race([Promise.all(all), setTimeout(patienceMs)]);
    const byServer = closed;
    for (const client of clients) client.leave();
    await Promise.all(all);
    closed = byServer;
  });
  await bot.stop();
  const total = 2 * slowOfEachSort;
  return [
    contestant,
    closed === total
      ? `all, the last after ${(lastMs / 1000).toFixed(1)} s`
      : `${String(total - closed)} of ${String(total)} still open after ${String(patienceMs / 1000)} s`,
    quantile(quiet, 0.95).toFixed(0),
    quantile(beside, 0.95).toFixed(0),
    `${String(beside.filter((ms) => !Number.isFinite(ms)).length)} of ${String(beside.length)}`,
  ];
}

/** Milliseconds until `/health` answers, on a connection of its own. */
function ping(bot: BotProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    get(`${bot.url}/health`, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => {
        resolve(performance.now() - started);
      });
    }).on('error', reject);
  });
}

async function hostileRows(channel: RecordingConnector): Promise<string[][]> {
  const bot = await startBotProcess('desk');
  for (let at = 0; at < 300; at++) await timeTurn(bot, channel, at);
  const row = async (name: string, work: () => Promise<void>): Promise<string[]> => {
    const end = every(pingEveryMs, () => ping(bot));
    await work();
    const pings = await end();
    return [name, ...[0.5, 0.99, 1].map((share) => quantile(pings, share).toFixed(1)), String(pings.length)];
  };
  const rows = [
    await row('nothing else', () => setTimeout(quietMs)),
    await row('real questions', async () => {
      const started = performance.now();
      for (let at = 0; performance.now() - started < quietMs; at++) await timeTurn(bot, channel, at);
    }),
  ];
  for (const length of hostileLengths) {
    // Made beforehand: what this process does meanwhile would count as a delay.
    const texts = hostileTexts.map(([, make]) => make(length));
    const send = async (): Promise<void> => {
      const started = performance.now();
      while (performance.now() - started < quietMs) {
        for (const text of texts) await postActivity(bot.url, messageActivity(text, 1, channel.url));
      }
    };
    rows.push(await row(`hostile texts of ${String(length)} characters`, send));
  }
  await bot.stop();
  return rows;
}

/** What hostile clients cost the others: slow connections beside 10 real turns a second, and texts made to take long. */
export async function benchDoor(): Promise<string> {
  const channel = await startRecordingConnector();
  const slow = [await slowRow('echo', channel), await slowRow('desk', channel)];
  const hostile = await hostileRows(channel);
  channel.stop();
  const count = String(slowOfEachSort);
  return [
    `${count} connections that drip headers and ${count} that drip a body:\n`,
    table(['bot', 'closed by the server', 'turn p95 before, ms', 'turn p95 beside, ms', 'turns lost'], slow),
    `\n/health of the desk every ${String(pingEveryMs)} ms, while ${String(hostileTexts.length)} sorts of text are sent one after another:\n`,
    table(['meanwhile', 'p50, ms', 'p99, ms', 'longest, ms', 'pings'], hostile),
  ].join('\n');
}

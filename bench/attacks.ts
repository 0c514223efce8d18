import { setTimeout } from 'node:timers/promises';
import { sendBytes, statusOf } from '../test/support/raw-socket.ts';
import { postActivity } from './activities.ts';
import { attacks, plainQuestion, type Attack } from './attack-list.ts';
import { startBotProcess, type BotProcess, type Contestant } from './bot-process.ts';
import { table } from './figures.ts';
import { floodWithTokens } from './token-flood.ts';

const warmUpTurns = 100;
const usualPatienceMs = 5000;
const memoryEveryMs = 20;
/** Time in which a bot that has answered may still fall over or tidy up. */
const settleMs = 300;
const megabyte = 1024 * 1024;

interface Answer {
  readonly status: string;
  readonly ms: string;
}

/** Sends the attack and waits until the bot ends the connection, or for as long as anybody would. */
async function attackBot(bot: BotProcess, attack: Attack): Promise<Answer> {
  const { patienceMs = usualPatienceMs } = attack;
  const pieces = [...attack.pieces()];
  const started = performance.now();
  const exchange = await Promise.race([sendBytes(bot.url, pieces), setTimeout(patienceMs)]);
  const ms = performance.now() - started;
  if (!exchange) return { status: 'no answer', ms: `> ${String(patienceMs)}` };
  return { status: statusOf(exchange)?.toString() ?? 'cut off', ms: ms.toFixed(0) };
}

function describeFiles(sizes: readonly number[]): string {
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length === 0 ? '0' : `${String(sizes.length)} (${(bytes / megabyte).toFixed(0)} MB)`;
}

/** A bot that has just been started and has answered some questions. */
async function startWarmBot(contestant: Contestant): Promise<BotProcess> {
  const bot = await startBotProcess(contestant);
  for (let at = 0; at < warmUpTurns; at++) await postActivity(bot.url, plainQuestion());
  return bot;
}

/** Follows how far the memory of a bot grows, also when it does not live to the end; the result ends it. */
function followMemory(bot: BotProcess): () => number {
  bot.forgetPeak();
  const before = bot.residentMb();
  let peak = before;
  const look = (): void => {
    peak = Math.max(peak, bot.isAlive() ? bot.peakMb() || 0 : 0);
  };
  const timer = setInterval(look, memoryEveryMs);
  return () => {
    clearInterval(timer);
    look();
    return peak - before;
  };
}

async function cellsOf(bot: BotProcess, attack: Attack): Promise<string[]> {
  const endMemory = followMemory(bot);
  const { status, ms } = await attackBot(bot, attack);
  await setTimeout(settleMs);
  const growth = endMemory();
  const cells = [
    status,
    bot.isAlive() ? 'alive' : '**dead**',
    ms,
    growth.toFixed(0),
    describeFiles(bot.temporaryFiles()),
  ];
  await bot.stop();
  return cells;
}

function head(first: string, columns: readonly string[]): string[] {
  return [first, ...(['echo', 'desk'] as const).flatMap((bot) => columns.map((column) => `${bot}: ${column}`))];
}

/** What single requests and junk tokens do to the two bots. */
export async function benchAttacks(): Promise<string> {
  const rows: string[][] = [];
  for (const attack of attacks) {
    // Started side by side, attacked one after the other.
    const [echo, desk] = await Promise.all([startWarmBot('echo'), startWarmBot('desk')]);
    rows.push([attack.name, ...(await cellsOf(echo, attack)), ...(await cellsOf(desk, attack))]);
  }
  return [
    `One request to a bot just started, which ${String(warmUpTurns)} questions have warmed up. Memory is the growth to its highest;`,
    'cut off: the bot ended the connection in the middle of the request, which can take its answer with it.\n',
    table(head('request', ['answer', 'process', 'ms', 'memory, MB', 'files left']), rows),
    '',
    await floodWithTokens(),
  ].join('\n');
}

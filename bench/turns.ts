import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { messageActivity, postActivity, pressActivity, questions, type TeamsActivity } from './activities.ts';
import { startBotProcess, type BotProcess, type Contestant } from './bot-process.ts';
import { quantile, ratios, median, table } from './figures.ts';
import { startRecordingConnector, type RecordingConnector } from './recording-connector.ts';

const rounds = 15;
const sliceMs = 1000;
const warmUpTurns = 3000;
/** Time for what a bot does after its answer to come to an end, so that it counts for the slice that caused it. */
const settleMs = 50;

interface Slice {
  readonly cpuMsPerTurn: number;
  readonly turnsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Makes the activity number `at` of a conversation. */
type Ask = (at: number, conversation: number) => TeamsActivity;

/** What the two bots are asked, and whether a reply goes through the connector or in the HTTP answer. */
interface Course {
  readonly name: string;
  readonly conversations: number;
  readonly ask: Readonly<Record<Contestant, Ask>>;
  readonly repliesInAnswer: Readonly<Record<Contestant, boolean>>;
}

type Run = (activity: TeamsActivity) => Promise<void>;

/** A turn is over when the HTTP answer is here, and the reply as well where one goes through the connector. */
function runner(bot: BotProcess, channel: RecordingConnector, inAnswer: boolean): Run {
  return async (activity) => {
    const arrival = inAnswer ? undefined : channel.arrival(activity.id);
    const { status, body } = await postActivity(bot.url, activity);
    if (status !== 200) throw new Error(`status ${String(status)}: ${body}`);
    if (inAnswer && !body.includes('AdaptiveCard')) throw new Error('The button was not answered with a card.');
    await arrival;
  };
}

/** One slice of a closed loop: every conversation asks, waits for its answer, and asks again. */
async function slice(bot: BotProcess, run: Run, ask: Ask, conversations: number): Promise<Slice> {
  const latencies: number[] = [];
  const cpuBefore = bot.cpuMs();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: conversations }, async (_, conversation) => {
      for (let at = conversation; performance.now() - started < sliceMs; at++) {
        const asked = performance.now();
        await run(ask(at, conversation));
        latencies.push(performance.now() - asked);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await setTimeout(settleMs);
  return {
    cpuMsPerTurn: (bot.cpuMs() - cpuBefore) / latencies.length,
    turnsPerSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

const contestants = ['echo', 'desk', 'floor'] as const;

/** Slices of the bots next to each other; who is first changes from round to round. */
async function race(bots: Record<Contestant, BotProcess>, channel: RecordingConnector, course: Course) {
  const slices: Record<Contestant, Slice[]> = { echo: [], desk: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    for (const who of round % 2 === 0 ? contestants : contestants.toReversed()) {
      const run = runner(bots[who], channel, course.repliesInAnswer[who]);
      slices[who].push(await slice(bots[who], run, course.ask[who], course.conversations));
    }
  }
  return slices;
}

function rowsOf({ name }: Course, { echo, desk, floor }: Record<Contestant, Slice[]>): string[][] {
  const row = (figure: string, of: (one: Slice) => number, digits = 2): string[] => [
    `${name}: ${figure}`,
    ...[echo, desk, floor].map((slices) => median(slices.map(of)).toFixed(digits)),
    ratios(desk.map(of), echo.map(of)),
    ratios(floor.map(of), echo.map(of)),
  ];
  return [
    row('processor per turn, ms', (one) => one.cpuMsPerTurn),
    row('turns per second', (one) => one.turnsPerSecond, 0),
    row('latency p50, ms', (one) => one.p50, 1),
    row('latency p99, ms', (one) => one.p99, 1),
  ];
}

/** Presses “more” on a card with several parts: the next part comes in the HTTP answer, and nothing else is sent. */
async function makePresses(desk: BotProcess, channel: RecordingConnector): Promise<Ask> {
  const asked = { ...messageActivity('31034', 0, channel.url), deliveryMode: 'expectReplies' };
  const { body } = await postActivity(desk.url, asked);
  const data = /\{[^{}]*"verb":"answer\.more"(?:[^{}]|\{[^{}]*\})*\}/.exec(body)?.[0];
  if (data === undefined) throw new Error('The card of event 31034 has no button for its next part.');
  const given = JSON.parse(data) as Record<string, unknown>;
  return (_, conversation) => pressActivity({ ...given, form: randomUUID() }, conversation, channel.url);
}

/**
 * A whole triage turn (parse, authentication off, state and delivery in SQLite with synchronous=FULL, match, card, reply
 * through the connector) against an echo on the same server, adapter and connector, and against the least that a durable turn
 * costs: slices in turn, medians of ratios.
 */
export async function benchTurns(): Promise<string> {
  const channel = await startRecordingConnector();
  const bots: Record<Contestant, BotProcess> = {
    echo: await startBotProcess('echo'),
    desk: await startBotProcess('desk'),
    floor: await startBotProcess('floor'),
  };
  const question: Ask = (at, conversation) =>
    messageActivity(questions[at % questions.length] ?? '', conversation, channel.url);
  const press = await makePresses(bots.desk, channel);
  const asksOf = {
    ask: { echo: question, desk: question, floor: question },
    repliesInAnswer: { echo: false, desk: false, floor: false },
  };
  const pressesOf = {
    ask: { echo: question, desk: press, floor: question },
    repliesInAnswer: { echo: false, desk: true, floor: false },
  };
  const courses: Course[] = [
    { name: 'question, 8 conversations', conversations: 8, ...asksOf },
    { name: 'question, 1 conversation', conversations: 1, ...asksOf },
    { name: 'button, 8 conversations', conversations: 8, ...pressesOf },
    { name: 'button, 1 conversation', conversations: 1, ...pressesOf },
  ];
  for (const who of contestants) await warmUp(runner(bots[who], channel, false), question);
  await warmUp(runner(bots.desk, channel, true), press);
  const rows: string[][] = [];
  for (const course of courses) rows.push(...rowsOf(course, await race(bots, channel, course)));
  const memory = [bots.echo, bots.desk, bots.floor].map((bot) => bot.residentMb().toFixed(0));
  rows.push(['memory after load, MB', ...memory, '', '']);
  await Promise.all(Object.values(bots).map((bot) => bot.stop()));
  channel.stop();
  return table(['whole turn', 'echo', 'desk', 'floor', 'desk / echo, median (quartiles)', 'floor / echo'], rows);
}

async function warmUp(run: Run, ask: Ask): Promise<void> {
  const lane = async (conversation: number): Promise<void> => {
    for (let at = 0; at < warmUpTurns / 8; at++) await run(ask(at, conversation));
  };
  await Promise.all(Array.from({ length: 8 }, (_, conversation) => lane(conversation)));
}

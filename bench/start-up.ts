import { setTimeout } from 'node:timers/promises';
import { messageActivity, postActivity } from './activities.ts';
import { startBotProcess, type Contestant } from './bot-process.ts';
import { median, ratios, table } from './figures.ts';
import { startRecordingConnector } from './recording-connector.ts';

type Raced = Exclude<Contestant, 'floor'>;

const rounds = 11;
const idleMs = 5000;
const idleRounds = 3;

/** From the start of the process to the first answer, in turn; and the memory of an idle process that has answered once. */
export async function benchStartUp(): Promise<string> {
  const channel = await startRecordingConnector();
  const times: Record<Raced, number[]> = { echo: [], desk: [] };
  const cpu: Record<Raced, number[]> = { echo: [], desk: [] };
  const memory: Record<Raced, number[]> = { echo: [], desk: [] };
  for (let round = 0; round < rounds; round++) {
    for (const contestant of round % 2 === 0 ? (['echo', 'desk'] as const) : (['desk', 'echo'] as const)) {
      const started = performance.now();
      const bot = await startBotProcess(contestant);
      const activity = messageActivity('31034', 1, channel.url);
      await Promise.all([channel.arrival(activity.id), postActivity(bot.url, activity)]);
      times[contestant].push(performance.now() - started);
      cpu[contestant].push(bot.cpuMs());
      if (round < idleRounds) {
        await setTimeout(idleMs);
        memory[contestant].push(bot.residentMb());
      }
      await bot.stop();
    }
  }
  channel.stop();
  const row = (name: string, of: Record<Raced, number[]>): string[] => [
    name,
    median(of.echo).toFixed(0),
    median(of.desk).toFixed(0),
    ratios(of.desk, of.echo),
  ];
  return table(
    ['start', 'echo', 'desk', 'desk / echo, median (quartiles)'],
    [row('to the first answer, ms', times), row('processor until then, ms', cpu), row('idle memory, MB', memory)],
  );
}

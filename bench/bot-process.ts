import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');

/** Which bot is measured. */
export type Contestant = 'echo' | 'desk';

/** A bot in a process of its own, seen from outside (Linux: /proc). */
export interface BotProcess {
  readonly url: string;
  /** Processor time used so far by all its threads, in milliseconds. */
  cpuMs(): number;
  /** Memory it holds, in megabytes. */
  residentMb(): number;
  stop(): Promise<void>;
}

/** What `npm start` runs, flags and all. */
function startArguments(): string[] {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return manifest.scripts.start.split(' ').slice(1);
}

const programs: Record<Contestant, readonly string[]> = { echo: ['bench/echo-bot.ts'], desk: startArguments() };

/** Starts a bot with data of its own; ours logs as it does in production, to nowhere. */
export async function startBotProcess(contestant: Contestant): Promise<BotProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'writeback-desk-bench-'));
  const child = spawn(process.execPath, programs[contestant], {
    cwd: project,
    env: { PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // A bench that fails leaves no bots and no data behind.
  const discard = (): void => {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', discard);
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      const found = /listens at (\S+)\/api\/messages/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => {
      reject(new Error(`${contestant} ended before it listened.`));
    });
  });
  const proc = `/proc/${String(child.pid)}`;
  return {
    url,
    cpuMs: () => {
      const threads = readdirSync(`${proc}/task`).map((thread) => readThread(`${proc}/task/${thread}/schedstat`));
      return threads.reduce((sum, ns) => sum + ns, 0) / 1e6;
    },
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))?.[1]) / 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          process.removeListener('exit', discard);
          discard();
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

// A thread may end between the listing and the reading.
function readThread(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const project = join(import.meta.dirname, '..');

/** Which bot is measured: the yardstick, ours, or the least that a durable turn costs. */
export type Contestant = 'echo' | 'desk' | 'floor';

/** The settings of a bot that is registered with the channel: with them it asks everybody for a token. */
export type Registration = Readonly<
  Record<'MicrosoftAppId' | 'MicrosoftAppPassword' | 'MicrosoftAppType' | 'MicrosoftAppTenantId', string>
>;

/** How a bot is started; without any of it, without authentication, and what it logs goes nowhere. */
export interface BotOptions {
  readonly registration?: Registration;
  readonly keepLog?: boolean;
  /** It finds no host by its name. */
  readonly offline?: boolean;
}

/** A bot in a process of its own, seen from outside (Linux: /proc). */
export interface BotProcess {
  readonly url: string;
  isAlive(): boolean;
  /** Processor time used so far by all its threads, in milliseconds. */
  cpuMs(): number;
  /** Memory it holds, in megabytes. */
  residentMb(): number;
  /** Most memory it has held since `forgetPeak`, in megabytes; NaN once it has ended. */
  peakMb(): number;
  forgetPeak(): void;
  /** Bytes of each file in its temporary folder, which is its own. */
  temporaryFiles(): number[];
  /** What it has logged, in bytes; 0 unless the log is kept. */
  logBytes(): number;
  stop(): Promise<void>;
}

/** What `npm run start:bundled` runs, flags and all. */
function startArguments(): string[] {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return String(manifest.scripts['start:bundled']).split(' ').slice(1);
}

const offline = { NODE_OPTIONS: `--import=${pathToFileURL(join(project, 'bench/offline.ts')).href}` };

const programs: Record<Contestant, readonly string[]> = {
  echo: ['bench/echo-bot.ts'],
  desk: startArguments(),
  floor: ['bench/floor-bot.ts'],
};

/** What is kept of one bot on the disk. */
interface Folder {
  readonly data: string;
  readonly temporary: string;
  readonly log: string;
  remove(): void;
}

function makeFolder(): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'writeback-desk-bench-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { data: join(folder, 'data'), temporary, log: join(folder, 'log'), remove };
}

/** Starts a bot with data of its own; ours logs as it does in production. */
export async function startBotProcess(contestant: Contestant, options: BotOptions = {}): Promise<BotProcess> {
  const folder = makeFolder();
  const { registration } = options;
  const asArgument = contestant === 'echo' && registration ? [JSON.stringify(registration)] : [];
  const log = options.keepLog ? openSync(folder.log, 'w') : undefined;
  const child = spawn(process.execPath, [...programs[contestant], ...asArgument], {
    cwd: project,
    env: {
      PORT: '0',
      DATA_DIR: folder.data,
      TMPDIR: folder.temporary,
      // The conversations of the bench are no outage.
      OUTAGE_PEOPLE: '1000',
      ...registration,
      ...(options.offline && offline),
    },
    stdio: ['ignore', 'pipe', log ?? 'ignore'],
  });
  if (log !== undefined) closeSync(log);
  // A bench that fails leaves no bots and no data behind.
  const discard = (): void => {
    child.kill('SIGKILL');
    folder.remove();
  };
  process.once('exit', discard);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    url: await readAddress(child, contestant),
    isAlive: () => isAlive(child),
    ...measures(`/proc/${String(child.pid)}`, folder),
    async stop() {
      child.kill('SIGKILL');
      await ended;
      process.removeListener('exit', discard);
      discard();
    },
  };
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function readAddress(child: ChildProcess, contestant: Contestant): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const found = /listens at (\S+)\/api\/messages/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => {
      reject(new Error(`${contestant} ended before it listened.`));
    });
  });
}

function measures(proc: string, folder: Folder): Omit<BotProcess, 'url' | 'isAlive' | 'stop'> {
  const megabytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readIfThere(`${proc}/status`))?.[1]) / 1024;
  return {
    cpuMs: () => {
      const threads = readdirSync(`${proc}/task`).map((thread) =>
        Number(readIfThere(`${proc}/task/${thread}/schedstat`).split(' ')[0]),
      );
      return threads.reduce((sum, ns) => sum + ns, 0) / 1e6;
    },
    residentMb: () => megabytes('VmRSS'),
    peakMb: () => megabytes('VmHWM'),
    forgetPeak: () => {
      // proc(5): 5 sets the peak to what is resident now.
      writeFileSync(`${proc}/clear_refs`, '5');
    },
    temporaryFiles: () => readdirSync(folder.temporary).map((name) => statSync(join(folder.temporary, name)).size),
    logBytes: () => statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0,
  };
}

// A thread may end between the listing and the reading, and so may the process.
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

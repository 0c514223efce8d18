import { Worker } from 'node:worker_threads';
import type { LogReport } from '../../eventlog/log-report.ts';
import type { SentFile } from './read-files.ts';

/** What came of reading files: the report, or what stopped it. */
export type LogOutcome = { readonly kind: 'report'; readonly report: LogReport } | { readonly kind: 'time' | 'memory' };

/** Reads files in a thread of its own, so that whatever stands in them can neither stop nor fill this one. */
export interface LogReader {
  /** Reads them when it is their turn; rejects when the files themselves cannot be read, or the signal says stop. */
  read(files: readonly SentFile[], signal?: AbortSignal): Promise<LogOutcome>;
}

/** What a reader may use. */
export interface LogReaderLimits {
  /** Longest time that reading may take once it has begun, in milliseconds. */
  readonly ms: number;
  /** Most memory of the thread, in MB. */
  readonly mb: number;
  /** So many readings run at once; others wait. */
  readonly atOnce: number;
}

const usual: LogReaderLimits = { ms: 30_000, mb: 112, atOnce: 2 };

/** Beside its bundle the worker is a file of its own. */
const worker = new URL(import.meta.url.endsWith('.mjs') ? './log-worker.mjs' : './log-worker.ts', import.meta.url);

/** Makes a reader. */
export function createLogReader(limits: Partial<LogReaderLimits> = {}): LogReader {
  const all = { ...usual, ...limits };
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async read(files, signal) {
      if (running >= all.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        signal?.throwIfAborted();
        return await readInWorker(files, all, signal);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}

function readInWorker(
  files: readonly SentFile[],
  { ms, mb }: LogReaderLimits,
  signal: AbortSignal | undefined,
): Promise<LogOutcome> {
  const resourceLimits = { maxOldGenerationSizeMb: mb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };
  // Warnings of a thread would come out beside the log.
  const thread = new Worker(worker, { workerData: files, resourceLimits, stderr: true, stdout: true, env: {} });
  let end = (): void => undefined;
  return new Promise<LogOutcome>((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve({ kind: 'time' });
    }, ms);
    const stop = (): void => {
      reject(new Error('The reading was stopped.'));
    };
    signal?.addEventListener('abort', stop);
    end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    thread.once('message', (report: LogReport) => {
      resolve({ kind: 'report', report });
    });
    thread.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'memory' });
      else reject(error);
    });
    thread.once('exit', () => {
      reject(new Error('The thread that reads logs ended without a word.'));
    });
  }).finally(async () => {
    end();
    await thread.terminate();
  });
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { hasReadFile, type SentLog } from '../../eventlog/log-report.ts';
import type { DownloadFile } from '../../integrations/logs/download-file.ts';
import type { LogReader } from '../../integrations/logs/log-reader.ts';
import type { SentFile } from '../../integrations/logs/read-files.ts';
import { zipFiles } from '../../integrations/logs/zip-files.ts';
import { deliveryKey } from '../delivery-key.ts';
import { describeError } from '../describe-error.ts';
import type { Activity } from '../sdk.ts';
import { readSentFiles, type AttachedFile } from './sent-files.ts';

/** What it takes to look into the files that people send. */
export interface TakeLogsParts {
  readonly download: DownloadFile;
  readonly reader: LogReader;
  readonly log: Logger;
  /** For how many days logs are kept, to go along with a case; undefined where they are not kept. */
  readonly keepDays?: number | undefined;
  /** Where files lie while they are read; where this machine keeps such things unless another folder is given. */
  readonly folder?: string;
  /** Longest time that fetching all files of a message may take, in milliseconds. */
  readonly fetchMs?: number;
  /** How long a reading is remembered for further deliveries of its message, in milliseconds. */
  readonly rememberMs?: number;
}

/** Looks into the files of a message; undefined when it has none. `say` tells the person that it takes a moment. */
export type TakeLogs = (activity: Activity, say: (text: string) => Promise<unknown>) => Promise<SentLog | undefined>;

/** What looks into files, and how it ends. */
export interface LogTaking {
  readonly take: TakeLogs;
  /** Breaks off what is going on; resolves when none of the files lies on this machine any more. */
  stop(): Promise<void>;
}

/** Most files that are looked into together. */
const mostFiles = 5;
/** Files of so many messages lie on this machine at once; whoever comes then is told to come again. */
const mostMessages = 10;
/** From so many bytes on, the person is told that it takes a moment. */
const largeBytes = 1_000_000;

/**
 * Makes what fetches and reads the files of messages. They lie on this machine only while they are read. A message that is
 * delivered again while its files are read, or soon after, gets what the same reading comes to.
 */
export function createTakeLogs(parts: TakeLogsParts): LogTaking {
  const { rememberMs = 60_000 } = parts;
  const known = new Map<string, Promise<SentLog>>();
  const stopping = new AbortController();
  let running = 0;
  return {
    take(activity, say) {
      const sent = readSentFiles(activity);
      if (!sent) return Promise.resolve(undefined);
      if (sent.kind === 'elsewhere') return Promise.resolve(notTaken('place'));
      if (sent.files.length > mostFiles) return Promise.resolve(notTaken('too-many'));
      const key = deliveryKey(activity);
      const earlier = known.get(key);
      if (earlier) return earlier;
      if (running >= mostMessages) return Promise.resolve(notTaken('network'));
      running += 1;
      const reading = fetchAndRead(sent.files, parts, stopping.signal, say).finally(() => {
        running -= 1;
        setTimeout(() => known.delete(key), rememberMs).unref();
      });
      known.set(key, reading);
      return reading;
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(known.values());
    },
  };
}

type NotTaken = Extract<SentLog, { kind: 'not-taken' }>;

const notTaken = (why: NotTaken['why']): NotTaken => ({ kind: 'not-taken', why });

async function fetchAndRead(
  files: readonly AttachedFile[],
  parts: TakeLogsParts,
  stop: AbortSignal,
  say: (text: string) => Promise<unknown>,
): Promise<SentLog> {
  const telling = createTelling(say);
  try {
    return await inNewFolder(parts.folder ?? tmpdir(), async (folder) => {
      const fetched = await fetchAll(files, folder, parts, { stop, onProgress: telling.onProgress });
      if (fetched.kind === 'not-taken') return fetched;
      const outcome = await parts.reader.read(fetched.files, stop);
      if (outcome.kind !== 'report') return notTaken(outcome.kind);
      return { ...outcome, ...(hasReadFile(outcome.report) && { zip: await packFor(parts, fetched.files) }) };
    });
  } catch (error) {
    if (stop.aborted) return notTaken('time');
    parts.log.error({ error: describeError(error as Error) }, 'event log not read');
    return notTaken('failed');
  } finally {
    // What came of it must not stand above this in the chat.
    await telling.told();
  }
}

/** The files as they are kept, where that is switched on; they are read from disk, so it must be before they are gone. */
async function packFor({ keepDays: days }: TakeLogsParts, files: readonly SentFile[]) {
  const bytes = days === undefined ? undefined : await zipFiles(files);
  if (days === undefined || bytes === undefined) return undefined;
  const [name = ''] = files.map((file) => file.name.replace(/\.[^.]*$/, ''));
  return { name: `${name}.zip`, bytes, days };
}

async function inNewFolder<Result>(place: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(place, 'writeback-desk-log-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type OnProgress = (got: number, said: number | undefined) => void;

async function fetchAll(
  files: readonly AttachedFile[],
  folder: string,
  { download, fetchMs = 60_000 }: TakeLogsParts,
  { stop, onProgress }: { readonly stop: AbortSignal; readonly onProgress: OnProgress },
): Promise<{ readonly kind: 'fetched'; readonly files: readonly SentFile[] } | NotTaken> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(fetchMs)]);
  const fetched: SentFile[] = [];
  for (const { name, address } of files) {
    const path = join(folder, String(fetched.length));
    const result = await download(address, path, { signal, onProgress });
    if (result.kind === 'refused') return notTaken(result.why);
    fetched.push({ path, name });
  }
  return { kind: 'fetched', files: fetched };
}

/** Says once that it takes a moment; that this could not be said is no reason not to read. */
function createTelling(say: (text: string) => Promise<unknown>): { onProgress: OnProgress; told(): Promise<unknown> } {
  let telling: Promise<unknown> | undefined;
  return {
    onProgress(got, said) {
      if (telling || Math.max(got, said ?? 0) < largeBytes) return;
      const size = said === undefined ? '' : ` (${(said / 1_000_000).toFixed(1)} MB)`;
      telling = say(`I am reading the log${size}. This takes a moment.`).catch(() => undefined);
    },
    told: () => Promise.resolve(telling),
  };
}

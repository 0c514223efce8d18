import type { EventTime } from './event-record.ts';
import type { FileReading, Refusal } from './log-reading.ts';
import type { Findings } from './reasoning/findings.ts';

/** What is wrong with a zip file as a whole. */
export type ZipProblem = 'encrypted' | 'too-many' | 'too-large' | 'names' | 'broken' | 'empty';

/** What came of the files that were sent with a message. */
export type SentLog =
  | {
      readonly kind: 'report';
      readonly report: LogReport;
      /** The files themselves, where the desk keeps them. */
      readonly zip?: { readonly name: string; readonly bytes: Uint8Array; readonly days: number } | undefined;
    }
  /** None of them was looked into. */
  | { readonly kind: 'not-taken'; readonly why: NotTaken };

/** Why files were not looked into: where they were sent, what came of fetching them, or of reading them. */
export type NotTaken = 'place' | 'host' | 'gone' | 'network' | 'too-large' | 'too-many' | 'time' | 'memory' | 'failed';

/** Why a file was not read: what its form says, or the zip that it lies in. */
export type FileRefusal = Refusal | { readonly why: 'zip'; readonly problem: ZipProblem };

/** One file of a log: as it was sent, or as it lies in a zip. */
export interface LogFile {
  /** As it was called, shortened; of a file in a zip, its name there. */
  readonly name: string;
  readonly outcome: FileReading | ({ readonly kind: 'refused' } & FileRefusal);
}

/** What stands in the logs that somebody has sent. */
export interface LogReport {
  /** In the order in which they were read. */
  readonly files: readonly LogFile[];
  /** Events that were read, from whatever source. */
  readonly read: number;
  /** Events that are there and could not be read. */
  readonly unreadable: number;
  /** The first and the last of all events, from whatever source; missing where none has a time, or clocks are mixed. */
  readonly first?: EventTime;
  readonly last?: EventTime;
  /** Events about writeback that were left out, because there are too many: the oldest. */
  readonly dropped: number;
  /** Events of hash synchronization, sign-ins and heartbeats that were counted and not weighed, because there are too many: the oldest. */
  readonly counted: number;
  readonly findings: Findings;
}

/** Whether any of the files could be read. */
export function hasReadFile({ files }: Pick<LogReport, 'files'>): boolean {
  return files.some(({ outcome }) => outcome.kind === 'read');
}

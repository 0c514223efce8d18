import type { EventRecord } from '../event-record.ts';
import type { FileReading, ReadableFormat, ReadCount } from '../log-reading.ts';

/** Reads the text of one form piece by piece, and gives what it finds to a sink. */
export interface FormReader {
  /** Takes a piece; false once nothing more is wanted. */
  readonly write: (text: string) => boolean;
  /** Says what came of it once everything was written. */
  readonly end: () => FileReading;
}

/** Whether the text of events of a provider is wanted; of others it may be left out. */
export type WantsText = (provider: string) => boolean;

/** What can be known of an event before the order of day and month is. */
export type UndatedRecord = Omit<EventRecord, 'time'>;

/** An event with the parts of it that are not known. */
export type FoundParts = Pick<UndatedRecord, 'provider' | 'id' | 'text'> & {
  readonly [part in 'level' | 'channel' | 'computer' | 'recordId']: UndatedRecord[part] | undefined;
};

/** Leaves out what is not known of an event. */
export function leaveOutUnknown(parts: FoundParts): UndatedRecord {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as unknown as UndatedRecord;
}

/** Why a reader stopped before the end of its input. */
export type Stop = 'doctype' | 'limits' | 'broken';

/** Most UTF-16 units that one event may have as text. */
export const longestEvent = 1_000_000;

/** Turns what a reader counted, and why it stopped, into its result. */
export function concludeReading(form: ReadableFormat, count: ReadCount, stop?: Stop): FileReading {
  if (stop === 'doctype') return { kind: 'refused', why: 'doctype' };
  if (count.read === 0 && stop !== undefined) return { kind: 'refused', why: stop, form };
  if (count.read === 0 && count.unreadable === 0) return { kind: 'refused', why: 'no-events', form };
  return { kind: 'read', form, ...leaveOutNone(count), isCut: count.isCut || stop !== undefined };
}

function leaveOutNone({ sourceless = 0, ...count }: ReadCount): ReadCount {
  return sourceless > 0 ? { ...count, sourceless } : count;
}

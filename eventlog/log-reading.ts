import type { EventRecord } from './event-record.ts';

/** A form of event log that can be read. */
export type ReadableFormat = 'evtx' | 'xml' | 'csv' | 'json' | 'text';

/** A form that is recognised and cannot be read, or not where it was found. */
export type OtherFormat = 'zip' | 'evt' | '7z' | 'rar' | 'gzip' | 'clixml' | 'binary';

/** Gets every event that is read, in the order of the file. */
export type EventSink = (record: EventRecord) => void;

/** What the reader of one form counts. */
export interface ReadCount {
  /** Events that were read. */
  readonly read: number;
  /** Events that are there and could not be read. */
  readonly unreadable: number;
  /** Of those that were read, the ones whose source the log does not name; missing where there are none. */
  readonly sourceless?: number;
  /** That the file ends in the middle of something. */
  readonly isCut: boolean;
}

/** Why a file cannot be read at all. */
export type Refusal =
  /** It is of this other form. */
  | { readonly why: 'form'; readonly form: OtherFormat }
  /** Nothing is in it. */
  | { readonly why: 'empty' }
  /** It has the form, and no event in it. */
  | { readonly why: 'no-events'; readonly form: ReadableFormat }
  /** It declares a document type or an entity, which no event log does. */
  | { readonly why: 'doctype' }
  /** It goes deeper, or one event of it is larger, than any event log. */
  | { readonly why: 'limits'; readonly form: ReadableFormat }
  /** The XML, CSV or JSON is broken from the start. */
  | { readonly why: 'broken'; readonly form: ReadableFormat };

/** What came of reading one file. */
export type FileReading =
  ({ readonly kind: 'read'; readonly form: ReadableFormat } & ReadCount) | ({ readonly kind: 'refused' } & Refusal);

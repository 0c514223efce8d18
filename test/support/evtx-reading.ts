import type { EventRecord } from '../../eventlog/event-record.ts';
import { readEvtx, type EvtxReadOptions } from '../../eventlog/evtx/read-evtx.ts';
import type { FileReading } from '../../eventlog/log-reading.ts';
import type { XmlContent, XmlElement, XmlValue } from './evtx-binxml.ts';
import { toFileTime, writeLogFile, type LogRecord } from './evtx-file.ts';
import { value } from './evtx-writer.ts';

/** Bytes as they come over a network: in pieces of one size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** What comes of reading a file, and the events in it. */
export interface LogRead {
  readonly reading: FileReading;
  readonly events: readonly EventRecord[];
}

/** Reads a file in pieces of a size. */
export async function readLog(bytes: Uint8Array, options?: EvtxReadOptions, size = 65_536): Promise<LogRead> {
  const events: EventRecord[] = [];
  const reading = await readEvtx(
    inPieces(bytes, size),
    (event) => {
      events.push(event);
    },
    options,
  );
  return { reading, events };
}

/** The `System` element of a test event: provider `Tests`, event 7; `more` stands behind them. */
export function systemElement(...more: readonly XmlContent[]): XmlElement {
  const content = [
    { name: 'Provider', attributes: { Name: ['Tests'] } },
    { name: 'EventID', content: ['7'] },
  ];
  return { name: 'System', content: [...content, ...more] };
}

/** A record whose event has these parts, as a template with these values. */
export function eventRecord(parts: readonly XmlContent[], values: readonly XmlValue[] = [], recordId = 1): LogRecord {
  return { recordId, at: 0, root: { template: { name: 'Event', content: parts }, values } };
}

/** A record whose event has one `Data` with this content. */
export function dataRecord(content: readonly XmlContent[], values: readonly XmlValue[] = [], recordId = 1): LogRecord {
  return eventRecord([systemElement(), { name: 'EventData', content: [{ name: 'Data', content }] }], values, recordId);
}

/** The text of the one event of a log with this record. */
export async function readText(record: LogRecord): Promise<string | undefined> {
  const { events } = await readLog(writeLogFile([record]));
  return events[0]?.text;
}

/** What is read of an event with this `Data`, behind one that can be read in any case. */
export async function readBehind(record: LogRecord): Promise<LogRead> {
  return readLog(writeLogFile([dataRecord(['before'], [], 1), { ...record, recordId: 2 }]));
}

/** The value of a moment as a FILETIME. */
export function fileTimeValue(ms: number): XmlValue {
  return value.number(0x11, 8, toFileTime(ms));
}

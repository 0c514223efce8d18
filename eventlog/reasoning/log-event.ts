import type { EventRecord, EventTime } from '../event-record.ts';
import { readEngineLines } from './engine-lines.ts';
import { findMeanings, foldProvider, type Meaning, type Part } from './event-meanings.ts';
import { findCodes, readText, type TextNames } from './read-text.ts';
import { isRelated } from './related.ts';

/** A related event with what its number and its text say. */
export interface LogEvent extends TextNames {
  readonly record: EventRecord;
  /** Its text, of one that is longer than any real one the beginning. */
  readonly text: string;
  readonly meaning: Meaning | undefined;
  /** Of a 6329 the lines that may name its reason. */
  readonly lines: readonly string[];
  readonly clock: Clock;
  /** Missing where the log states none, or one that no clock shows. */
  readonly time?: EventTime;
  /** Milliseconds of its clock; 0 without a time. */
  readonly ms: number;
  /** Its place among the events of the log. */
  readonly order: number;
}

/** Which order of time an event belongs to: different clocks are never compared. */
export type Clock = 'utc' | 'local' | 'none';

/** The related events of a log. */
export interface LogEvents {
  /** In order of clock and time, whatever the order of the records. */
  readonly events: readonly LogEvent[];
  /** Records that came a second time. */
  readonly repeated: number;
}

/** Characters of a text that are read; a 656 about 50 people has some 8,000. */
const longest = 32_768;

/** Takes the related events out of a log, each once, and puts them in order. */
export function readEvents(records: readonly EventRecord[]): LogEvents {
  const related = records.filter(isRelated);
  const kept = new Map<string, LogEvent>();
  const unnumbered: LogEvent[] = [];
  for (const record of related) {
    const event = readEvent(record);
    const key = keyOf(record);
    if (key === undefined) unnumbered.push(event);
    else keepFuller(kept, key, event);
  }
  const sorted = [...kept.values(), ...unnumbered].sort(byOrder);
  const events = sorted.map((event, order) => ({ ...event, order }));
  return { events, repeated: related.length - events.length };
}

/** One record may come from two files: as rendered text from one, as insertion strings from the other. */
function keepFuller(kept: Map<string, LogEvent>, key: string, event: LogEvent): void {
  const other = kept.get(key);
  if (other === undefined || isFuller(event.record, other.record)) kept.set(key, event);
}

function isFuller(one: EventRecord, other: EventRecord): boolean {
  if (one.text.length !== other.text.length) return one.text.length > other.text.length;
  return tieBreak(one) < tieBreak(other);
}

/** What makes a record the same in another file; undefined for one without a number, which nothing tells from its like. */
function keyOf(record: EventRecord): string | undefined {
  const { recordId, provider, id, time, computer = '' } = record;
  if (recordId === undefined) return undefined;
  return [recordId, foldProvider(provider), id, time?.ms, time?.isLocal, computer.toLowerCase()].join('\n');
}

function readEvent(record: EventRecord): LogEvent {
  const text = record.text.slice(0, longest);
  const meaning = findMeanings(record.provider)?.get(record.id);
  const lines = meaning?.part === 'engine-fault' ? readEngineLines(text) : [];
  return {
    ...{ record, text, meaning, lines },
    ...readText(text),
    // Most codes of a 6329 stand in every one of them.
    ...(meaning?.part === 'engine-fault' ? { codes: findCodes(lines.join('\n')) } : {}),
    ...readClock(record.time),
    order: 0,
  };
}

/** The most milliseconds from 1970 that a date can have in JavaScript. */
const furthest = 8_640_000_000_000_000;

/** Whether a log states a time that a calendar can show. */
export function isMoment(time: EventTime | undefined): time is EventTime {
  return time !== undefined && Math.abs(time.ms) <= furthest;
}

function readClock(time: EventTime | undefined): Pick<LogEvent, 'clock' | 'time' | 'ms'> {
  if (!isMoment(time)) return { clock: 'none', ms: 0 };
  return { clock: time.isLocal ? 'local' : 'utc', time, ms: time.ms };
}

/** All clocks, in the order of their events. */
export const clocks: readonly Clock[] = ['utc', 'local', 'none'];
/** In which order the events of one moment come when no number tells. */
const parts: readonly (Part | undefined)[] = [
  ...([
    'start',
    'sign-in',
    'hash-sync',
    'engine-fault',
    'service-fault',
    'request-fault',
    'success',
    'healthy',
  ] as const),
  undefined,
];

function byOrder(one: LogEvent, other: LogEvent): number {
  return (
    clocks.indexOf(one.clock) - clocks.indexOf(other.clock) ||
    one.ms - other.ms ||
    byNumber(one.record.recordId, other.record.recordId) ||
    parts.indexOf(one.meaning?.part) - parts.indexOf(other.meaning?.part) ||
    one.record.id - other.record.id ||
    byText(tieBreak(one.record), tieBreak(other.record))
  );
}

function byNumber(one = Infinity, other = Infinity): number {
  return one === other ? 0 : one - other;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function tieBreak({ provider, text, computer, level, channel }: EventRecord): string {
  return [provider, text, computer, level, channel].join('\n');
}

/** An event that has a time. */
export interface TimedEvent extends LogEvent {
  readonly time: EventTime;
}

/** The events of a clock that have a time, in order. */
export function timedEvents(events: readonly LogEvent[], clock: Clock): TimedEvent[] {
  return eventsOf(events, clock).filter((event): event is TimedEvent => event.time !== undefined);
}

/** The events of one clock, in order. */
export function eventsOf(events: readonly LogEvent[], clock: Clock): LogEvent[] {
  return events.filter((event) => event.clock === clock);
}

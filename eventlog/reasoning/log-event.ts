import type { EventRecord, EventTime } from '../event-record.ts';
import { findComputerNames } from './computer-names.ts';
import { readEngineLines } from './engine-lines.ts';
import { findMeanings, type Meaning, type Part } from './event-meanings.ts';
import { findCodes, readText, withoutPreamble, type TextNames } from './read-text.ts';
import { isRelated } from './related.ts';
import { tieBreak, withoutRepeats } from './repeated-records.ts';
import { findSetBack } from './set-back.ts';

/** A related event with what its number and its text say. */
export interface LogEvent extends TextNames {
  readonly record: EventRecord;
  /** Its text, of one that is longer than any real one the beginning. */
  readonly text: string;
  readonly meaning: Meaning | undefined;
  /** Of a 6329 the lines that may name its reason. */
  readonly lines: readonly string[];
  readonly clock: Clock;
  /** From which clock of which server it is: what is to be compared is of one. */
  readonly source: string;
  /** Missing where the log states none, or one that no clock shows. */
  readonly time?: EventTime;
  /** Milliseconds of its clock; 0 without a time. */
  readonly ms: number;
  /** By what it is told which of two came first: the same, or where the clock was set back, what it would have shown. */
  readonly moment: number;
  /** Short names of all servers of the log, in small letters: no text that is shown may have them. */
  readonly computers: ReadonlySet<string>;
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
  const sourceOf = nameSources(records);
  const computers = findComputerNames(records);
  const sorted = withoutRepeats(related)
    .map((record) => readEvent(record, sourceOf(record), computers))
    .sort(byOrder);
  const setBack = findSetBack(sorted);
  const events = sorted.map((event, order) => ({ ...event, moment: setBack.get(event) ?? event.ms, order }));
  return { events, repeated: related.length - events.length };
}

/** Says of each record of a log from which clock of which server it is; one that names no server is of the only one that is named. */
export function nameSources(records: readonly EventRecord[]): (record: EventRecord) => string {
  const servers = new Set(records.map(serverOf).filter((server) => server !== ''));
  return (record) => `${readClock(record.time).clock} ${servers.size > 1 ? serverOf(record) : ''}`;
}

function serverOf({ computer = '' }: EventRecord): string {
  return computer.trim().toLowerCase();
}

function readEvent(record: EventRecord, source: string, computers: ReadonlySet<string>): LogEvent {
  const text = withoutPreamble(record.text.slice(0, longest), record.provider);
  const meaning = findMeanings(record.provider)?.get(record.id);
  const lines = meaning?.part === 'engine-fault' ? readEngineLines(text) : [];
  return {
    ...{ record, text, meaning, lines },
    ...readText(text),
    // Most codes of a 6329 stand in every one of them.
    ...(meaning?.part === 'engine-fault' ? { codes: findCodes(lines.join('\n')) } : {}),
    ...readClock(record.time),
    ...{ source, computers, moment: 0, order: 0 },
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
const clocks: readonly Clock[] = ['utc', 'local', 'none'];
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

/** The events of each clock of each server apart, in order. */
export function bySource<Event extends LogEvent>(events: readonly Event[]): Event[][] {
  return [...Map.groupBy(events, ({ source }) => source).values()];
}

/** Whether an event came after another one. */
export function isAfter(one: LogEvent, other: LogEvent): boolean {
  return one.moment === other.moment ? one.order > other.order : one.moment > other.moment;
}

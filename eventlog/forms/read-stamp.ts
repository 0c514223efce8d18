import type { EventTime } from '../event-record.ts';

/** A date whose order of day and month its log leaves open, with the clock that was read beside it. */
export interface OpenStamp {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  /** What stands between the numbers: `.`, `/` or `-`. */
  readonly separator: string;
  /** Milliseconds since midnight. */
  readonly clock: number;
}

/** Which of the two first numbers of a date is meant. */
export type DateOrder = 'day-first' | 'month-first';

/** When a log says that an event was logged. */
export type Stamp = EventTime | OpenStamp;

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? ?(Z|[+-]\d\d:?\d\d)?$/i;
const jsonDate = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;
/** Day halves: English, Spanish and Greek as .NET writes them, Chinese, Japanese and Korean as the Unicode CLDR has them. */
const half = String.raw`([ap]\.? ?m\.?|午前|午後|上午|下午|오전|오후|[πμ]\.?μ\.?)`;
const local = new RegExp(
  String.raw`^(\d{1,4})( ?[./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?: г\.)?,? ${half}? ?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[.,]\d{1,7})? ?${half}?(?: ч\.)?$`,
  'i',
);
const isAfternoon = /^(?:p|午後|下午|오후|μ)/i;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Reads a time as logs, PowerShell and Windows of many languages write it; undefined for what is no time. */
export function readStamp(text: string): Stamp | undefined {
  // Event Viewer puts marks of the writing direction around a date.
  const plain = text
    .slice(0, 80)
    .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  const date = jsonDate.exec(plain);
  if (date) return readJsonDate(Number(date[1]));
  const parts = iso.exec(plain);
  return parts ? readIso(parts) : readLocal(local.exec(plain));
}

/** Reads a time of which a log says elsewhere that it is in UTC. */
export function readUtcStamp(text: string): EventTime | undefined {
  const stamp = readStamp(text);
  return stamp !== undefined && 'ms' in stamp ? { ms: stamp.ms, isLocal: false } : undefined;
}

/** The time that an open date means in one order; undefined where no calendar has it. */
export function settleStamp({ first, second, year, clock }: OpenStamp, order: DateOrder): EventTime | undefined {
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  const at = dayStart(year, month, day);
  return at === undefined ? undefined : { ms: at + clock, isLocal: true };
}

function readIso(parts: readonly (string | undefined)[]): EventTime | undefined {
  const [, year, month, day, hours, minutes, seconds, fraction = '', zone] = parts;
  const start = dayStart(Number(year), Number(month), Number(day));
  const clock = readClock(Number(hours), Number(minutes), Number(seconds));
  if (start === undefined || clock === undefined) return undefined;
  const ms = start + clock + Number(fraction.padEnd(3, '0').slice(0, 3));
  return zone === undefined ? { ms, isLocal: true } : { ms: ms - readOffset(zone), isLocal: false };
}

/** Milliseconds that a zone such as `+05:30` is ahead of UTC. */
function readOffset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const size = Number(zone.slice(1, 3)) * hour + Number(zone.slice(-2)) * minute;
  return zone.startsWith('-') ? -size : size;
}

function readLocal(parts: RegExpExecArray | null): Stamp | undefined {
  if (!parts) return undefined;
  const [, first, separator, middle, last, before, hours, minutes, seconds, after] = parts;
  const clock = readClock(hoursOfDay(Number(hours), before ?? after), Number(minutes), Number(seconds ?? 0));
  return clock === undefined ? undefined : readDate([first, middle, last].map(String), String(separator).trim(), clock);
}

/** The year has four digits; two could be any of the three. */
function readDate(written: readonly string[], separator: string, clock: number): Stamp | undefined {
  const [first, middle, last] = [Number(written[0]), Number(written[1]), Number(written[2])];
  const shape = written.map(({ length }) => (length === 4 ? 'year' : length < 3 ? 'other' : 'none')).join(' ');
  const year = commonYear(shape === 'other other year' ? last : first);
  if (year === undefined) return undefined;
  if (shape === 'other other year') return { first, second: middle, year, separator, clock };
  const at = shape === 'year other other' ? dayStart(year, middle, last) : undefined;
  return at === undefined ? undefined : { ms: at + clock, isLocal: true };
}

/** Thailand counts from the year of the Buddha; no other calendar that Windows knows is in these years. */
function commonYear(year: number): number | undefined {
  return [year, year - 543].find(isYear);
}

function hoursOfDay(hours: number, half: string | undefined): number {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return NaN;
  return (hours % 12) + (isAfternoon.test(half) ? 12 : 0);
}

function readClock(hours: number, minutes: number, seconds: number): number | undefined {
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * hour + minutes * minute + seconds * second : undefined;
}

function readJsonDate(ms: number): EventTime | undefined {
  return isYear(new Date(ms).getUTCFullYear()) ? { ms, isLocal: false } : undefined;
}

function dayStart(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  const isReal = new Date(at).getUTCMonth() === month - 1 && new Date(at).getUTCDate() === day;
  return isYear(year) && isReal ? at : undefined;
}

/** Event logs began with Windows NT in 1993; what lies beyond this century is no time of one. */
function isYear(year: number): boolean {
  return year >= 1993 && year <= 2100;
}

import { readTypedTime, type CalendarDay, type DateOrder, type TypedTime } from './typed-time.ts';
import { renamedZones, windowsPlaces, windowsZones } from './windows-zones.ts';

/** What is known of whoever writes a time. */
export interface TimeContext {
  readonly now: Date;
  /** IANA name of their time zone. */
  readonly zone?: string | undefined;
  /** Their language tag: it decides which number of 03/04/2026 is the month. */
  readonly locale?: string | undefined;
}

export type LocalTimeResult =
  | {
      readonly ok: true;
      /** `2026-03-14T09:26`, with seconds where they were written. */
      readonly time: string;
      /** The zone that the time is meant in, where the text or the reading of it depends on one. */
      readonly zone?: string;
    }
  /** A sentence that says what is expected. */
  | { readonly ok: false; readonly problem: string };

const example = '2026-03-14 09:26';
const problems = {
  unreadable: `I cannot read that as a date and a time. Please write both, such as ${example}.`,
  order: 'I cannot tell the day from the month there. Please write the year first: 2026-03-04 is March 4.',
  unknownZone: `Those letters do not name one time zone. Please name a city instead, such as ${example} New York.`,
  noDate: `Please write the date as well, such as ${example}.`,
  noTime: `Please write the time as well, such as ${example}.`,
  noZone: `I do not know your time zone, so please write date and time, such as ${example}.`,
  future: `That time has not come yet. Please write when it failed, such as ${example}.`,
} as const;

const minute = 60_000;
const hour = 60 * minute;
/** Clocks of people may be ahead of ours. */
const ahead = 5 * minute;

/** Reads when something failed, as people type or paste it, or says what to write instead. */
export function readLocalTime(text: string, context: TimeContext): LocalTimeResult {
  const order = dateOrder(context.locale);
  const typed = readTypedTime(text, order);
  if (typed) return settle(typed, context);
  const named = splitZone(text);
  const rest = named && readTypedTime(named.text, order);
  if (!rest) return refuse(hasUnknownZone(text, order) ? 'unknownZone' : 'unreadable');
  const read = settle(rest, { ...context, zone: named.zone });
  return read.ok ? { ...read, zone: named.zone } : read;
}

/** Whether a time is followed by letters such as CET, which stand for several zones. */
function hasUnknownZone(text: string, order: DateOrder): boolean {
  const [, before = ''] = /^(.+) \(?[a-z]{2,5}\)?$/i.exec(text.trim()) ?? [];
  return readTypedTime(before, order) !== undefined;
}

function refuse(problem: keyof typeof problems): LocalTimeResult {
  return { ok: false, problem: problems[problem] };
}

function settle(typed: TypedTime, { now, zone }: TimeContext): LocalTimeResult {
  switch (typed.kind) {
    case 'either-order':
      return refuse('order');
    case 'ago':
      return zone === undefined ? refuse('noZone') : localTime(now.getTime() - typed.minutes * minute, zone, 16);
    case 'instant':
      return settleInstant(typed, now, zone ?? 'UTC');
    case 'clock':
      return settleClock(typed, now, zone);
  }
}

function settleInstant(
  { at, hasSeconds }: Extract<TypedTime, { kind: 'instant' }>,
  now: Date,
  zone: string,
): LocalTimeResult {
  return at > now.getTime() + ahead ? refuse('future') : localTime(at, zone, hasSeconds ? 19 : 16);
}

/** What the clocks of a zone show at a moment, cut after so many characters. */
function localTime(at: number, zone: string, length: 16 | 19): LocalTimeResult {
  return { ok: true, time: new Date(wallClock(zone)(at)).toISOString().slice(0, length), zone };
}

function settleClock(
  { day, clock }: Extract<TypedTime, { kind: 'clock' }>,
  now: Date,
  zone: string | undefined,
): LocalTimeResult {
  if (clock === undefined) return refuse('noTime');
  if (day !== undefined && 'year' in day) return unlessFuture({ time: `${dateOf(day)}T${clock}` }, now, zone);
  if (zone === undefined) return refuse(day === undefined ? 'noDate' : 'noZone');
  const shown = wallClock(zone)(now.getTime());
  const back = (days: number): { readonly time: string; readonly zone: string } => ({
    time: `${new Date(shown - days * 24 * hour).toISOString().slice(0, 10)}T${clock}`,
    zone,
  });
  if (day !== undefined) return unlessFuture(back(day.days), now, zone);
  const today = unlessFuture(back(0), now, zone);
  // A time alone has passed already: what today has not seen was yesterday.
  return today.ok ? today : { ok: true, ...back(1) };
}

function unlessFuture(
  read: { readonly time: string; readonly zone?: string },
  now: Date,
  zone: string | undefined,
): LocalTimeResult {
  return earliest(read.time, zone) > now.getTime() + ahead ? refuse('future') : { ok: true, ...read };
}

/** The first moment that a local time can mean; anywhere on earth, where the zone is not known or skips it. */
function earliest(time: string, zone: string | undefined): number {
  const utc = zone === undefined ? undefined : toUtc(time, zone);
  // No zone is further ahead of UTC than 14 hours.
  if (utc === undefined || utc.kind === 'none') return Date.parse(`${time}Z`) - 14 * hour;
  return Date.parse(utc.kind === 'one' ? utc.utc : utc.utc[0]);
}

function dateOf({ year, month, day }: CalendarDay): string {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** By the person's language and country; a language alone decides where all its countries write alike, as English does not. */
function dateOrder(locale: string | undefined): DateOrder {
  if (locale === undefined || /^en$/i.test(locale)) return undefined;
  try {
    const [first] = new Intl.DateTimeFormat(locale)
      .formatToParts(0)
      .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
    // Whoever writes the year first at home may mean either with the year last.
    return first === 'year' ? undefined : first;
  } catch {
    return undefined;
  }
}

/** The moments in UTC that a local time means, ISO 8601: one; two in the hour that clocks repeat; none in the one they skip. */
export type UtcTime =
  | { readonly kind: 'one'; readonly utc: string }
  | { readonly kind: 'two'; readonly utc: readonly [string, string] }
  | { readonly kind: 'none' };

/**
 * Converts a local time (`2026-03-14T09:26`, with or without seconds) of an IANA zone.
 * @throws RangeError for a zone that does not exist
 */
export function toUtc(time: string, zone: string): UtcTime {
  const wanted = Date.parse(`${time}Z`);
  const shownAt = wallClock(zone);
  // A day earlier and a day later: no zone changes its clocks twice in between.
  const offsets = [wanted - 24 * hour, wanted + 24 * hour].map((at) => shownAt(at) - at);
  const moments = [...new Set(offsets.map((offset) => wanted - offset))].filter((at) => shownAt(at) === wanted);
  const [first, second] = moments.sort((a, b) => a - b).map((at) => new Date(at).toISOString());
  if (first === undefined) return { kind: 'none' };
  return second === undefined ? { kind: 'one', utc: first } : { kind: 'two', utc: [first, second] };
}

/** What the clocks of a zone show at a moment, both in milliseconds since 1970, as if what they show were UTC. */
function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...({ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  });
  return (at) => {
    const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const { type, value } of format.formatToParts(at)) {
      if (type in shown) shown[type as keyof typeof shown] = Number(value);
    }
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  };
}

/**
 * A local time of a zone for people, with what it is in UTC.
 * @throws RangeError for a zone that does not exist
 */
export function describeTime(time: string, zone: string): string {
  const local = time.replace('T', ' ');
  if (zone === 'UTC') return `${local} UTC`;
  const inUtc = (utc: string): string => `${utc.slice(0, time.length).replace('T', ' ')} UTC`;
  const utc = toUtc(time, zone);
  switch (utc.kind) {
    case 'one':
      return `${local}, ${zone} (${inUtc(utc.utc)})`;
    case 'two':
      return `${local}, ${zone} (the clocks showed this twice: ${utc.utc.map(inUtc).join(' or ')})`;
    case 'none':
      return `${local}, ${zone} (no clock showed this: it was put forward past this time)`;
  }
}

/** IANA zones by name and by city, both in small letters. */
const zonesByName = new Map<string, string>([...windowsZones, ...windowsPlaces]);
for (const listed of Intl.supportedValuesOf('timeZone')) {
  const current = renamedZones.get(listed) ?? listed;
  for (const name of [listed, current]) {
    zonesByName.set(name.toLowerCase(), current);
    zonesByName.set(foldPlace(name.slice(name.lastIndexOf('/') + 1)), current);
  }
}
for (const name of ['utc', 'gmt', 'etc/utc', 'etc/gmt', 'coordinated universal time']) zonesByName.set(name, 'UTC');

/**
 * The IANA zone that somebody names: by that name, a city of one, or what Windows calls it. Undefined for anything else, also for
 * letters such as CET or IST, which mean several zones or not the whole year, and for offsets, which do not say when clocks change.
 */
export function findZone(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  // Windows lists the cities of a zone behind its offset.
  const names = windowsOffset.test(name)
    ? name.replace(windowsOffset, '').split(', ')
    : [name, name.replace(/ (?:local )?time(?: ?zone)?$/, '')];
  return names.map(findNamedZone).find((zone) => zone !== undefined);
}

const windowsOffset = /^\(utc(?:[+-]\d\d:\d\d)?\) /;

function findNamedZone(name: string): string | undefined {
  const known = zonesByName.get(name) ?? zonesByName.get(foldPlace(name));
  if (known !== undefined || !/^[a-z_]+\/[a-z_/+-]+$/.test(name)) return known;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // Older names, such as US/Eastern, lead to a listed one.
    return zonesByName.get(timeZone.toLowerCase());
  } catch {
    return undefined;
  }
}

function foldPlace(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** Splits off the zone behind a time; undefined where none is named. */
function splitZone(text: string): { readonly text: string; readonly zone: string } | undefined {
  const words = text.trim().split(/\s+/);
  for (let at = Math.max(1, words.length - 8); at < words.length; at++) {
    const rest = words.slice(at).join(' ');
    const zone = findZone(rest.replace(/^\((?!utc\b)(.*)\)$/i, '$1')) ?? findZone(rest.replace(/^(?:in|en) /i, ''));
    if (zone !== undefined) return { text: words.slice(0, at).join(' '), zone };
  }
  return undefined;
}

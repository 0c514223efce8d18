import type { EventTime } from '../../eventlog/event-record.ts';

/** A moment of a log to the second, such as `2026-11-25 14:03:11`; its clock is named where the whole log is described. */
export function tellMoment({ ms }: Pick<EventTime, 'ms'>): string {
  const moment = new Date(ms);
  if (Number.isNaN(moment.getTime())) return 'a time that cannot be read';
  return moment
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d{3}Z$/, '');
}

/** The day and the time of day of a moment, apart. */
export function splitMoment(time: Pick<EventTime, 'ms'>): readonly [day: string, time: string] {
  const [, day = '', clock = ''] = /^(\S+) (.*)$/.exec(tellMoment(time)) ?? [];
  return [day, clock];
}

/** The same with its clock. */
export function tellTime(time: EventTime): string {
  return `${tellMoment(time)} ${tellClock(time)}`;
}

/** Whose clock a time is of. */
export function tellClock({ isLocal }: Pick<EventTime, 'isLocal'>): string {
  return isLocal ? '(clock of the server)' : 'UTC';
}

/** From one moment to another of the same clock; the day is not said twice. */
export function tellSpan(first: EventTime, last: EventTime): string {
  if (tellMoment(first) === tellMoment(last)) return tellTime(first);
  return `${tellMoment(first)} to ${tellEnd(first, last)} ${tellClock(last)}`;
}

/** The later of two moments, without its day where that is the same. */
export function tellEnd(first: Pick<EventTime, 'ms'>, last: Pick<EventTime, 'ms'>): string {
  const [day, clock] = splitMoment(last);
  return day === splitMoment(first)[0] ? clock : tellMoment(last);
}

const units = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** How long something took, in its largest unit and the next, such as `1 hour 20 minutes`. */
export function tellLength(ms: number): string {
  const largest = units.findIndex(([unit]) => ms >= unit);
  const parts = largest < 0 ? [] : units.slice(largest, largest + 2);
  let left = ms;
  const said = parts.flatMap(([unit, word]) => {
    const count = Math.floor(left / unit);
    left -= count * unit;
    return count === 0 ? [] : [`${String(count)} ${word}${count === 1 ? '' : 's'}`];
  });
  return said.join(' ') || 'less than a second';
}

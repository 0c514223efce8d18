import type { EventRecord } from '../event-record.ts';

interface Timed {
  readonly record: EventRecord;
  /** Milliseconds of its clock. */
  readonly ms: number;
  /** From which clock of which server it is. */
  readonly source: string;
}

interface Numbered<Event> {
  readonly event: Event;
  readonly number: number;
  readonly ms: number;
}

/** Clocks are set forth and back by less all the time, and events of one moment are numbered as they come. */
const tolerance = 60_000;
/** A clock that goes back more often tells nothing; rather are the numbers of several logs mixed. */
const mostSteps = 3;

/** When events of a log whose clock was set back came, as that clock would show had it gone on; no event of any other log is among them. */
export function findSetBack<Event extends Timed>(events: readonly Event[]): ReadonlyMap<Event, number> {
  return new Map(numberLogs(events).flatMap(shiftLog));
}

/** How often the clocks of logs went back, whatever the reason. */
export function countSetBack(events: readonly Timed[]): number {
  return numberLogs(events).reduce((sum, log) => sum + findSteps(log).length, 0);
}

/** The events of each log in the order of their numbers. */
function numberLogs<Event extends Timed>(events: readonly Event[]): Numbered<Event>[][] {
  const numbered = events.flatMap((event) => {
    const { recordId, channel = '' } = event.record;
    return recordId === undefined
      ? []
      : [{ event, number: recordId, ms: event.ms, log: `${event.source}\n${channel}` }];
  });
  return [...Map.groupBy(numbered, ({ log }) => log).values()].map((log) =>
    log.toSorted((one, other) => one.number - other.number),
  );
}

/** Places of events that are earlier than the one before them. */
function findSteps(log: readonly Numbered<unknown>[]): number[] {
  return log.flatMap(({ ms }, at) => (ms < timeBefore(log, at) - tolerance ? [at] : []));
}

function shiftLog<Event>(log: readonly Numbered<Event>[]): [Event, number][] {
  const steps = findSteps(log);
  if (steps.length === 0 || steps.length > mostSteps || isSeveral(log, steps)) return [];
  let shift = 0;
  return log.map(({ event, ms }, at) => {
    if (steps.includes(at)) shift += timeBefore(log, at) - ms + 1;
    return [event, ms + shift];
  });
}

function timeBefore(log: readonly Numbered<unknown>[], at: number): number {
  return log[at - 1]?.ms ?? -Infinity;
}

/** A log that was cleared begins anew: numbers come twice, or all that has lower ones is later. */
function isSeveral(log: readonly Numbered<unknown>[], steps: readonly number[]): boolean {
  if (new Set(log.map(({ number }) => number)).size < log.length) return true;
  return steps.some((at) => {
    const earliestBefore = log.slice(0, at).reduce((least, { ms }) => Math.min(least, ms), Infinity);
    return log.slice(at).every(({ ms }) => ms < earliestBefore);
  });
}

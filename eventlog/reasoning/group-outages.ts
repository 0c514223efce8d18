import { isAfter, type LogEvent } from './log-event.ts';

/** Events about the service with at most 15 minutes from one to the next, in order of time. */
export type Outage = readonly LogEvent[];

const minute = 60_000;
/** Three heartbeats. */
const longestPause = 15 * minute;
/** How many retries within an hour point to the network; fewer are harmless. */
const manyRetries = 10;
const hour = 60 * minute;

/** Puts what failed of the service and its setup together, from the events of one server and clock in order that belong to no request. */
export function groupOutages(events: readonly LogEvent[]): Outage[] {
  const harmless = findHarmless(events);
  const outages: LogEvent[][] = [];
  let goesOnUntil = -Infinity;
  for (const event of events) {
    if (isOneOf(event, renewals)) goesOnUntil = -Infinity;
    if (event.meaning?.part !== 'service-fault' || harmless.has(event)) continue;
    if (event.ms <= goesOnUntil) outages.at(-1)?.push(event);
    else outages.push([event]);
    goesOnUntil = event.ms + longestPause;
  }
  return outages;
}

const started = 31015;
const stopped = 31016;
const switchedOn = 31005;
const switchedOff = 31013;
const retry = 32014;
/** After a start or a finished setup whatever fails is another matter. */
const renewals = [switchedOn, switchedOff, started];

function isOneOf({ meaning, record }: LogEvent, ids: readonly number[]): boolean {
  return meaning !== undefined && ids.includes(record.id);
}

/** Stops that were wanted and retries that are few. */
function findHarmless(events: readonly LogEvent[]): ReadonlySet<LogEvent> {
  const many = findManyRetries(events);
  const isWanted = readStops(events);
  return new Set([
    ...events.filter((event) => isOneOf(event, [stopped]) && isWanted(event)),
    ...events.filter((event) => isOneOf(event, [retry]) && !many.has(event)),
  ]);
}

/** A stop with a start after it is a restart; one beside the end of an offboarding belongs to that. */
function readStops(events: readonly LogEvent[]): (stop: LogEvent) => boolean {
  const start = events.findLast((event) => isOneOf(event, [started]));
  const setup = events.findLast((event) => isOneOf(event, [switchedOn, switchedOff]));
  const off = setup?.record.id === switchedOff ? setup.ms : Infinity;
  return (stop) => (start !== undefined && isAfter(start, stop)) || off - stop.ms <= longestPause;
}

/** The retries that come ten or more to the hour. */
function findManyRetries(events: readonly LogEvent[]): ReadonlySet<LogEvent> {
  const retries = events.filter((event) => isOneOf(event, [retry]));
  const many = new Set<LogEvent>();
  for (const [at, first] of retries.entries()) {
    const last = retries[at + manyRetries - 1];
    if (!last || last.ms - first.ms > hour) continue;
    for (const event of retries.slice(at, at + manyRetries)) many.add(event);
  }
  return many;
}

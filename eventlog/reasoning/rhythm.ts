import type { EventTime } from '../event-record.ts';
import { foldProvider, writebackService } from './event-meanings.ts';
import { findRelays } from './find-relays.ts';
import type { Burst, Gap, ServiceStart } from './findings.ts';
import type { TimedEvent } from './log-event.ts';
import { isMicrosoftRelay } from './mask-host.ts';

const started = 31015;
const stopped = 31016;
const heartbeat = 31019;
const minute = 60_000;
/** Three heartbeats. */
const longestPause = 15 * minute;

function isService({ record }: TimedEvent, id: number): boolean {
  return record.id === id && foldProvider(record.provider) === writebackService;
}

/** The starts of the service among the events of one server and clock, in order. */
export function findStarts(events: readonly TimedEvent[]): ServiceStart[] {
  const starts: ServiceStart[] = [];
  let stop: TimedEvent | undefined;
  for (const event of events) {
    if (isService(event, stopped)) stop = event;
    if (!isService(event, started)) continue;
    starts.push({ started: event.time, ...(stop ? { stopped: stop.time } : {}) });
    stop = undefined;
  }
  return starts;
}

/** Where the heartbeat of a relay is missing; `times` has the milliseconds of all records of the same server and clock, in order. */
export function findGaps(events: readonly TimedEvent[], times: readonly number[]): Gap[] {
  const beats = Map.groupBy(
    events.filter((event) => isService(event, heartbeat)),
    ({ text }) => findRelays(text)[0]?.namespace ?? '',
  );
  const breaks = findBreaks(events);
  const gaps = [...beats].flatMap(([relay, beatsOfRelay]) => {
    // One heartbeat is no rhythm.
    if (beatsOfRelay.length < 2) return [];
    return pausesOf(beatsOfRelay, times).map(({ from, to, isOpen }): Gap => ({
      ...{ from, to, isOpen },
      why: whyPaused(from.ms, to.ms, breaks, times),
      ...(isMicrosoftRelay(relay) ? { relay } : {}),
    }));
  });
  return gaps.sort((one, other) => one.from.ms - other.from.ms);
}

function pausesOf(beats: readonly TimedEvent[], times: readonly number[]): Pick<Gap, 'from' | 'to' | 'isOpen'>[] {
  const end = Math.max(...times.slice(-1));
  return beats.flatMap(({ time: from }, at) => {
    const next = beats[at + 1]?.time;
    const to = next ?? { ms: end, isLocal: from.isLocal };
    return to.ms - from.ms > longestPause ? [{ from, to, isOpen: next === undefined }] : [];
  });
}

/** When the service was down: from a stop to the next start, or to a heartbeat where that start is lost, or for good. */
function findBreaks(events: readonly TimedEvent[]): Stretch[] {
  const breaks: Stretch[] = [];
  let from = Infinity;
  for (const event of events) {
    if (isService(event, stopped)) from = Math.min(from, event.ms);
    if (!isService(event, started) && !isService(event, heartbeat)) continue;
    if (from !== Infinity) breaks.push({ from, to: event.ms });
    from = Infinity;
  }
  return from === Infinity ? breaks : [...breaks, { from, to: Infinity }];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function whyPaused(from: number, to: number, breaks: readonly Stretch[], times: readonly number[]): Gap['why'] {
  if (isStopped(from, to, breaks)) return 'stopped';
  return times.some((ms) => ms > from && ms < to) ? 'no-heartbeat' : 'silent';
}

/** A stop explains a pause that without the time when the service was down would be none. */
function isStopped(from: number, to: number, breaks: readonly Stretch[]): boolean {
  let up = from;
  for (const down of breaks) {
    if (down.to <= from || down.from >= to) continue;
    if (down.from - up > longestPause) return false;
    up = Math.min(down.to, to);
  }
  return to - up <= longestPause;
}

/** How many faults within how many milliseconds are a burst. */
const burstOf = 10;
const burstWithin = 5 * minute;

/** Where faults, which come in order of one clock, crowd. */
export function findBursts(faults: readonly TimedEvent[]): Burst[] {
  const bursts: { readonly from: EventTime; to: EventTime; readonly begin: number; end: number }[] = [];
  for (const [at, { time, ms }] of faults.entries()) {
    const begin = at - burstOf + 1;
    const first = faults[begin];
    if (!first || ms - first.ms > burstWithin) continue;
    const last = bursts.at(-1);
    if (last && begin <= last.end) Object.assign(last, { to: time, end: at });
    else bursts.push({ from: first.time, to: time, begin, end: at });
  }
  return bursts.map(({ from, to, begin, end }) => ({
    ...{ from, to, count: end - begin + 1, ids: mostFrequent(faults.slice(begin, end + 1)) },
  }));
}

function mostFrequent(events: readonly TimedEvent[]): number[] {
  const counts = [...Map.groupBy(events, ({ record }) => record.id)];
  return counts.sort(([one, ones], [other, others]) => others.length - ones.length || one - other).map(([id]) => id);
}

import type { EventRecord, EventTime } from '../event-record.ts';
import { collectIncidents, type SourceFacts } from './collect-incidents.ts';
import { readFacts } from './facts.ts';
import type { Findings, Incident, Verdict } from './findings.ts';
import {
  bySource,
  isMoment,
  nameSources,
  readEvents,
  timedEvents,
  type LogEvent,
  type TimedEvent,
} from './log-event.ts';
import { isUnknownError } from './related.ts';
import { findBursts, findGaps, findStarts } from './rhythm.ts';
import { findNoise, findSuccesses, findUnknown } from './sort-events.ts';
import { drawTimeline, readSpan, roleOf } from './timeline.ts';
import { weighIncidents } from './weigh-incidents.ts';

/** Finds out what the events of a log say about password writeback, in whatever order they come. */
export function findCauses(records: readonly EventRecord[]): Findings {
  const { events, repeated } = readEvents(records);
  const utc = timedEvents(events, 'utc');
  const local = timedEvents(events, 'local');
  const both = [utc, local];
  const groups = both.flatMap(bySource);
  const sources = readSources(records, groups);
  const { incidents, succeeded, rest, failed } = collectIncidents(events, sources);
  return {
    verdict: judge(incidents, events),
    ...{ incidents, successes: findSuccesses(events, succeeded) },
    noise: findNoise(rest.filter((event) => !failed.has(event))),
    unknown: findUnknown(events),
    span: readSpan(events, utc, local),
    timelines: both.flatMap((timed) => drawTimeline(timed, failed)),
    starts: inOrder(groups.flatMap(findStarts), ({ started }) => started),
    gaps: inOrder(
      [...sources.values()].flatMap(({ gaps }) => gaps),
      ({ from }) => from,
    ),
    bursts: inOrder(
      groups.flatMap((timed) => findBursts(timed.filter((event) => roleOf(event, failed) === 'fault'))),
      ({ from }) => from,
    ),
    facts: readFacts(events, failed),
    ...{ related: events.length, repeated },
  };
}

/** What is known of each clock of each server, also from records that are not related. */
function readSources(
  records: readonly EventRecord[],
  groups: readonly (readonly TimedEvent[])[],
): ReadonlyMap<string, SourceFacts> {
  const sourceOf = nameSources(records);
  const times = new Map<string, number[]>();
  for (const record of records) {
    if (!isMoment(record.time)) continue;
    const source = sourceOf(record);
    const known = times.get(source);
    if (known) known.push(record.time.ms);
    else times.set(source, [record.time.ms]);
  }
  const bySourceName = new Map(groups.map((events) => [events[0]?.source, events]));
  return new Map(
    [...times].map(([source, unordered]) => {
      const ordered = unordered.sort((one, other) => one - other);
      const gaps = findGaps(bySourceName.get(source) ?? [], ordered);
      return [source, { end: Math.max(...ordered.slice(-1)), gaps }];
    }),
  );
}

/** By clock, and then by time: two clocks have no common order. */
function inOrder<Thing>(things: readonly Thing[], timeOf: (thing: Thing) => EventTime): Thing[] {
  return things.toSorted((one, other) => {
    const [{ ms, isLocal }, after] = [timeOf(one), timeOf(other)];
    return Number(isLocal) - Number(after.isLocal) || ms - after.ms;
  });
}

function judge(incidents: readonly Incident[], events: readonly LogEvent[]): Verdict {
  const counted = weighIncidents(incidents);
  const causes = counted.flatMap(({ explanation }) => (explanation.kind === 'cause' ? explanation.article : []));
  if (causes.length > 0) return new Set(causes).size === 1 ? 'cause' : 'several-causes';
  return counted.length > 0 ? 'symptom' : judgeQuiet(events);
}

function judgeQuiet(events: readonly LogEvent[]): Verdict {
  if (events.length === 0) return 'nothing-related';
  const parts = new Set(events.map(({ meaning }) => meaning?.part));
  if (parts.size === 1 && parts.has(undefined)) return 'only-unknown';
  if (events.some(({ record }) => isUnknownError(record))) return 'unknown-errors';
  return parts.has('start') || parts.has('success') || parts.has('healthy') ? 'healthy' : 'only-noise';
}

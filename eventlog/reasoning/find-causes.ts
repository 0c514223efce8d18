import type { EventRecord } from '../event-record.ts';
import { collectIncidents } from './collect-incidents.ts';
import { readFacts } from './facts.ts';
import type { Findings, Incident, Verdict } from './findings.ts';
import { isMoment, readEvents, timedEvents, type Clock, type LogEvent } from './log-event.ts';
import { findBursts, findGaps, findStarts } from './rhythm.ts';
import { findNoise, findSuccesses, findUnknown } from './sort-events.ts';
import { drawTimeline, readSpan, roleOf } from './timeline.ts';

/** Finds out what the events of a log say about password writeback, in whatever order they come. */
export function findCauses(records: readonly EventRecord[]): Findings {
  const { events, repeated } = readEvents(records);
  const times = timesOf(records);
  const { incidents, succeeded, rest, failed } = collectIncidents(events, (clock) => times[clock].at(-1) ?? -Infinity);
  const utc = timedEvents(events, 'utc');
  const local = timedEvents(events, 'local');
  const both = [utc, local];
  return {
    verdict: judge(incidents, events),
    ...{ incidents, successes: findSuccesses(events, succeeded) },
    noise: findNoise(rest.filter((event) => !failed.has(event))),
    unknown: findUnknown(events),
    span: readSpan(events, utc, local),
    timelines: both.flatMap((timed) => drawTimeline(timed, failed)),
    starts: both.flatMap(findStarts),
    gaps: [...findGaps(utc, times.utc), ...findGaps(local, times.local)],
    bursts: both.flatMap((timed) => findBursts(timed.filter((event) => roleOf(event, failed) === 'fault'))),
    facts: readFacts(events, failed),
    ...{ related: events.length, repeated },
  };
}

/** What each clock shows in the records of a log, related or not, in order. */
function timesOf(records: readonly EventRecord[]): Readonly<Record<Clock, readonly number[]>> {
  const times = { utc: [] as number[], local: [] as number[], none: [] };
  for (const { time } of records) {
    if (isMoment(time)) times[time.isLocal ? 'local' : 'utc'].push(time.ms);
  }
  return { utc: times.utc.sort(byValue), local: times.local.sort(byValue), none: times.none };
}

function byValue(one: number, other: number): number {
  return one - other;
}

/** What is open counts; where nothing is, what was. */
function judge(incidents: readonly Incident[], events: readonly LogEvent[]): Verdict {
  const open = incidents.filter(({ isOver }) => !isOver);
  const counted = open.length > 0 ? open : incidents;
  const causes = counted.flatMap(({ explanation }) => (explanation.kind === 'cause' ? explanation.article : []));
  if (causes.length > 0) return new Set(causes).size === 1 ? 'cause' : 'several-causes';
  return counted.length > 0 ? 'symptom' : judgeQuiet(events);
}

function judgeQuiet(events: readonly LogEvent[]): Verdict {
  if (events.length === 0) return 'nothing-related';
  const parts = new Set(events.map(({ meaning }) => meaning?.part));
  if (parts.has('start') || parts.has('success') || parts.has('healthy')) return 'healthy';
  return parts.size === 1 && parts.has(undefined) ? 'only-unknown' : 'only-noise';
}

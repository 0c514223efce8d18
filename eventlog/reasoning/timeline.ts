import type { Bucket, Role, Span, Timeline, TimelineRow } from './findings.ts';
import { foldProvider } from './event-meanings.ts';
import type { LogEvent, TimedEvent } from './log-event.ts';
import { isFault } from './match-rules.ts';

/** From when to when events reach, by the clock that most of them have. */
export function readSpan(all: readonly LogEvent[], utc: readonly TimedEvent[], local: readonly TimedEvent[]): Span {
  const timeless = all.length - utc.length - local.length;
  const main = local.length > utc.length ? local : utc;
  const [first, last] = [main[0]?.time, main.at(-1)?.time];
  return { clock: clockOf(utc, local), ...(first && last ? { first, last } : {}), timeless };
}

function clockOf({ length: utc }: readonly TimedEvent[], { length: local }: readonly TimedEvent[]): Span['clock'] {
  if (utc > 0) return local > 0 ? 'mixed' : 'utc';
  return local > 0 ? 'local' : 'none';
}

/** Draws the events of one clock, which come in order; those in `failed` belong to a failure. */
export function drawTimeline(events: readonly TimedEvent[], failed: ReadonlySet<LogEvent>): Timeline[] {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];
  const width = findWidth(first.ms, last.ms);
  const placeOf = (ms: number): number => Math.floor(ms / width);
  const rows: TimelineRow[] = [];
  for (const event of events) addRow(rows, event, roleOf(event, failed));
  const byPlace = Map.groupBy(events, ({ ms }) => placeOf(ms));
  const start = placeOf(first.ms);
  const buckets = Array.from({ length: placeOf(last.ms) - start + 1 }, (_, at): Bucket => {
    const roles = byPlace.get(start + at)?.map((event) => roleOf(event, failed)) ?? [];
    const count = (wanted: Role): number => roles.filter((role) => role === wanted).length;
    return { from: (start + at) * width, faults: count('fault'), healthy: count('healthy'), other: count('other') };
  });
  return [{ isLocal: first.time.isLocal, rows, buckets, bucketMs: width }];
}

/** What an event is on a timeline: a fault that belongs to no failure, such as a rare retry, is none. */
export function roleOf(event: LogEvent, failed: ReadonlySet<LogEvent>): Role {
  if (isFault(event)) return failed.has(event) ? 'fault' : 'other';
  const part = event.meaning?.part;
  return part === 'start' || part === 'success' || part === 'healthy' ? 'healthy' : 'other';
}

function addRow(rows: TimelineRow[], { record, time }: TimedEvent, role: Role): void {
  const { provider, id } = record;
  const before = rows.at(-1);
  const isSame = before?.id === id && before.role === role && foldProvider(before.provider) === foldProvider(provider);
  if (isSame) rows[rows.length - 1] = { ...before, last: time, count: before.count + 1 };
  else rows.push({ first: time, last: time, provider, id, role, count: 1 });
}

const mostBuckets = 48;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const widths = [
  ...[minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour],
  ...[day, 7 * day, 30 * day, 365 * day],
];

/** The shortest usual length of buckets, in milliseconds, of which a stretch needs no more than 48. */
function findWidth(first: number, last: number): number {
  const fits = (width: number): boolean => Math.floor(last / width) - Math.floor(first / width) < mostBuckets;
  const usual = widths.find(fits);
  if (usual !== undefined) return usual;
  let width = 3650 * day;
  while (!fits(width)) width *= 10;
  return width;
}

import type { FindingsData } from '../../cards/findings/findings.ts';
import type { Bucket, Timeline, TimelineRow } from '../../eventlog/reasoning/findings.ts';
import { splitMoment, tellEnd, tellLength, tellMoment } from './log-times.ts';
import { plainWords } from './plain-words.ts';

/** Eight heights: they are letters, so that every client of Teams shows them. */
const heights = '▁▂▃▄▅▆▇█';
/** With more signs a line does not fit on a card. */
const mostSigns = 24;
/** Fewer are read faster one by one. */
const fewestFaults = 5;

type Stretch = Pick<Bucket, 'from' | 'faults'>;

/** How many events of failures there were in each stretch of time, drawn with letters, and said in words for whoever cannot see them. */
export function viewCharts(timelines: readonly Timeline[]): FindingsData['charts'] {
  return timelines.flatMap(({ buckets, bucketMs, isLocal }) => {
    const width = Math.max(1, Math.ceil(buckets.length / mostSigns));
    const stretches = joinBuckets(buckets, width);
    const total = stretches.reduce((sum, { faults }) => sum + faults, 0);
    if (stretches.length < 2 || total < fewestFaults) return [];
    const peak = stretches.reduce((one, other) => (other.faults > one.faults ? other : one));
    const bars = stretches.map(({ faults }) => barOf(faults, peak.faults)).join('');
    const clock = isLocal ? 'clock of the server' : 'UTC';
    const most = `the most, ${String(peak.faults)}, from ${tellMoment({ ms: peak.from })} on (${clock})`;
    return [
      { bars, caption: `${String(total)} events of failures. Each sign is ${tellLength(bucketMs * width)}; ${most}.` },
    ];
  });
}

function joinBuckets(buckets: readonly Bucket[], width: number): Stretch[] {
  const starts = buckets.filter((_, at) => at % width === 0);
  return starts.map(({ from }, at) => ({
    from,
    faults: buckets.slice(at * width, (at + 1) * width).reduce((sum, { faults }) => sum + faults, 0),
  }));
}

function barOf(faults: number, most: number): string {
  return faults === 0 ? '·' : heights.charAt(Math.ceil((faults / most) * heights.length) - 1);
}

/** Most lines of a timeline, and fewer for a card that would be too big: the newest. */
const lengths = [60, 30, 12];
/** So many lines are read through; of more, those that are no failure are put together. */
const fewLines = 20;
/** So many events one after the other, none of them a failure, become one line. */
const leastAlike = 3;
const longestProvider = 40;

const marks = { fault: '✕', healthy: '✓', other: ' ' } as const;

/** One line: the row itself, or how many rows that are no failure it stands for. */
interface Line extends Pick<TimelineRow, 'first' | 'last'> {
  readonly words: string;
}

/** What happened when, told at different lengths, the longest first: a line for each day, and one for each event or row of events of one kind. */
export function viewTimelines(timelines: readonly Timeline[]): FindingsData['timelines'] {
  const told = timelines.map(({ rows, isLocal }) => ({
    lines: rows.length > fewLines ? foldRows(rows) : rows.map(lineOf),
    clock: isLocal ? 'Times are those of the clock of the server.' : 'Times are in UTC.',
  }));
  const longest = Math.max(0, ...told.map(({ lines }) => lines.length));
  const isWhole = lengths.filter((most) => most >= longest).length;
  // Where several lengths show all of it, the shortest of them is enough.
  return lengths.slice(Math.max(0, isWhole - 1)).map((most) => told.flatMap((one) => cut(one, most)));
}

function cut({ lines, clock }: { readonly lines: readonly Line[]; readonly clock: string }, most: number): string[] {
  const shown = lines.slice(-most);
  const left = lines.length - shown.length;
  const rest = left === 0 ? [] : [`… ${String(left)} earlier ${left === 1 ? 'line' : 'lines'} left out`];
  return [`✕ failure, ✓ normal. ${clock}`, ...rest, ...shown.flatMap(withDay)];
}

/** A day is said once, before its first line. */
function withDay({ first, last, words }: Line, at: number, lines: readonly Line[]): string[] {
  const [day, clock] = splitMoment(first);
  const before = lines[at - 1];
  const isNew = before === undefined || splitMoment(before.first)[0] !== day;
  const end = tellMoment(first) === tellMoment(last) ? '' : ` until ${tellEnd(first, last)}`;
  return [...(isNew ? [day] : []), `${clock} ${words}${end}`];
}

function lineOf({ first, last, provider, id, role, count }: TimelineRow): Line {
  const times = count === 1 ? '' : ` ×${String(count)}`;
  return { first, last, words: `${marks[role]} ${plainWords(provider, longestProvider)} ${String(id)}${times}` };
}

/** Failures stay as they are; what is none is put together, so that nobody has to look for them. */
function foldRows(rows: readonly TimelineRow[]): Line[] {
  const lines: Line[] = [];
  let quiet: TimelineRow[] = [];
  for (const row of rows) {
    if (row.role !== 'fault') {
      quiet.push(row);
      continue;
    }
    lines.push(...foldQuiet(quiet), lineOf(row));
    quiet = [];
  }
  return [...lines, ...foldQuiet(quiet)];
}

function foldQuiet(rows: readonly TimelineRow[]): Line[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || rows.length < leastAlike) return rows.map(lineOf);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const ids = [...new Set(rows.map(({ id }) => String(id)))];
  const named = [...ids.slice(0, 4), ...(ids.length > 4 ? ['…'] : [])].join(', ');
  return [{ first: first.first, last: last.last, words: `  ${String(count)} events without a failure (${named})` }];
}

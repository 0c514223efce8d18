import fc from 'fast-check';
import { viewCharts, viewTimelines } from '../../../dialogs/log/chart-view.ts';
import type { Timeline, TimelineRow } from '../../../eventlog/reasoning/findings.ts';
import { anyFindings, reportOf } from '../../support/log-reports.ts';

const minute = 60_000;
const start = Date.parse('2026-11-25T09:00:00Z');

/** A timeline with so many failures in each minute. */
function timeline(faults: readonly number[], more: Partial<Timeline> = {}): Timeline {
  const buckets = faults.map((count, at) => ({ from: start + at * minute, faults: count, healthy: 9, other: 9 }));
  return { isLocal: false, rows: [], buckets, bucketMs: minute, ...more };
}

const row = (at: number, role: TimelineRow['role'] = 'fault', more: Partial<TimelineRow> = {}): TimelineRow => {
  const time = { ms: start + at * minute, isLocal: false };
  return { first: time, last: time, provider: 'ADSync', id: 6329, role, count: 1, ...more };
};
const rows = (...given: TimelineRow[]): Timeline => timeline([], { rows: given });
const head = '✕ failure, ✓ normal. Times are in UTC.';

describe('viewCharts', () => {
  it('draws how many events of failures there were when, and says it in words', () => {
    expect(viewCharts([timeline([0, 1, 8, 4, 0])])).toEqual([
      {
        bars: '·▁█▄·',
        caption: '13 events of failures. Each sign is 1 minute; the most, 8, from 2026-11-25 09:02:00 on (UTC).',
      },
    ]);
    const [local] = viewCharts([timeline([3, 3], { isLocal: true })]);
    expect(local?.caption).toMatch(/from 2026-11-25 09:00:00 on \(clock of the server\)\.$/);
  });

  it('is left out where it would say nothing', () => {
    expect(viewCharts([timeline([2, 2]), timeline([9]), timeline([0, 0]), timeline([])])).toEqual([]);
    expect(viewCharts([timeline([2, 3])])).toHaveLength(1);
  });

  it('draws no more signs than a line has room for, and loses no failure', () => {
    const [chart] = viewCharts([timeline([...Array<number>(47).fill(1), 3])]);
    expect(chart?.bars).toBe(`${'▄'.repeat(23)}█`);
    expect(chart?.caption).toMatch(/^50 events of failures\. Each sign is 2 minutes; the most, 4, from .* 09:46:00 on/);
  });

  it('draws a sign wherever something failed, and none elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { maxLength: 24 }), (faults) => {
        const [chart] = viewCharts([timeline(faults)]);
        if (chart) expect(Array.from(chart.bars).map((sign) => sign !== '·')).toEqual(faults.map((count) => count > 0));
      }),
    );
  });
});

describe('viewTimelines', () => {
  it('says a day once, and each event or row of equal events on a line', () => {
    const until = { last: { ms: start + 5 * minute, isLocal: false }, count: 3 };
    const overnight = { last: { ms: start + 2000 * minute, isLocal: false }, count: 2 };
    expect(viewTimelines([rows(row(0), row(1, 'healthy', until), row(6, 'other', overnight), row(2001))])).toEqual([
      [
        head,
        '2026-11-25',
        '09:00:00 ✕ ADSync 6329',
        '09:01:00 ✓ ADSync 6329 ×3 until 09:05:00',
        '09:06:00   ADSync 6329 ×2 until 2026-11-26 18:20:00',
        '2026-11-26',
        '18:21:00 ✕ ADSync 6329',
      ],
    ]);
  });

  it('tells each kind of clock by itself', () => {
    const local = { ...rows(row(0)), isLocal: true };
    const [lines = []] = viewTimelines([rows(row(0)), local]);
    expect(lines.filter((line) => line.startsWith('✕ failure'))).toEqual([
      head,
      '✕ failure, ✓ normal. Times are those of the clock of the server.',
    ]);
    expect(viewTimelines([])).toEqual([[]]);
  });

  it('does not bury failures in an hour of other work', () => {
    const noise = Array.from({ length: 30 }, (_, at) => [row(at, 'other', { id: 656 }), row(at, 'other', { id: 657 })]);
    const [lines = []] = viewTimelines([
      rows(...noise.slice(0, 15).flat(), row(15), ...noise.slice(16).flat(), row(31)),
    ]);
    expect(lines).toEqual([
      ...[head, '2026-11-25'],
      '09:00:00   30 events without a failure (656, 657) until 09:14:00',
      '09:15:00 ✕ ADSync 6329',
      '09:16:00   28 events without a failure (656, 657) until 09:29:00',
      '09:31:00 ✕ ADSync 6329',
    ]);
  });

  it('puts together what went well as it does other work', () => {
    const well = Array.from({ length: 30 }, (_, at) => row(at, at % 2 === 0 ? 'healthy' : 'other', { id: 31_019 }));
    expect(viewTimelines([rows(...well, row(30))])).toEqual([
      [
        ...[head, '2026-11-25'],
        '09:00:00   30 events without a failure (31019) until 09:29:00',
        '09:30:00 ✕ ADSync 6329',
      ],
    ]);
  });

  it('folds nothing in a short timeline, and no two events in a long one', () => {
    const pairs = Array.from({ length: 10 }, (_, at) => [row(at, 'healthy'), row(at, 'healthy', { id: 1 }), row(at)]);
    const [short = []] = viewTimelines([rows(...Array.from({ length: 20 }, (_, at) => row(at, 'other', { id: at })))]);
    expect(short).toHaveLength(22);
    expect(viewTimelines([rows(...pairs.flat())])[0]).toHaveLength(32);
  });

  it('names four of the numbers that it puts together', () => {
    const others = Array.from({ length: 25 }, (_, at) => row(at, 'other', { id: at }));
    expect(viewTimelines([rows(...others)])[0]?.at(-1)).toBe(
      '09:00:00   25 events without a failure (0, 1, 2, 3, …) until 09:24:00',
    );
  });

  it('is told at shorter lengths as well, each with the newest', () => {
    const told = viewTimelines([rows(...Array.from({ length: 61 }, (_, at) => row(at, 'fault', { id: at })))]);
    expect(told.map((lines) => [lines[1], lines.at(-1)])).toEqual([
      ['… 1 earlier line left out', '10:00:00 ✕ ADSync 60'],
      ['… 31 earlier lines left out', '10:00:00 ✕ ADSync 60'],
      ['… 49 earlier lines left out', '10:00:00 ✕ ADSync 60'],
    ]);
    expect(told.map((lines) => lines.length)).toEqual([63, 33, 15]);
    const whole = viewTimelines([rows(...Array.from({ length: 25 }, (_, at) => row(at)))]);
    expect(whole.map((lines) => lines.length)).toEqual([27, 15]);
  });

  it('shows plain lines, whatever the log says', () => {
    fc.assert(
      fc.property(anyFindings, ({ timelines }) => {
        for (const line of viewTimelines(timelines).flat()) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it('shows the events of a real incident', () => {
    const { timelines } = reportOf('09:00:00 31001 @a\n09:00:01 33008 @a hr=80230619').findings;
    expect(viewTimelines(timelines)).toEqual([
      [head, '2026-11-25', '09:00:00 ✓ PasswordResetService 31001', '09:00:01 ✕ PasswordResetService 33008'],
    ]);
  });
});

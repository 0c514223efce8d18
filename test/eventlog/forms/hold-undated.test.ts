import type { EventRecord } from '../../../eventlog/event-record.ts';
import { holdUndated } from '../../../eventlog/forms/hold-undated.ts';
import { readStamp } from '../../../eventlog/forms/read-stamp.ts';

const record = { provider: 'ADSync', id: 6329, text: '' };

/** The times that a log with these dates gets, as the clocks showed them. */
function settle(dates: readonly string[]): readonly (string | undefined)[] {
  const records: EventRecord[] = [];
  const undated = holdUndated((each) => records.push(each));
  for (const [id, date] of dates.entries()) undated.push({ ...record, id }, readStamp(date));
  undated.end();
  expect(records.map(({ id }) => id)).toEqual(dates.map((_, at) => at));
  return records.map(({ time }) => time && new Date(time.ms).toISOString().slice(0, 10));
}

describe('holdUndated', () => {
  it.each([
    [
      'a day above 12, before or after',
      ['3/4/2026 1:00', '25/4/2026 1:00', '5/4/2026 1:00'],
      ['2026-04-03', '2026-04-25', '2026-04-05'],
    ],
    ['the thirteenth', ['3/4/2026 1:00', '13/4/2026 1:00'], ['2026-04-03', '2026-04-13']],
    ['the thirteenth in the second place', ['3/4/2026 1:00', '4/13/2026 1:00'], ['2026-03-04', '2026-04-13']],
    [
      'nothing up to the twelfth',
      ['3/4/2026 1:00', '12/4/2026 1:00', '4/12/2026 1:00'],
      [undefined, undefined, undefined],
    ],
    ['a day above 12 in the second place', ['3/4/2026 1:00', '4/25/2026 1:00'], ['2026-03-04', '2026-04-25']],
    ['points, which no culture with the month first has', ['3.4.2026 1:00'], ['2026-04-03']],
    ['dashes, likewise', ['3-4-2026 1:00'], ['2026-04-03']],
    ['nothing, so that there is no time', ['3/4/2026 1:00', '5/4/2026 1:00'], [undefined, undefined]],
    [
      'nothing that is needed, where both numbers are one',
      ['4/4/2026 1:00', '3/4/2026 1:00'],
      ['2026-04-04', undefined],
    ],
    [
      'dates that contradict each other',
      ['13/4/2026 1:00', '4/13/2026 1:00', '3/4/2026 1:00'],
      ['2026-04-13', '2026-04-13', undefined],
    ],
    ['points beside slashes', ['3.4.2026 1:00', '3/4/2026 1:00'], [undefined, undefined]],
    ['the date itself, where it is clear', ['31/4/2026 1:00', '2026-04-03T01:00:00Z'], [undefined, '2026-04-03']],
    ['no date', ['', '3.4.2026 1:00', ''], [undefined, '2026-04-03', undefined]],
  ])('goes by %s', (_, dates, times) => {
    expect(settle(dates)).toEqual(times);
  });

  it('gives on at once what has no open date, as long as nothing is held', () => {
    const ids: number[] = [];
    const undated = holdUndated(({ id }) => ids.push(id));
    undated.push({ ...record, id: 1 }, readStamp('2026-04-03T01:00:00Z'));
    undated.push({ ...record, id: 2 }, undefined);
    expect(ids).toEqual([1, 2]);
    undated.push({ ...record, id: 3 }, readStamp('3/4/2026 1:00'));
    undated.push({ ...record, id: 4 }, undefined);
    expect(ids).toEqual([1, 2]);
    undated.end();
    expect(ids).toEqual([1, 2, 3, 4]);
  });

  it('holds no more than it must, and goes on with what is known by then', () => {
    const times: (number | undefined)[] = [];
    const undated = holdUndated(({ time }) => times.push(time?.ms));
    const text = 'x'.repeat(3_000_000);
    for (let count = 0; count < 3; count++) undated.push({ ...record, text }, readStamp('3/4/2026 0:00'));
    expect(times).toEqual([undefined, undefined, undefined]);
    undated.push(record, readStamp('3/4/2026 0:00'));
    undated.push(record, readStamp('25/4/2026 0:00'));
    undated.push(record, readStamp('3/4/2026 0:00'));
    expect(times.slice(3)).toEqual([undefined, Date.UTC(2026, 3, 25), Date.UTC(2026, 3, 3)]);
    undated.end();
    expect(times).toHaveLength(6);
  });
});

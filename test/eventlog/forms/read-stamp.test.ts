import fc from 'fast-check';
import { readStamp, readUtcStamp, settleStamp, type OpenStamp } from '../../../eventlog/forms/read-stamp.ts';
import { wallClock, writeLocalTime, type DateStyle } from '../../support/log-clocks.ts';
import { zones } from '../../support/log-events.ts';

const utc = (time: string): unknown => ({ ms: Date.parse(time), isLocal: false });
const local = (time: string): unknown => ({ ms: Date.parse(`${time}Z`), isLocal: true });

describe('readStamp', () => {
  it.each([
    ['2026-11-25T14:03:11.123456789Z', utc('2026-11-25T14:03:11.123Z')],
    ['2026-11-25T14:03:11.5Z', utc('2026-11-25T14:03:11.5Z')],
    ['2026-11-25 14:03:11Z', utc('2026-11-25T14:03:11Z')],
    ['2026-11-25T14:03:11.1234567+05:30', utc('2026-11-25T08:33:11.123Z')],
    ['2026-11-25T14:03:11-0330', utc('2026-11-25T17:33:11Z')],
    ['2026-11-25T14:03:11.123', local('2026-11-25T14:03:11.123')],
    ['/Date(1700000000000)/', { ms: 1_700_000_000_000, isLocal: false }],
    ['/Date(1700000000000+0100)/', { ms: 1_700_000_000_000, isLocal: false }],
    ['2026-11-25 14:03', local('2026-11-25T14:03:00')],
    ['2026-11-25 9:03:11', local('2026-11-25T09:03:11')],
    ['2026. 11. 25. 오후 2:03:11', local('2026-11-25T14:03:11')],
    ['2026-11-25 오전 12:03:11', local('2026-11-25T00:03:11')],
    ['2026/11/25 下午 02:03:11', local('2026-11-25T14:03:11')],
    ['2026/11/25 午前 9:03:11', local('2026-11-25T09:03:11')],
    ['2026/11/25 上午 09:03:11', local('2026-11-25T09:03:11')],
    ['2569/11/25 14:03:11', local('2026-11-25T14:03:11')],
    ['2026/11/25 午後 12:03:11', local('2026-11-25T12:03:11')],
  ])('reads %s', (text, time) => {
    expect(readStamp(text)).toEqual(time);
  });

  it.each([
    ['11/25/2026 2:03:11 PM', 11, 25, '/', '14:03:11'],
    ['11/25/2026 12:03:11 AM', 11, 25, '/', '00:03:11'],
    ['\u200e11\u200e/\u200e25\u200e/\u200e2026 2:03:11 PM', 11, 25, '/', '14:03:11'],
    ['11/25/2026, 2:03:11\u202fp.\u00a0m.', 11, 25, '/', '14:03:11'],
    ['25/11/2026 14:03', 25, 11, '/', '14:03:00'],
    ['25.11.2026 14:03:11', 25, 11, '.', '14:03:11'],
    ['25. 11. 2026 14:03:11', 25, 11, '.', '14:03:11'],
    ['25/11/2026 2:03:11 μμ', 25, 11, '/', '14:03:11'],
    ['25/11/2026 12:03:11 π.μ.', 25, 11, '/', '00:03:11'],
    ['25.11.2026 г. 14:03:11 ч.', 25, 11, '.', '14:03:11'],
    ['25/11/2569 14:03:11', 25, 11, '/', '14:03:11'],
    ['25.11.2026 г. 14:03:11', 25, 11, '.', '14:03:11'],
    ['25.11.2026 14.03.11', 25, 11, '.', '14:03:11'],
    ['25-11-2026 14:03:11,1234567', 25, 11, '-', '14:03:11'],
    ['1/2/2026 1:02:03 a.m.', 1, 2, '/', '01:02:03'],
  ])('leaves the order of %s open', (text, first, second, separator, clock) => {
    const ms = Date.parse(`1970-01-01T${clock}Z`);
    expect(readStamp(text)).toEqual({ first, second, year: 2026, separator, clock: ms });
  });

  it.each([
    ...['', 'N/A', '33004', 'Nov 25 14:03', '2026-11-25', '14:03:11', '25/11/26 14:03:11', '111/11/2026 14:03:11'],
    ...[
      '2026-02-30T14:03:11Z',
      '2026-13-01T14:03:11Z',
      '2026-11-25T24:03:11Z',
      '2026-11-25T14:60:11Z',
      '2026/02/30 14:03:11',
    ],
    ...[
      '2026-11-25T14:03:60Z',
      '25/11/2026 24:03:11',
      '25/11/2026 13:03:11 PM',
      '25/11/2026 0:03:11 AM',
      '25/11-2026 14:03:11',
    ],
    ...[
      '1992/11/25 14:03:11',
      '25/11/1448 14:03:11',
      '25/11/2101 14:03:11',
      '2644/11/25 14:03:11',
      '2569-11-25T14:03:11Z',
      '0001-01-01T00:00:00Z',
      '/Date(999999999999999)/x',
      '2026/11/2026 14:03:11',
      '/Date(9999999999999999)/',
    ],
  ])('reads no time in %j', (text) => {
    expect(readStamp(text)).toBeUndefined();
  });

  it('reads no time before there were event logs, and none behind a long gap', () => {
    expect(['/Date(-62135596800000)/', '/Date(999999999999999)/', '/Date(-1)/'].map(readStamp)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(readStamp(`25/11/2026 ${' '.repeat(100)}14:03:11`)).toBeUndefined();
  });

  it('reads what every culture writes, to the second', () => {
    const style = fc.constantFrom<DateStyle>('us', 'gb', 'de', 'nl', 'jp', 'iso', 'kr', 'tw');
    const at = fc.integer({ min: Date.UTC(1994, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(at, fc.constantFrom(...zones), style, (moment, zone, of) => {
        const stamp = readStamp(writeLocalTime(moment, zone, of));
        const order = of === 'us' ? 'month-first' : 'day-first';
        const time = stamp !== undefined && 'year' in stamp ? settleStamp(stamp, order) : stamp;
        expect(time).toEqual({ ms: wallClock(moment, zone), isLocal: true });
      }),
      { numRuns: 500 },
    );
  });

  it('reads any text without an error', () => {
    const signs = fc.constantFrom(
      '1',
      '25',
      '2026',
      '/',
      '.',
      '-',
      ':',
      ' ',
      'T',
      'Z',
      'PM',
      '오후',
      '/Date(',
      ')/',
      '+',
      '\u200e',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (parts) => {
        const stamp = readStamp(parts.join(''));
        if (stamp !== undefined && 'ms' in stamp) expect(new Date(stamp.ms).getTime()).toBe(stamp.ms);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('settleStamp', () => {
  const stamp: OpenStamp = { first: 3, second: 4, year: 2026, separator: '/', clock: 1000 };

  it('takes the numbers in the given order', () => {
    expect(settleStamp(stamp, 'day-first')).toEqual(local('2026-04-03T00:00:01'));
    expect(settleStamp(stamp, 'month-first')).toEqual(local('2026-03-04T00:00:01'));
  });

  it('knows no day that no calendar has', () => {
    expect(settleStamp({ ...stamp, first: 31 }, 'day-first')).toBeUndefined();
    expect(settleStamp({ ...stamp, first: 13 }, 'month-first')).toBeUndefined();
    expect(settleStamp({ ...stamp, first: 0 }, 'day-first')).toBeUndefined();
  });
});

describe('readUtcStamp', () => {
  it('takes a time without a zone for one in UTC', () => {
    expect(readUtcStamp('2026-11-25T14:03:11.123')).toEqual(utc('2026-11-25T14:03:11.123Z'));
    expect(readUtcStamp('2026-11-25T14:03:11+01:00')).toEqual(utc('2026-11-25T13:03:11Z'));
    expect(readUtcStamp('11/25/2026 14:03:11')).toBeUndefined();
    expect(readUtcStamp('')).toBeUndefined();
  });
});

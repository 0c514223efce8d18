import fc from 'fast-check';
import { fileTimeMs, fileTimeText, isoTimeMs, systemTimeMs } from '../../../eventlog/evtx/log-times.ts';

const epochGap = 11_644_473_600_000;
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function fileTime(units: bigint): DataView {
  const view = new DataView(new ArrayBuffer(12));
  view.setBigUint64(4, units, true);
  return view;
}

/** In units of 100 ns, from 1601 to the end of 9999. */
const anyUnits = fc.bigInt({ min: 0n, max: BigInt(latest + epochGap) * 10_000n + 9_999n });

describe('fileTimeMs', () => {
  it('gives whole milliseconds, to the last unit', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        expect(fileTimeMs(fileTime(units), 4)).toBe(Number(units / 10_000n) - epochGap);
      }),
      { numRuns: 1_000 },
    );
    expect(fileTimeMs(fileTime(0n), 4)).toBe(-epochGap);
    expect(fileTimeMs(fileTime(BigInt(latest + epochGap) * 10_000n + 9_999n), 4)).toBe(latest);
  });

  it.each([BigInt(latest + epochGap + 1) * 10_000n, 2n ** 63n, 2n ** 64n - 1n])('gives nothing for %d', (units) => {
    expect(fileTimeMs(fileTime(units), 4)).toBeUndefined();
    expect(fileTimeText(fileTime(units), 4)).toBeUndefined();
  });
});

describe('fileTimeText', () => {
  it('writes what can be read back, with all seven places', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const text = fileTimeText(fileTime(units), 4) ?? '';
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
        expect(text.slice(-5, -1)).toBe(String(units % 10_000n).padStart(4, '0'));
        expect(isoTimeMs(text)).toBe(fileTimeMs(fileTime(units), 4));
      }),
    );
  });
});

describe('systemTimeMs', () => {
  const systemTime = (...parts: readonly number[]): DataView =>
    new DataView(Uint16Array.from([0xffff, ...parts]).buffer);

  it('reads year, month, day and clock, and lets the day of the week be', () => {
    expect(systemTimeMs(systemTime(2026, 3, 99, 14, 9, 26, 53, 7), 2)).toBe(Date.UTC(2026, 2, 14, 9, 26, 53, 7));
  });

  it.each([
    [2026, 13, 0, 1, 0, 0, 0, 0],
    [2026, 1, 0, 32, 0, 0, 0, 0],
    [2026, 1, 0, 1, 25, 0, 0, 0],
    [2026, 1, 0, 1, 0, 60, 0, 0],
    [2026, 1, 0, 1, 0, 0, 61, 0],
    [2026, 0, 0, 1, 0, 0, 0, 0],
    [20_260, 1, 0, 1, 0, 0, 0, 0],
    [2026, 1, 0, 1, 300, 0, 0, 0],
  ])('gives nothing for %d-%d (%d) %d %d:%d:%d.%d', (...parts) => {
    expect(systemTimeMs(systemTime(...parts), 2)).toBeUndefined();
  });
});

describe('isoTimeMs', () => {
  it.each([
    ['2026-03-14T09:26:53Z', Date.UTC(2026, 2, 14, 9, 26, 53)],
    ['2026-03-14T09:26:53.1Z', Date.UTC(2026, 2, 14, 9, 26, 53, 100)],
    ['2026-03-14T09:26:53.1239999Z', Date.UTC(2026, 2, 14, 9, 26, 53, 123)],
    ['2026-03-14T09:26:53.123456700Z', Date.UTC(2026, 2, 14, 9, 26, 53, 123)],
  ])('reads %s', (text, ms) => {
    expect(isoTimeMs(text)).toBe(ms);
  });

  it.each([
    '',
    '2026-03-14',
    '2026-03-14T09:26:53',
    '2026-03-14T09:26:53+01:00',
    '2026-03-14T09:26:53.Z',
    '2026-99-99T99:99:99Z',
    'x2026-03-14T09:26:53Z',
  ])('reads nothing of %j', (text) => {
    expect(isoTimeMs(text)).toBeUndefined();
  });
});

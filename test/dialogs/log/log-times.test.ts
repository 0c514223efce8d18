import {
  splitMoment,
  tellClock,
  tellEnd,
  tellLength,
  tellMoment,
  tellSpan,
  tellTime,
} from '../../../dialogs/log/log-times.ts';

const at = (time: string, isLocal = false) => ({ ms: Date.parse(`${time}Z`), isLocal });
const nine = at('2026-11-25T09:00:00.750');

describe('a moment', () => {
  it('is told to the second, with its clock where that is wanted', () => {
    expect(tellMoment(nine)).toBe('2026-11-25 09:00:00');
    expect(tellTime(nine)).toBe('2026-11-25 09:00:00 UTC');
    expect(tellTime({ ...nine, isLocal: true })).toBe('2026-11-25 09:00:00 (clock of the server)');
    expect(splitMoment(nine)).toEqual(['2026-11-25', '09:00:00']);
    expect([tellClock({ isLocal: true }), tellClock({ isLocal: false })]).toEqual(['(clock of the server)', 'UTC']);
  });

  it('that no calendar has is not told', () => {
    for (const ms of [NaN, Infinity, 9e15]) expect(tellMoment({ ms })).toBe('a time that cannot be read');
    expect(splitMoment({ ms: 8.64e15 })).toEqual(['+275760-09-13', '00:00:00']);
  });
});

describe('a stretch of time', () => {
  it('says each thing once', () => {
    expect(tellSpan(nine, nine)).toBe('2026-11-25 09:00:00 UTC');
    expect(tellSpan(nine, at('2026-11-25T10:30:00'))).toBe('2026-11-25 09:00:00 to 10:30:00 UTC');
    expect(tellSpan(nine, at('2026-11-26T10:30:00', true))).toBe(
      '2026-11-25 09:00:00 to 2026-11-26 10:30:00 (clock of the server)',
    );
  });

  it('ends with its day where that is another one', () => {
    expect(tellEnd(nine, at('2026-11-25T10:30:00'))).toBe('10:30:00');
    expect(tellEnd(nine, at('2026-11-26T08:00:00'))).toBe('2026-11-26 08:00:00');
  });

  it.each([
    [0, 'less than a second'],
    [-5000, 'less than a second'],
    [1000, '1 second'],
    [61_000, '1 minute 1 second'],
    [4_800_000, '1 hour 20 minutes'],
    [3_600_000, '1 hour'],
    [3_601_000, '1 hour'],
    [2 * 86_400_000 + 3_600_000, '2 days 1 hour'],
  ])('of %d ms is %s', (ms, told) => {
    expect(tellLength(ms)).toBe(told);
  });
});

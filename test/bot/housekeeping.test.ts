import pino from 'pino';
import { startHousekeeping } from '../../bot/housekeeping.ts';
import type { Turns } from '../../integrations/sql-turns.ts';

const now = (): Date => new Date('2026-01-08T12:00:00Z');
let lines: string[] = [];
const log = pino({ base: undefined }, { write: (line) => lines.push(line) });

/** Turns that only note what they are to forget. */
function forgetting(forget: Turns['forget']): Turns {
  return { forget } as Turns;
}

beforeEach(() => {
  lines = [];
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

it('forgets deliveries after a week, what they came to and who reported a code after a day: at once, and every hour', () => {
  const forget = jest.fn(() => Promise.resolve());
  const stop = startHousekeeping(forgetting(forget), now, log);
  const aDayAgo = new Date('2026-01-07T12:00:00Z');
  expect(forget.mock.calls).toEqual([[new Date('2026-01-01T12:00:00Z'), aDayAgo, aDayAgo]]);
  jest.advanceTimersByTime(2 * 3_600_000);
  expect(forget).toHaveBeenCalledTimes(3);
  stop();
  jest.advanceTimersByTime(2 * 3_600_000);

  expect(forget).toHaveBeenCalledTimes(3);
});

it('goes on when the store does not answer, and says so', async () => {
  const forget = jest.fn(() => Promise.reject(new Error('on purpose')));
  const stop = startHousekeeping(forgetting(forget), now, log);
  await Promise.resolve();
  await Promise.resolve();
  jest.advanceTimersByTime(3_600_000);
  stop();

  expect(forget).toHaveBeenCalledTimes(2);
  expect(lines[0]).toContain('old deliveries were not forgotten');
  expect(lines[0]).not.toContain('on purpose');
});

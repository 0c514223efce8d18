import fc from 'fast-check';
import { backOff } from '../../../bot/outbox/back-off.ts';

const most = (): number => 1 - Number.EPSILON;

it('doubles the longest wait with each try, up to five minutes', () => {
  expect([0, 1, 2, 8, 9, 2000].map((attempts) => backOff(attempts, most))).toEqual([
    1000, 2000, 4000, 256_000, 300_000, 300_000,
  ]);
});

it('spreads those who failed together over the whole time', () => {
  expect([0, 0.25, 0.5].map((random) => backOff(3, () => random))).toEqual([0, 2000, 4000]);
});

it('never comes back sooner than the other side asked for, nor an hour and five minutes later', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(50), random, fc.nat(7_200_000), (attempts, value, asked) => {
      const ms = backOff(attempts, () => value, asked);
      expect(ms).toBeGreaterThanOrEqual(Math.min(asked, 3_600_000));
      expect(ms).toBeLessThanOrEqual(3_900_000);
    }),
  );
});

it.each([NaN, Infinity, -5000])('takes %d for no wish at all', (asked) => {
  expect(backOff(0, most, asked)).toBe(1000);
});

import fc from 'fast-check';
import { createMeter, type Limit } from '../../../bot/outbox/meter.ts';

const limits: readonly Limit[] = [
  { calls: 2, ms: 1000 },
  { calls: 3, ms: 5000 },
];
const start = Date.UTC(2026, 2, 2);

it('lets as many through as a limit says, and the next one when its span is over and a little more', () => {
  const meter = createMeter(limits);
  meter.count(start);
  expect(meter.earliest(start, false)).toBe(start);
  meter.count(start);
  expect(meter.earliest(start, false)).toBe(start + 1200);
  meter.count(start + 1200);

  expect(meter.earliest(start + 1200, false)).toBe(start + 5200);
});

it('puts those who come later behind those who wait, and lets the next one through', () => {
  const meter = createMeter(limits);
  meter.count(start);
  meter.plan(start + 3000);

  expect(meter.earliest(start, false)).toBe(start + 3000);
  expect(meter.earliest(start, true)).toBe(start);
  meter.unplan(start + 3000);
  meter.unplan(start + 4000);
  expect(meter.earliest(start, false)).toBe(start);
});

it('waits for nobody who did not come', () => {
  const meter = createMeter(limits);
  for (const ms of [30, 10, 20]) meter.plan(start + ms);

  expect(meter.earliest(start + 30, false)).toBe(start + 30);
});

it('counts those who wait like calls', () => {
  const meter = createMeter(limits);
  meter.plan(start + 3000);
  meter.plan(start + 3000);

  expect(meter.earliest(start, false)).toBe(start + 4200);
});

it('makes no call while it is paused, for an hour at most', () => {
  const meter = createMeter(limits);
  meter.pause(start + 7000);
  meter.pause(start + 6000);
  expect(meter.earliest(start, true)).toBe(start + 7000);
  expect(meter.isIdle(start)).toBe(false);
  meter.pause(start + 3_700_000);

  expect(meter.earliest(start, true)).toBe(start);
});

it('is idle when nothing is left to count', () => {
  const meter = createMeter(limits);
  meter.count(start);
  expect(meter.isIdle(start + 5199)).toBe(false);
  expect(meter.isIdle(start + 5200)).toBe(true);
  meter.plan(start + 6000);

  expect(meter.isIdle(start + 6000)).toBe(false);
});

it('begins anew when the clock was set back', () => {
  const meter = createMeter(limits);
  meter.count(start);
  meter.count(start);

  expect(meter.earliest(start - 60_000, false)).toBe(start - 60_000);
});

it('never lets more through in any span, whoever waits and whenever they come', () => {
  const steps = fc.array(fc.record({ ms: fc.nat(900), isNext: fc.boolean() }), { maxLength: 120 });
  fc.assert(
    fc.property(steps, (moves) => {
      const meter = createMeter(limits);
      const made: number[] = [];
      let time = start;
      for (const { ms, isNext } of moves) {
        time += ms;
        if (meter.earliest(time, isNext) > time) meter.plan(meter.earliest(time, false));
        else {
          meter.count(time);
          made.push(time);
        }
      }
      for (const { calls, ms } of limits) {
        for (const from of made)
          expect(made.filter((at) => at >= from && at <= from + ms).length).toBeLessThanOrEqual(calls);
      }
    }),
  );
});

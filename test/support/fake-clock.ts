import type { After } from '../../bot/outbox/alarm.ts';

/** A clock that stands still until it is told how much time passes. */
export interface FakeClock {
  now(): Date;
  readonly after: After;
  /** Lets time pass: each timer rings at its time, and what it set going comes to rest before the next one. */
  advance(ms: number): Promise<void>;
  /** The hands are moved, and no time passes. */
  set(to: Date): void;
}

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** Makes a clock that shows `start`. */
export function fakeClock(start = new Date('2026-03-02T08:00:00Z')): FakeClock {
  let shown = start.getTime();
  // Timers go by the time that has passed, whatever the clock shows.
  let passed = 0;
  const timers = new Set<Timer>();
  const pass = (to: number): void => {
    shown += to - passed;
    passed = to;
  };
  return {
    now: () => new Date(shown),
    after(ms, work) {
      const timer = { at: passed + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = passed + ms;
      await comeToRest();
      for (let next = earliest(timers, end); next; next = earliest(timers, end)) {
        timers.delete(next);
        pass(next.at);
        next.work();
        await comeToRest();
      }
      pass(end);
    },
    set(to) {
      shown = to.getTime();
    },
  };
}

function earliest(timers: ReadonlySet<Timer>, end: number): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
  return first;
}

/** Whatever waits for nothing but promises has run when this resolves. */
async function comeToRest(): Promise<void> {
  for (let round = 0; round < 2; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

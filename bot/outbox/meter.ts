/** At most so many calls in so many milliseconds, wherever the span is laid. */
export interface Limit {
  readonly calls: number;
  readonly ms: number;
}

/** Counts the calls to one place, and those that are to come. Times are milliseconds since 1970. */
export interface Meter {
  /** When the next call may be made: behind all that are planned, unless it `isNext`. */
  earliest(time: number, isNext: boolean): number;
  /** A call is made now. */
  count(time: number): void;
  plan(time: number): void;
  unplan(time: number): void;
  /** No call is made before this time. */
  pause(until: number): void;
  /** True when nothing is left that could hold up a call. */
  isIdle(time: number): boolean;
}

/**
 * Added to each span, in milliseconds: what leaves here at some distance may arrive a little closer together.
 */
const slackMs = 200;

/** Longest time that a place is left alone on request, in milliseconds. */
const mostPausedMs = 60 * 60_000;

/** Makes a meter with nothing counted. */
export function createMeter(limits: readonly Limit[]): Meter {
  const longest = Math.max(...limits.map(({ ms }) => ms)) + slackMs;
  const made: number[] = [];
  const planned: number[] = [];
  let pausedUntil = 0;

  const forget = (time: number): void => {
    while (made.length > 0 && Number(made[0]) <= time - longest) made.shift();
    // The clock was set back: what lies ahead of it can no longer be compared.
    while (made.length > 0 && Number(made.at(-1)) > time) made.pop();
    if (pausedUntil > time + mostPausedMs) pausedUntil = 0;
  };
  return {
    earliest(time, isNext) {
      forget(time);
      // Whoever was to come earlier and did not is no longer waited for.
      const ahead = isNext ? [] : planned.slice(planned.findLastIndex((at) => at <= time) + 1);
      return limits.reduce(
        (at, { calls, ms }) => Math.max(at, fromTheEnd(made, ahead, calls) + ms + slackMs),
        Math.max(time, pausedUntil, ahead.at(-1) ?? 0),
      );
    },
    count(time) {
      made.push(time);
    },
    plan(time) {
      planned.splice(planned.findLastIndex((at) => at <= time) + 1, 0, time);
    },
    unplan(time) {
      const index = planned.indexOf(time);
      if (index !== -1) planned.splice(index, 1);
    },
    pause(until) {
      pausedUntil = Math.max(pausedUntil, until);
    },
    isIdle(time) {
      forget(time);
      return made.length === 0 && planned.length === 0 && pausedUntil <= time;
    },
  };
}

/** The call that is `count` before the next one; long ago when there were not so many. */
function fromTheEnd(made: readonly number[], ahead: readonly number[], count: number): number {
  return ahead[ahead.length - count] ?? made[made.length + ahead.length - count] ?? -Infinity;
}

/** Failures in a row after which nobody is asked for a while. */
const mostFailures = 5;

/** How long nobody is asked then, in milliseconds; it is also the least time between two probes. */
export const openMs = 60_000;

/** Longest time for which the other side may have itself left alone, in milliseconds. */
const mostOpenMs = 60 * 60_000;

/** How long somebody waits at least who comes while a probe is out, in milliseconds. */
const probeWaitMs = 5000;

/**
 * Those who are turned away come back a few at a time, at this distance in milliseconds, and none later than `mostSpreadMs` for
 * that reason: a destination that has just come back is not overrun, and thousands who wait are not asked for every minute.
 */
const spreadMs = 4000;
const togetherAtMost = 4;
const mostSpreadMs = 4 * 60_000;

/** A call that may be made now; whoever was let in says how it went, whatever happens. */
export interface Entry {
  /** `up`: somebody answered. `down`: nobody did; left alone for `atLeastMs` then. `unused`: the call was not made. */
  leave(how: 'up' | 'down' | 'unused', atLeastMs?: number): void;
}

/** Keeps calls away from those who do not answer, by the name of a destination. */
export interface CircuitBreaker {
  /** Lets a call in, or says for how many milliseconds it has to wait. */
  enter(destination: string): { readonly entry: Entry } | { readonly waitMs: number };
}

interface Destination {
  failures: number;
  /** Since when and for how long it is left alone; undefined while calls go through. */
  open: { readonly since: number; readonly ms: number } | undefined;
  isProbed: boolean;
  /** How many were turned away since it was given up the last time. */
  turnedAway: number;
}

/** Makes the breaker of one process; `now` is in milliseconds. */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  const destinations = new Map<string, Destination>();
  return {
    enter(name) {
      const destination = destinations.get(name) ?? createDestination();
      destinations.set(name, destination);
      const waitMs = waitOf(destination, now());
      if (waitMs > 0) return { waitMs: waitMs + spread(destination) };
      const isProbe = destination.open !== undefined;
      if (isProbe) destination.isProbed = true;
      return { entry: createEntry(destination, isProbe, now) };
    },
  };
}

function createDestination(): Destination {
  return { failures: 0, open: undefined, isProbed: false, turnedAway: 0 };
}

function spread(destination: Destination): number {
  const before = Math.floor(destination.turnedAway / togetherAtMost);
  destination.turnedAway += 1;
  return Math.min(before * spreadMs, mostSpreadMs);
}

function waitOf({ open, isProbed }: Destination, time: number): number {
  if (isProbed) return probeWaitMs;
  if (!open) return 0;
  // The distance, because a clock that was set back must not keep calls away for hours.
  return Math.max(0, open.ms - Math.abs(time - open.since));
}

function createEntry(destination: Destination, isProbe: boolean, now: () => number): Entry {
  let isOver = false;
  return {
    leave(how, atLeastMs = 0) {
      if (isOver) return;
      isOver = true;
      if (isProbe) destination.isProbed = false;
      if (how === 'up') {
        destination.failures = 0;
        destination.open = undefined;
      }
      if (how === 'down') fail(destination, isProbe, now(), atLeastMs);
    },
  };
}

function fail(destination: Destination, isProbe: boolean, time: number, atLeastMs: number): void {
  destination.failures += 1;
  // Calls that were under way when it was given up say nothing new.
  const isNews = destination.open === undefined || isProbe;
  if (!isNews || destination.failures < mostFailures) return;
  destination.turnedAway = 0;
  destination.open = { since: time, ms: Math.min(Math.max(openMs, atLeastMs), mostOpenMs) };
}

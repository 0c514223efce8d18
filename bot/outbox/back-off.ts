/** Wait before the first repetition, in milliseconds; each further one is twice as long. */
const firstMs = 1000;

/** Longest wait that we choose ourselves, in milliseconds. */
const mostMs = 5 * 60_000;

/** Longest wait that the other side may ask for, in milliseconds: a wrong header must not silence a message for days. */
const mostAskedMs = 60 * 60_000;

/**
 * Time until the next try after `attempts` earlier ones, in milliseconds: any time up to the doubled one, so that those who
 * failed together do not come back together, and never less than the other side asked for.
 */
export function backOff(attempts: number, random: () => number, askedMs = 0): number {
  const asked = Number.isFinite(askedMs) ? Math.min(Math.max(askedMs, 0), mostAskedMs) : 0;
  return Math.ceil(asked + random() * Math.min(mostMs, firstMs * 2 ** attempts));
}

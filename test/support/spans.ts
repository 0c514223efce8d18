/** What Teams allows in one conversation ("Optimize your bot with rate limiting in Teams", per bot per thread limit). */
export const documentedLimits: readonly { readonly calls: number; readonly ms: number }[] = [
  { calls: 7, ms: 1000 },
  { calls: 8, ms: 2000 },
  { calls: 60, ms: 30_000 },
  { calls: 1800, ms: 3_600_000 },
];

/** The most of these times that lie in any span of so many milliseconds. */
export function mostInAnySpan(times: readonly number[], ms: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  let first = 0;
  let most = 0;
  for (const [index, time] of sorted.entries()) {
    while (Number(sorted[first]) < time - ms) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

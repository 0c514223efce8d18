/** Calls `write` unless it did so for the same key a short while ago, and tells it how often it did not since the last time. */
export type SparseLog = (key: string, write: (unlogged: number) => void) => void;

/** Makes a log that has at most one line for each key in `everyMs`: keys are few and fixed, what happens may be a flood. */
export function createSparseLog(everyMs: number, now: () => number = () => performance.now()): SparseLog {
  const last = new Map<string, { at: number; unlogged: number }>();
  return (key, write) => {
    const line = last.get(key);
    // The distance, because a clock that was set back must not silence the log for hours.
    if (line && Math.abs(now() - line.at) < everyMs) {
      line.unlogged += 1;
      return;
    }
    last.set(key, { at: now(), unlogged: 0 });
    write(line?.unlogged ?? 0);
  };
}

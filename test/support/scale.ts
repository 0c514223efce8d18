/** How many times more a test that counts does than in a usual run: `npm run proof` sets it (jest's `globals`). */
export const scale = (globalThis as { scale?: number }).scale ?? 1;

/**
 * Does work some times, and resolves with the megabytes by which heap or resident memory has grown, whichever is more; the
 * garbage is collected before, after and each time in between. 0 in a usual run, where it cannot be collected at will:
 * `npm run proof` runs Node with `--expose-gc`.
 */
export async function measureGrowth(times: number, work: () => Promise<void>): Promise<number> {
  const before = memoryInUse();
  let after = before;
  for (let at = 0; at < times; at++) {
    await work();
    after = memoryInUse();
  }
  return Math.max(after.heap - before.heap, after.resident - before.resident);
}

function memoryInUse(): { heap: number; resident: number } {
  if (!globalThis.gc) return { heap: 0, resident: 0 };
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1024 / 1024, resident: rss / 1024 / 1024 };
}

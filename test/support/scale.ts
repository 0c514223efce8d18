/** How many times more a test that counts does than in a usual run: `npm run proof` sets it (jest's `globals`). */
export const scale = (globalThis as { scale?: number }).scale ?? 1;

/**
 * Megabytes of memory in use once the garbage is gone. Undefined in a usual run, where garbage cannot be collected at will:
 * `npm run proof` runs Node with `--expose-gc`.
 */
export function memoryInUse(): { readonly heap: number; readonly resident: number } | undefined {
  if (!globalThis.gc) return undefined;
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1024 / 1024, resident: rss / 1024 / 1024 };
}

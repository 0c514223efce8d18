/** How many times more a test that counts does than in a usual run: `npm run proof` sets it (jest's `globals`). */
export const scale = (globalThis as { scale?: number }).scale ?? 1;

import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/** By then the first messages are answered, and what they needed is compiled. */
const warmMs = 3000;

// Of the bundle alone, in its own folder. Where nothing can be written the bot starts without a cache: slower, otherwise alike.
if (import.meta.filename.endsWith('.mjs')) enableCompileCache(join(import.meta.dirname, 'compiled'));
await import('./main.ts');
setTimeout(settle, warmMs).unref();

/** Keeps what is compiled for the next start, and gives back the memory that only the start needed (`--expose-gc`). */
function settle(): void {
  flushCompileCache();
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from './project-folder.ts';

/** By then the first messages are answered, and what they needed is compiled. */
const warmMs = 3000;

// Where nothing can be written the bot starts without a cache: slower, and otherwise alike.
enableCompileCache(join(projectFolder, 'dist', 'compiled'));
await import('./main.ts');
setTimeout(settle, warmMs).unref();

/** Keeps what is compiled for the next start, and gives back the memory that only the start needed (`--expose-gc`). */
function settle(): void {
  flushCompileCache();
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

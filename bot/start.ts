import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { projectFolder } from './project-folder.ts';

/** How Node runs the bundle: it gives memory back once it has started, and a package of the SDK uses punycode (DEP0040). */
const flags = ['--expose-gc', '--disable-warning=DEP0040'];

/**
 * Bundles what has changed and becomes the bot: the process stays the same, so whoever sends it a signal reaches the bot.
 * Where that cannot be done (a folder that cannot be written, Windows) the sources run, slower and otherwise alike.
 */
async function start(folder: string): Promise<void> {
  try {
    await bundle(folder);
    process.execve?.(process.execPath, [process.execPath, ...flags, join(folder, 'desk.mjs')]);
  } catch (error) {
    if (!isOfWindows(error)) console.error(`The bot starts from its sources. ${(error as Error).message}`);
  }
  await import('./main.ts');
}

function isOfWindows(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
}

await start(join(projectFolder, process.argv[2] ?? 'dist'));

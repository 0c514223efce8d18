import { hash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { OutputFile } from 'esbuild';
import { projectFolder } from './project-folder.ts';

/** What a bundle was made from and what it consists of; written last, so that half a bundle is never taken for a whole one. */
interface Stamp {
  readonly node: string;
  /** The hash of each source, by its path in the project. */
  readonly sources: Readonly<Record<string, string | undefined>>;
  readonly outputs: readonly string[];
  /** Outputs of the bundle before this one: a bot that started from it may not have loaded all of them yet. */
  readonly previous: readonly string[];
}

/** Modules with binaries, and those that restify and pg look for and do without. */
const external = ['better-sqlite3', 'dtrace-provider', 'pg-native', 'snappy', 'spdy'];

/** CommonJS packages inside the bundle go on asking for `require`. */
const banner = [
  "import { createRequire as bundleRequire } from 'node:module';",
  'const require = bundleRequire(import.meta.url);',
  'const { filename: __filename, dirname: __dirname } = import.meta;',
].join('\n');

/**
 * Puts the bot and its packages into a few files in `folder`, which start in half the time that 1,900 files take and need half
 * the memory. Leaves what is up to date; rejects with a sentence that says what to do.
 */
export async function bundle(folder: string): Promise<void> {
  const stamp = await readStamp(folder);
  if (stamp && !(await isOutdated(stamp))) return;
  const { outputs, sources } = await compile(folder).catch((error: unknown) => {
    const first = (error as Error).message.split('\n').slice(0, 2).join(' ');
    throw new Error(`The sources cannot be bundled (${first}). Correct what it names, or run npm ci.`);
  });
  const names = outputs.map(({ path }) => basename(path));
  const next: Stamp = {
    node: process.version,
    sources,
    outputs: names,
    previous: stamp?.outputs ?? (await listOutputs(folder)),
  };
  await replace(folder, outputs, next, stamp?.previous ?? []).catch((error: unknown) => {
    throw new Error(
      `${folder} cannot be written (${(error as Error).message}). Let the user who starts the bot write there.`,
    );
  });
}

async function compile(folder: string): Promise<{ outputs: OutputFile[]; sources: Stamp['sources'] }> {
  // Not at the top: where it is not installed a bundle that was brought along still starts.
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: { desk: 'bot/launch.ts', 'log-worker': 'integrations/logs/log-worker.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // Names stay, so that a stack trace says where it was.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    external,
    banner: { js: banner },
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const own = Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'));
  return { outputs: outputFiles, sources: await hashAll([...own, 'bot/bundle.ts', 'package-lock.json']) };
}

/**
 * Moves the files in one by one, each of them whole, the entries after what they import and the stamp at the end. Names of chunks
 * say what is in them, so a bot that runs finds its own, and two that bundle at once move the same.
 */
async function replace(
  folder: string,
  outputs: readonly OutputFile[],
  stamp: Stamp,
  old: readonly string[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const fresh = await mkdtemp(join(folder, 'new-'));
  try {
    const entriesLast = outputs.toSorted((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)));
    const files = entriesLast.map(({ path, text }): [string, string] => [basename(path), toAscii(text)]);
    files.push([stampName, JSON.stringify(stamp)]);
    await Promise.all(files.map(([name, text]) => writeFile(join(fresh, name), text)));
    for (const [name] of files) await rename(join(fresh, name), join(folder, name));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  const kept = new Set([...stamp.outputs, ...stamp.previous]);
  const unused = [...old.filter((name) => !kept.has(name)), 'compiled'];
  await Promise.all(unused.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 })));
}

const stampName = 'bundle.json';

function isEntry(path: string): boolean {
  return /^(?:desk|log-worker)\.mjs$/.test(basename(path));
}

/**
 * V8 keeps a text in two bytes for each character as soon as one of them is beyond Latin-1. Only regular expressions have
 * such characters left, and there an escape means the same.
 */
function toAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The stamp of the bundle in the folder; undefined when there is none or not all of it. */
async function readStamp(folder: string): Promise<Stamp | undefined> {
  try {
    const stamp = JSON.parse(await readFile(join(folder, stampName), 'utf8')) as Stamp;
    await Promise.all(stamp.outputs.map((name) => access(join(folder, name))));
    return stamp;
  } catch {
    return undefined;
  }
}

/** What lies there of a bundle whose stamp is lost. */
async function listOutputs(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.mjs'));
}

/** Where sources are missing and the others are as they were, a bundle was brought along without them, and stays. */
async function isOutdated({ node, sources }: Stamp): Promise<boolean> {
  const now = await hashAll(Object.keys(sources));
  const differs = Object.entries(sources).filter(([file, was]) => now[file] !== was);
  if (differs.some(([file]) => now[file] !== undefined)) return true;
  return differs.length === 0 && node !== process.version;
}

async function hashAll(files: readonly string[]): Promise<Stamp['sources']> {
  const hashes = files.map(async (file): Promise<[string, string | undefined]> => {
    const text = await readFile(join(projectFolder, file)).catch(() => undefined);
    return [file, text && hash('sha256', text, 'base64url')];
  });
  return Object.fromEntries(await Promise.all(hashes));
}

if (import.meta.main) {
  const folder = resolve(projectFolder, process.argv[2] ?? 'dist');
  try {
    // What it reads while it runs (articles, the page) it finds from one folder above itself.
    if (dirname(folder) !== projectFolder) throw new Error(`${folder} does not lie directly in ${projectFolder}.`);
    await bundle(folder);
  } catch (error) {
    console.error(`The bot was not bundled. ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

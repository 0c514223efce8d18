import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../bot/project-folder.ts';
import { runProgram, startProgram } from './program.ts';
import { until } from './until.ts';

/** In the project, because what a bundle reads while it runs lies beside its folder; kept from run to run. */
const folder = 'dist-test';
const file = join(folder, 'desk.mjs');

let made: Promise<string> | undefined;

/** The bot as it is delivered, made when the sources have changed: it starts in a fraction of the time that these take. */
export function bundledBot(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  const { code, stderr } = await runProgram('bot/bundle.ts', [folder]);
  if (code !== 0) throw new Error(stderr);
  if (!isCompiled()) await compile();
  return file;
}

function isCompiled(): boolean {
  const stamp = statSync(join(projectFolder, folder, 'bundle.json')).mtimeMs;
  return compiled().some((time) => time >= stamp);
}

function compiled(): number[] {
  const place = join(projectFolder, folder, 'compiled');
  try {
    const found = readdirSync(place, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs);
  } catch {
    return [];
  }
}

/** Lets it run until what Node has compiled is kept: a bot that is killed before that leaves nothing to the next one. */
async function compile(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'writeback-desk-'));
  const program = startProgram(file, [], { PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: data });
  await until('what was compiled', isCompiled);
  program.signal('SIGTERM');
  await program.ended;
  rmSync(data, { recursive: true });
}

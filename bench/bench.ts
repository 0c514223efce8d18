import { cpus } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../bot/bundle.ts';
import { projectFolder } from '../bot/project-folder.ts';
import { benchAttacks } from './attacks.ts';
import { benchDoor } from './door.ts';
import { benchEvtx } from './evtx.ts';
import { benchLogFile } from './log-file.ts';
import { benchMatcher, printMatcherTable } from './matcher.ts';
import { benchStartUp } from './start-up.ts';
import { benchStorage } from './storage.ts';
import { benchTurns } from './turns.ts';

const parts: Readonly<Record<string, () => Promise<string>>> = {
  turns: benchTurns,
  'start-up': benchStartUp,
  storage: benchStorage,
  door: benchDoor,
  attacks: benchAttacks,
  eventlog: async () => `${await benchEvtx()}\n\n${await benchLogFile()}`,
  matcher: () => Promise.resolve(printMatcherTable(benchMatcher())),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}; without one, all of them run.`,
  );
  process.exit(2);
}
const command = ['npm run bench', ...(asked.length > 0 ? ['--', ...asked] : [])].join(' ');
console.log(
  `\`${command}\`: Node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
// What `npm run build` does.
await bundle(join(projectFolder, 'dist'));
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  console.log(`${(await parts[name]?.()) ?? ''}\n`);
}

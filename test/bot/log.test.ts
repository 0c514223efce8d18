import { join } from 'node:path';
import { runProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeFile } from 'node:fs/promises';

const folder = temporaryFolder();

/** Logs one line at each level in a process of its own, because the log belongs to the process. */
async function logAt(logLevel: string): Promise<{ stdout: string; lines: Record<string, unknown>[] }> {
  const program = join(folder.path, 'log-something.mjs');
  await writeFile(
    program,
    `import { createLog } from ${JSON.stringify(join(import.meta.dirname, '../../bot/log.ts'))};
     const log = createLog({ logLevel: ${JSON.stringify(logLevel)} });
     for (const level of ['debug', 'info', 'warn', 'error']) log[level]({ level }, 'said ' + level);
     process.exit(0);`,
  );
  const { stdout, stderr } = await runProgram(program, []);
  const lines = stderr.split('\n').filter((line) => line !== '');
  return { stdout, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

it('writes a JSON line an event on standard error and nothing on standard output, also when the process ends at once', async () => {
  const { stdout, lines } = await logAt('debug');

  expect(stdout).toBe('');
  expect(lines.map(({ msg }) => msg)).toEqual(['said debug', 'said info', 'said warn', 'said error']);
});

it('leaves out what is below its level', async () => {
  expect((await logAt('warn')).lines.map(({ msg }) => msg)).toEqual(['said warn', 'said error']);
  expect((await logAt('silent')).lines).toEqual([]);
});

it('says nothing about the machine', async () => {
  const [line] = (await logAt('debug')).lines;

  expect(line).not.toHaveProperty('hostname');
  expect(line).not.toHaveProperty('pid');
});

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectFolder } from '../../bot/project-folder.ts';
import { startProgram, type Finished, type Program } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const dist = mkdtempSync(join(projectFolder, 'dist-'));

afterAll(() => {
  rmSync(dist, { recursive: true });
});

/** As `npm start` does it, with a folder of its own for the bundle. */
function start(to: string, env: Record<string, string> = {}): Program {
  const settings = { PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'silent', ...env };
  return startProgram('--disable-warning=ExperimentalWarning', ['bot/start.ts', to], settings);
}

async function stopOnceListening(program: Program): Promise<Finished> {
  await program.prints(/listens at http:\/\/127\.0\.0\.1:\d+\/api\/messages\n/);
  program.signal('SIGTERM');
  return program.ended;
}

it('becomes the bot out of its bundle, which ends when it is asked to', async () => {
  expect(await stopOnceListening(start(basename(dist)))).toMatchObject({ code: 0, stderr: '' });

  // Only the bundle keeps what it has compiled.
  expect(existsSync(join(dist, 'compiled'))).toBe(true);
});

it('runs the sources where no bundle can be written, and says so in a sentence', async () => {
  const { code, stderr } = await stopOnceListening(start('package.json'));

  expect(code).toBe(0);
  expect(stderr).toMatch(/^The bot starts from its sources\. [^\n]+\.\n$/);
});

it('does not hide why the bot did not start', async () => {
  const { code, stderr } = await start(basename(dist), { PORT: 'x' }).ended;

  expect(code).toBe(1);
  expect(stderr).toMatch(/^The bot did not start\. Settings to correct:\n {2}PORT/);
});

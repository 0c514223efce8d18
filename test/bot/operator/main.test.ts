import { runProgram } from '../../support/program.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const run = (args: readonly string[], env: Record<string, string> = {}) =>
  runProgram('bot/operator/main.ts', args, { env: { DATA_DIR: folder.path, ...env } });

it('says how it is called', async () => {
  const { code, stdout } = await run([]);

  expect(code).toBe(0);
  expect(stdout).toContain('npm run desk -- cases list');
});

it('knows no other commands', async () => {
  expect(await run(['drop'])).toMatchObject({ code: 2, stdout: expect.stringContaining('npm run desk --') as string });
});

it('runs a command on the data of the settings', async () => {
  expect(await run(['cases', 'list'])).toMatchObject({ code: 0, stdout: 'There are no such cases.\n' });
  expect(await run(['cases', 'show', '7'])).toMatchObject({ code: 1 });
});

it('names settings to correct, and a store that does not open', async () => {
  const wrong = await run(['cases', 'list'], { PORT: 'x' });
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('PORT: must be a whole number') as string });
  const gone = await run(['cases', 'list'], { DATABASE_URL: 'postgresql://desk:secret@127.0.0.1:1/desk' });
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing listens there') as string });
  expect(gone.stderr).not.toContain('secret');
});

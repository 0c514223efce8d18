import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();

it('starts the bot, which still ends when it is asked to', async () => {
  const program = startProgram('bot/launch.ts', [], { PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'silent' });
  await program.prints(/listens at http:\/\/127\.0\.0\.1:\d+\/api\/messages\n/);

  program.signal('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
});

it('does not hide why the bot did not start', async () => {
  const program = startProgram('bot/launch.ts', [], { PORT: 'x', DATA_DIR: folder.path });
  const { code, stderr } = await program.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('PORT');
});

it('keeps nothing compiled when it runs from the sources', async () => {
  const tell = 'import m from"node:module";process.on("exit",()=>console.log("cache",m.getCompileCacheDir()))';
  const program = startProgram('--import', [`data:text/javascript,${tell}`, 'bot/launch.ts'], { PORT: 'x' });

  expect((await program.ended).stdout).toBe('cache undefined\n');
});

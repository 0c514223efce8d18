import { join } from 'node:path';
import { post } from '../support/bot-client.ts';
import { runProgram, startProgram, type Program } from '../support/program.ts';
import { sendRaw } from '../support/raw-request.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
let programs: Program[] = [];

// Before the folder goes: a test that failed leaves its bot behind.
afterEach(async () => {
  for (const program of programs) program.signal('SIGKILL');
  await Promise.all(programs.map(({ ended }) => ended));
  programs = [];
});

/** Starts the bot and waits until it says where its chat page is. */
async function start(env: Record<string, string> = {}): Promise<{ program: Program; url: string }> {
  const program = startProgram('bot/main.ts', [], { PORT: '0', DATA_DIR: folder.path, ...env });
  programs.push(program);
  const line = await program.prints(/Open the chat page: http:\/\/127\.0\.0\.1:\d+\/\n/);
  return { program, url: line.replace('Open the chat page: ', '').trim().replace(/\/$/, '') };
}

const question = {
  type: 'message',
  deliveryMode: 'expectReplies',
  conversation: { id: 'c' },
  from: { id: 'p', name: 'Ada Lovelace' },
  text: '31034 hunter2',
};

it('says where it listens, goes on after requests that are meant to end it, and ends in good order', async () => {
  const { program, url } = await start();
  expect(await program.prints(/listens at .*\n/)).toBe(`listens at ${url}/api/messages\n`);
  expect(await (await fetch(`${url}/`)).text()).toContain('<title>Writeback Desk</title>');

  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
  const attempts = Array.from({ length: 5 }, () => sendRaw(`${url}/api/messages`, { headers, body: '{"not":"gzip"}' }));
  expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual([415, 415, 415, 415, 415]);
  expect((await post(url, question)).status).toBe(200);

  program.signal('SIGINT');
  const { code, stdout, stderr } = await program.ended;
  expect(code).toBe(0);
  // One JSON line a turn on standard error, without what was said and by whom.
  const lines = stderr.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 30, msg: 'turn', type: 'message', outcome: 'answer' },
  ]);
  expect(stdout + stderr).not.toMatch(/hunter2|Lovelace/);
});

it('people do not lose their place when it is stopped with SIGTERM and started again', async () => {
  const { program, url } = await start();
  await post(url, { ...question, text: '6329' });

  program.signal('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 0 });
  const again = await start();
  const { body } = await post(again.url, { ...question, text: '1' });
  expect(JSON.stringify(body)).toContain('6329, and you chose');
});

it('says what to do when its port is in use', async () => {
  const { url } = await start();
  const { port } = new URL(url);

  const { code, stdout, stderr } = await runProgram('bot/main.ts', [], {
    env: { PORT: port, DATA_DIR: join(folder.path, 'other') },
  });

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    `The bot did not start. Port ${port} on 127.0.0.1 is in use. Stop the other program, or set PORT to a free port (PORT=0 picks one).\n`,
  );
});

it('lists all settings that are wrong and does not start', async () => {
  const { code, stdout, stderr } = await runProgram('bot/main.ts', [], {
    env: { PORT: 'abc', LOG_LEVEL: 'loud', DATA_DIR: folder.path },
  });

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'The bot did not start. Settings to correct:\n' +
      '  PORT: must be a whole number from 0 to 65535; 0 picks a free port\n' +
      '  LOG_LEVEL: must be one of silent, error, warn, info, debug\n',
  );
});

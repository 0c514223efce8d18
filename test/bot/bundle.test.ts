import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../bot/project-folder.ts';
import { post } from '../support/bot-client.ts';
import { runProgram, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const dist = join(projectFolder, 'dist');
const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

const files = (): string[] => readdirSync(dist).filter((name) => name.endsWith('.mjs'));
const dates = (): number[] => files().map((name) => statSync(join(dist, name)).mtimeMs);

/** In a process of its own, as `npm start` does it; true when the files were written. */
async function bundle(): Promise<boolean> {
  const before = dates();
  expect(await runProgram('bot/bundle.ts', [])).toEqual({ code: 0, stdout: '', stderr: '' });
  return JSON.stringify(dates()) !== JSON.stringify(before);
}

beforeAll(async () => {
  mkdirSync(dist, { recursive: true });
  await bundle();
});

it('is made before each start', () => {
  expect(scripts['prestart']).toBe('node bot/bundle.ts');
});

it('answers like the sources: the page, a question, a stop', async () => {
  const [, ...args] = String(scripts['start']).split(' ');
  const program = startProgram(String(args[0]), args.slice(1), { PORT: '0', DATA_DIR: folder.path });
  const line = await program.prints(/http:\/\/127\.0\.0\.1:\d+(?=\/\n)/);

  const page = await fetch(`${line}/chat/assets/chat.js`);
  const question = { type: 'message', deliveryMode: 'expectReplies', conversation: { id: 'c' }, from: { id: 'p' } };
  const { body } = await post(line, { ...question, text: '31034' });
  program.signal('SIGTERM');

  expect(page.status).toBe(200);
  expect(JSON.stringify(body)).toContain('ServiceBusListenerError');
  const { code, stderr } = await program.ended;
  expect(code).toBe(0);
  expect(JSON.parse(stderr)).toMatchObject({ msg: 'turn', outcome: 'answer' });
});

it('has no character that would make V8 keep it in twice the memory', () => {
  expect(files().length).toBeGreaterThan(1);
  for (const name of files()) expect(readFileSync(join(dist, name), 'utf8')).toMatch(/^[\0-\x7f]*$/);
});

it('is made anew when what it was made from is another, and only then', async () => {
  expect(await bundle()).toBe(false);

  const stampFile = join(dist, 'bundle.json');
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as { files: string[]; hash: string };
  expect(stamp.files).toEqual(
    expect.arrayContaining(['bot/main.ts', 'cards/answer/page.template.json', 'package-lock.json']),
  );
  writeFileSync(stampFile, JSON.stringify({ ...stamp, hash: 'of other files' }));
  expect(await bundle()).toBe(true);
  expect(await bundle()).toBe(false);

  writeFileSync(stampFile, 'half a');
  expect(await bundle()).toBe(true);
  expect(await bundle()).toBe(false);
});

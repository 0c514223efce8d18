import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { projectFolder } from '../../bot/project-folder.ts';
import { post } from '../support/bot-client.ts';
import { attached, sending, startFileServer } from '../support/file-server.ts';
import { runProgram, startProgram, type Finished } from '../support/program.ts';
import { smallLog } from '../support/sent-logs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(120_000);

interface Stamp {
  readonly node: string;
  readonly sources: Record<string, string>;
  readonly outputs: string[];
  readonly previous: string[];
}

const folder = temporaryFolder();
// In the project, as dist/ is: what a bundle reads while it runs lies beside its folder.
const dist = mkdtempSync(join(projectFolder, 'dist-'));
const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

const files = (): string[] => readdirSync(dist).filter((name) => name.endsWith('.mjs'));
const dates = (): number[] => files().map((name) => statSync(join(dist, name)).mtimeMs);
const stampFile = join(dist, 'bundle.json');
const readStamp = (): Stamp => JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
const changeStamp = (changes: Partial<Stamp>): void => {
  writeFileSync(stampFile, JSON.stringify({ ...readStamp(), ...changes }));
};

/** In a process of its own, as `npm run build` does it. */
const run = (to = basename(dist)): Promise<Finished> => runProgram('bot/bundle.ts', [to]);
const clean = { code: 0, stdout: '', stderr: '' };

/** True when the files were written. */
async function bundle(): Promise<boolean> {
  const before = dates();
  expect(await run()).toEqual(clean);
  return JSON.stringify(dates()) !== JSON.stringify(before);
}

beforeAll(bundle);
afterAll(() => {
  rmSync(dist, { recursive: true });
});

it('is made before each start, in dist/', () => {
  expect(scripts['build']).toBe('node bot/bundle.ts');
  expect(scripts['start:bundled']).toMatch(/ dist\/desk\.mjs$/);
});

it('reads a log as well, in a thread whose code lies beside it', async () => {
  const server = await startFileServer({ '/a': sending(smallLog) });
  const program = startProgram(`${basename(dist)}/desk.mjs`, [], { PORT: '0', DATA_DIR: folder.path });
  const line = await program.prints(/http:\/\/127\.0\.0\.1:\d+(?=\/\n)/);
  const personal = { conversation: { id: 'c', conversationType: 'personal' }, from: { id: 'p' } };
  const attachments = [attached(`${server.url}/a`)];
  const { body } = await post(line, { type: 'message', deliveryMode: 'expectReplies', ...personal, attachments });
  program.signal('SIGTERM');

  expect(JSON.stringify(body)).toContain('Cause found: 6329');
  expect((await program.ended).code).toBe(0);
  expect(files()).toContain('log-worker.mjs');
  await server.stop();
});

it('answers like the sources: the page, a question, a stop', async () => {
  const [, ...args] = String(scripts['start:bundled'])
    .replace('dist/', `${basename(dist)}/`)
    .split(' ');
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
  expect(existsSync(join(dist, 'compiled'))).toBe(true);
});

it('has no character that would make V8 keep it in twice the memory', () => {
  expect(files().length).toBeGreaterThan(1);
  for (const name of files()) expect(readFileSync(join(dist, name), 'utf8')).toMatch(/^[\0-\x7f]*$/);
});

it('is made anew when what it was made from or for is another, and only then', async () => {
  expect(await bundle()).toBe(false);
  const { sources, node } = readStamp();
  expect(Object.keys(sources)).toEqual(
    expect.arrayContaining(['bot/main.ts', 'bot/bundle.ts', 'cards/page/page.template.json', 'package-lock.json']),
  );
  expect(node).toBe(process.version);

  changeStamp({ sources: { ...sources, 'bot/bundle.ts': 'of another text' } });
  expect(await bundle()).toBe(true);
  changeStamp({ node: 'v24.0.0' });
  expect(await bundle()).toBe(true);
  expect(await bundle()).toBe(false);

  writeFileSync(stampFile, 'half a');
  expect(await bundle()).toBe(true);
  rmSync(join(dist, String(files()[0])));
  expect(await bundle()).toBe(true);
  expect(await bundle()).toBe(false);
});

it('leaves the files of the bundle before it until the next one, for a bot that still runs', async () => {
  const { outputs } = readStamp();
  const late = 'chunk-LATE.mjs';
  writeFileSync(join(dist, late), '');
  changeStamp({ outputs: [...outputs, late], previous: [late], node: 'v24.0.0' });

  expect(await bundle()).toBe(true);
  expect(files()).toContain(late);
  changeStamp({ node: 'v24.0.0' });
  expect(await bundle()).toBe(true);
  expect(readdirSync(dist).sort()).toEqual([...outputs, 'bundle.json'].sort());
});

it('can be made twice at once', async () => {
  const { outputs } = readStamp();
  writeFileSync(stampFile, 'half a');

  expect(await Promise.all([run(), run(), run()])).toEqual([clean, clean, clean]);
  expect(readStamp().outputs).toEqual(outputs);
  expect(readdirSync(dist).sort()).toEqual([...outputs, 'bundle.json'].sort());
  expect(await bundle()).toBe(false);
});

/** A project to which only the bundle and what makes it was brought; the result runs the latter. */
function bringAlong(files: readonly string[]): () => Promise<Finished> {
  for (const file of ['bot/bundle.ts', 'bot/project-folder.ts', 'package.json', ...files]) {
    cpSync(join(projectFolder, file), join(folder.path, file));
  }
  cpSync(dist, join(folder.path, 'dist'), { recursive: true });
  symlinkSync(join(projectFolder, 'node_modules'), join(folder.path, 'node_modules'));
  return () => runProgram(join(folder.path, 'bot/bundle.ts'), []);
}

it('stays where it was brought along without its sources, for another Node as well', async () => {
  changeStamp({ node: 'v24.0.0' });
  const runThere = bringAlong(['package-lock.json']);

  expect(await runThere()).toEqual(clean);
  expect(readFileSync(join(folder.path, 'dist/bundle.json'), 'utf8')).toBe(readFileSync(stampFile, 'utf8'));
});

it('does not stay when a part of it or of the sources that are there is another', async () => {
  const failed =
    /^The bot was not bundled\. The sources cannot be bundled \([^\n]*\/(?:launch|log-worker)\.ts[^\n]*\)\. [^\n]+\.\n$/;
  const runThere = bringAlong(['package-lock.json']);
  rmSync(join(folder.path, 'dist', String(files()[0])));
  expect(await runThere()).toMatchObject({ code: 1, stderr: expect.stringMatching(failed) as string });

  cpSync(dist, join(folder.path, 'dist'), { recursive: true });
  expect(await runThere()).toEqual(clean);
  writeFileSync(join(folder.path, 'package-lock.json'), '{}');
  expect(await runThere()).toMatchObject({ code: 1, stderr: expect.stringMatching(failed) as string });
});

it('says in a sentence what to do when its folder cannot be written, or lies elsewhere', async () => {
  const sentence = /^The bot was not bundled\. [^\n]+\.\n$/;

  for (const to of ['package.json', 'a/b', folder.path]) {
    const { code, stderr } = await run(to);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  }
});

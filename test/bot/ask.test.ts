import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knowledgeFolder } from '../../bot/build-desk.ts';
import { startTestBot } from '../support/bot-client.ts';
import { runProgram, type Finished } from '../support/program.ts';

jest.setTimeout(60_000);

const nonsense = 'the quarterly zebra smells of cheese';

function ask(
  args: readonly string[],
  options: { env?: Record<string, string>; stdin?: string } = {},
): Promise<Finished> {
  return runProgram('bot/ask.ts', args, options);
}

function readLines({ stdout }: Finished): Record<string, unknown>[] {
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a question', () => {
  it('that is known is answered with exit code 0', async () => {
    const { code, stdout, stderr } = await ask(['31034 on AADC01']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('31034 · ServiceBusListenerError');
    expect(stdout).toContain('What to do\n1. ');
  });

  it('that is not known ends with exit code 1 and says so', async () => {
    const { code, stdout } = await ask([nonsense]);

    expect(code).toBe(1);
    expect(stdout).toContain('That is not something I know');
  });
});

it('an answer as JSON is one line with reasons, also for words without quotes and a code that begins like an option', async () => {
  const answered = await ask(['--json', 'result', '-2145188327']);

  expect(answered).toMatchObject({ code: 0, stderr: '' });
  expect(readLines(answered)).toEqual([
    {
      outcome: 'answer',
      ranked: [
        {
          article: 'event-6329-restriction',
          score: expect.any(Number) as number,
          reasons: ['result code 0x80230619'],
        },
      ],
    },
  ]);
});

it('nothing as JSON is an empty list', async () => {
  const answered = await ask(['--json', nonsense]);

  expect(answered.code).toBe(1);
  expect(readLines(answered)).toEqual([{ outcome: 'none', ranked: [] }]);
});

describe('many questions', () => {
  it('are answered one a line, in their order, with their ids', async () => {
    const texts = ['33008', nonsense, '6329', '31034', '', 'SSPR_0029', 'hallo\nüöß'];
    const stdin = texts.map((text, at) => `${JSON.stringify({ id: `q${String(at)}`, text, more: 1 })}\n`).join('\n');

    const answered = await ask(['--jsonl'], { stdin });
    const lines = readLines(answered);

    expect(answered).toMatchObject({ code: 0, stderr: '' });
    expect(lines.map(({ id }) => id)).toEqual(texts.map((_, at) => `q${String(at)}`));
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      'answer',
      'none',
      'choose',
      'answer',
      'none',
      'answer',
      'none',
    ]);
    expect(lines[3]).toMatchObject({ ranked: [{ article: 'event-31034', score: expect.any(Number) as number }] });
  });

  it('that cannot be read end with exit code 2 and the number of the line', async () => {
    const answered = await ask(['--jsonl'], { stdin: '{"id":"a","text":"31034"}\n{"id":1,"text":"31034"}\n' });

    expect(answered.code).toBe(2);
    expect(readLines(answered)).toMatchObject([{ id: 'a' }]);
    expect(answered.stderr).toMatch(/^Line 2 is not \{"id": "…", "text": "…"\}\./);
  });
});

describe('wrong use', () => {
  it.each([[['   ']], [['--colour', '31034']]])('(%j) ends with exit code 2 and the usage', async (args) => {
    const { code, stdout, stderr } = await ask(args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('npm run ask -- --list');
  });

  it('is not asking for help', async () => {
    const { code, stdout } = await ask(['-h']);

    expect(code).toBe(0);
    expect(stdout).toContain('npm run ask -- --jsonl < questions');
  });
});

it('the catalogue lists every article once and counts them', async () => {
  const files = await readdir(join(knowledgeFolder, 'articles'));
  const ids = files.filter((name) => name.endsWith('.md')).map((name) => name.replace(/\.md$/, ''));

  const { code, stdout } = await ask(['--list']);
  const lines = stdout.trimEnd().split('\n');

  expect(code).toBe(0);
  expect(lines.at(-1)).toBe(`${String(ids.length)} articles`);
  expect(
    lines
      .slice(0, -1)
      .map((line) => line.split(' ')[0])
      .sort(),
  ).toEqual(ids.sort());
});

it('the schema is one that editors understand', async () => {
  const { code, stdout } = await ask(['--schema']);

  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    $schema: expect.stringContaining('json-schema.org') as string,
    type: 'object',
    required: expect.arrayContaining(['id', 'title', 'match']) as string[],
    additionalProperties: false,
  });
});

it('the ways of deciding are those that stand beside the articles', async () => {
  const { code, stdout, stderr } = await ask(['--paths']);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(await readFile(join(knowledgeFolder, 'PATHS.md'), 'utf8'));
});

describe('what was learned', () => {
  let dataDir = '';

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'writeback-desk-'));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('is what people said, also while the bot runs', async () => {
    const bot = await startTestBot({ dataDir });
    await bot.say('33008');
    await bot.press('This fixed it');
    await bot.say(nonsense);

    const { stdout } = await ask(['--stats'], { env: { DATA_DIR: dataDir } });
    await bot.stop();

    expect(stdout).toContain('  event-33008: fixed it 1, did not help 0');
    expect(stdout).toMatch(/ {2}1 times, last \d{4}-\d{2}-\d{2}: /);
    expect(stdout).not.toMatch(/zebra|cheese/);
  });

  it('needs settings that can be read', async () => {
    const { code, stderr } = await ask(['--stats'], { env: { DATA_DIR: dataDir, PORT: 'abc' } });

    expect(code).toBe(2);
    expect(stderr).toMatch(/^Settings to correct:\n {2}PORT: must be a whole number/);
  });

  it('needs a store that answers, and says in one line what to do', async () => {
    const env = { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/desk' };

    expect(await ask(['--stats'], { env })).toEqual({
      code: 2,
      stdout: '',
      stderr: '127.0.0.1:1/desk: nothing listens there. Start PostgreSQL, or correct DATABASE_URL.\n',
    });
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, type Finished } from '../support/program.ts';

jest.setTimeout(60_000);

let dataDir = '';

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'writeback-desk-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Types these lines, as fast as a pipe does, and then ends the input. */
function chat(lines: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
  return runProgram('bot/console.ts', [], {
    env: { DATA_DIR: dataDir, ...env },
    stdin: lines.map((line) => `${line}\n`).join(''),
  });
}

it('greets, answers every line in order and ends with the input', async () => {
  const { code, stdout, stderr } = await chat(['33008', '', '31034']);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const order = [
    'Writeback Desk. Type a line',
    'Paste what you have',
    'ADPasswordPolicyError',
    'ServiceBusListenerError',
  ];
  const places = order.map((part) => stdout.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

it('shows the buttons of the newest card with numbers, and a number presses one', async () => {
  const { stdout } = await chat(['33008', '1']);

  expect(stdout).toContain('  [1] This fixed it\n  [2] It did not help\n');
  expect(stdout).toContain('Answered: this fixed it.');
  expect(stdout).toContain('That is noted');
});

it('takes a number in brackets, as it is shown', async () => {
  const { stdout } = await chat(['[2]']);

  expect(stdout).toContain('31034 · ServiceBusListenerError');
});

it('sends a number that stands on no button as it is', async () => {
  const { stdout } = await chat(['33008', '77']);

  expect(stdout).not.toContain('Answered:');
  expect(stdout).not.toContain('status 5');
});

it('says nothing but the greeting when nothing is typed', async () => {
  const { code, stdout, stderr } = await chat([]);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('[1] Try SSPR_0029');
});

it('leaves a bot alone that runs on this machine', async () => {
  const [first, second] = await Promise.all([chat(['31034'], { PORT: '3978' }), chat(['31034'], { PORT: '3978' })]);

  expect([first.code, second.code]).toEqual([0, 0]);
});

it.each([
  ['a bot registration', { MicrosoftAppId: '6f0c2d3e-1111-4222-8333-444455556666' }],
  ['an address for other machines', { HOST: '0.0.0.0' }],
])('does not start with %s, and says why', async (_, env) => {
  const { code, stdout, stderr } = await chat(['31034'], env);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'The terminal chat is for this machine only: run it without MicrosoftAppId and with HOST unset.\n',
  );
});

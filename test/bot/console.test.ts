import { runProgram, type Finished } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();

/** Types these lines, as fast as a pipe does, and then ends the input. */
function chat(lines: readonly string[], env: Record<string, string> = {}): Promise<Finished> {
  return runProgram('bot/console.ts', [], {
    env: { DATA_DIR: folder.path, ...env },
    stdin: lines.map((line) => `${line}\n`).join(''),
  });
}

it('greets, answers every line, lets a number press a button, and ends with the input', async () => {
  const { code, stdout, stderr } = await chat(['33008', '', '1', '31034']);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const parts = [
    'Writeback Desk. Type a line',
    'Paste what you have',
    '  [1] Try SSPR_0029\n',
    '33008 · ADPasswordPolicyError',
    '  [1] This fixed it\n  [2] It did not help\n',
    'Answered: this fixed it.',
    'That is noted',
    '31034 · ServiceBusListenerError',
  ];
  const places = parts.map((part) => stdout.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

it('takes a number in brackets, and sends a number that stands on no button as it is', async () => {
  const { code, stdout } = await chat(['[2]', '77']);

  expect(code).toBe(0);
  expect(stdout).toContain('31034 · ServiceBusListenerError');
  expect(stdout).not.toMatch(/Answered:|with status/);
});

it('asks for what belongs to a button, one line each; an empty line leaves one out, and so does the end', async () => {
  const { code, stdout } = await chat(['open a case', 'form', '1', 'It fails.', '', 'Press the button.']);

  expect(code).toBe(0);
  const answers = stdout.slice(stdout.lastIndexOf('Your answers'));
  expect(answers).toMatch(/What happened: It fails\.\s+How to make it happen again: Press the button\./);
  expect(answers).not.toContain('What was expected');
  expect(stdout).not.toContain('That is not something I know');
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

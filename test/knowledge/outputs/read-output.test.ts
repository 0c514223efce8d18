import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Output, OutputKind } from '../../../knowledge/outputs/output.ts';
import { readOutput } from '../../../knowledge/outputs/read-output.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import {
  accounts,
  commandKinds,
  configuration,
  connection,
  domainPolicy,
  germanNetUser,
  host,
  netUser,
  oneOfEach,
  tlsCheck,
  webError,
} from './samples.ts';

const shut = webError('Unable to connect to the remote server');
const samples = [
  ...Object.values(oneOfEach),
  connection({ tcp: 'False' }),
  shut,
  tlsCheck({ 4: 'Not Found' }, 'list'),
  'Release : 461814',
  configuration('False'),
  domainPolicy,
  netUser({ mayChange: 'No' }),
  germanNetUser.replace('Ja', 'Nein'),
  webError("Der Remotename konnte nicht aufgelöst werden: 'x'"),
];
const questions = readFileSync(join(import.meta.dirname, '../../fixtures/questions.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string });

describe('what is something else', () => {
  it.each(questions.map(({ id, text }) => [id, text]))('is no output: question %s', (_, text) => {
    expect(readOutput(text, [])).toBeUndefined();
  });

  it.each([
    '',
    'True',
    '528449',
    '31034',
    'SSPR_0029',
    'hr=80230619',
    'It works now, thank you.',
    'TcpTestSucceeded False for ssprdedicatedsbprod',
    'Test-NetConnection to our service bus namespace fails on port 443',
    'Could not create SSL/TLS secure channel on the AADC server',
    'tls check script prints Not Found',
    'is DisabledByDefault 0 and Enabled 1 right for TLS 1.2 Client',
    'Get-ItemPropertyValue NDP v4 Full Release prints 461814',
    'script with -ge 528040 returns False on our server',
    'net accounts shows minimum password age 1',
    'net user domain shows user may change password No',
    'The user name could not be found.',
    'Invoke-WebRequest to the service bus returns an error or 401, is that reachable',
    `Log Name: Application\nSource: PasswordResetService\nEvent ID: 31034\nLevel: Error\nComputer: srv.contoso.com\nThe remote name could not be resolved: '${host}'`,
    'Name : Kim\nEnabled : True\nDepartment : 42',
  ])('is no output: %s', (text) => {
    expect(readOutput(text, [])).toBeUndefined();
  });

  it('stays something else where an output is expected', () => {
    for (const text of [
      '31034',
      'SSPR_0029',
      'yes',
      'It works now.',
      'event 31034: Name cannot be found',
      'Ticket: 123456',
    ]) {
      expect(readOutput(text, commandKinds)).toBeUndefined();
    }
  });

  it('however hostile, never throws and never is good', () => {
    for (const [, make] of hostileTexts) {
      expect(readOutput(make(20_000), [])).toBeUndefined();
      expect(readOutput(make(20_000), commandKinds)?.verdict).not.toBe('good');
    }
  });
});

describe('what is expected', () => {
  it('is looked for first', () => {
    const both = `${tlsCheck()}\nRelease : 461814`;
    expect(readOutput(both, ['tls-registry'])).toMatchObject({ kind: 'tls-registry', verdict: 'good' });
    expect(readOutput(both, ['dotnet-release'])).toMatchObject({ kind: 'dotnet-release', verdict: 'bad' });
  });

  it('may be another output than the one that comes', () => {
    expect(readOutput(tlsCheck(), ['dotnet-release'])?.kind).toBe('tls-registry');
  });
});

describe('outputs of several commands', () => {
  it('that answer the same question and contradict each other are unclear', () => {
    const output = readOutput(`${connection()}\n${shut}`, ['test-net-connection', 'invoke-web-request']);
    expect(output).toMatchObject({ kind: 'test-net-connection', verdict: 'unclear' });
    expect(output?.says).toMatch(
      /^Test-NetConnection: The server reaches .* Invoke-WebRequest: The server could not connect/,
    );
    expect(output?.facts).toContainEqual({ name: 'Uri', value: host });
  });

  it('are as the worst of them else', () => {
    expect(readOutput(`${connection({ tcp: 'False' })}\n${shut}`, [])?.verdict).toBe('bad');
    expect(readOutput(`${tlsCheck()}\nRelease : 461814`, [])).toMatchObject({ kind: 'tls-registry', verdict: 'bad' });
    expect(readOutput(`${configuration('True')}\n${accounts()}`, [])?.verdict).toBe('unclear');
  });
});

const textOf = fc.oneof(
  fc.constantFrom(...samples),
  fc.tuple(fc.constantFrom(...samples), fc.constantFrom(...samples)).map((pair) => pair.join('\n')),
);
const expectedOf = fc.subarray([...commandKinds]);

describe('whatever the text', () => {
  it('reads the same with other line breaks, blanks and quotes, and with a prompt before it', () => {
    const dress = (text: string): string =>
      text
        .replace(/\n/g, '\r\n')
        .replace(/(?<=: ) (?= )/g, '\u00a0')
        .replace(/'/g, '\u2019');
    fc.assert(
      fc.property(textOf, expectedOf, (text, expected) => {
        expect(readOutput(dress(text), expected)).toEqual(readOutput(text, expected));
        expect(readOutput(`PS C:\\Users\\kim> .\\check.ps1\n\n${text}`, expected)).toEqual(readOutput(text, expected));
      }),
      { seed: 19 },
    );
  });

  it('reads random text without throwing, and keeps only what has its shape', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(...samples.flatMap((text) => text.split(/(?<=[ \n:])/))),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), expectedOf, (parts, expected) => {
        for (const { name, value } of readOutput(parts.join(''), expected)?.facts ?? []) {
          expect(name).toMatch(
            /^(?:[A-Za-z]+|with a reserved character|Release -ge 528040|HKLM:\\[\w .\\]+|[A-Z][a-z ]+(?: \([a-z]+\))?)$/,
          );
          expect(value).toMatch(
            /^(?:[\d.:a-f]+|\d+[./-]\d+[./-]\d+ [\d:]+(?: [AP]M)?|Yes|No|[a-z0-9.-]+\.[a-z0-9-]+|True|False|Not Found|Started|NotRequired|None|Never|Unlimited|[A-Z]+)$/i,
          );
        }
      }),
      { seed: 20, numRuns: 500 },
    );
  });

  it('is never good once all was bad, wherever it is cut off', () => {
    const bad = fc.constantFrom(...samples.filter((text) => readOutput(text, [])?.verdict === 'bad'));
    fc.assert(
      fc.property(bad, bad, fc.nat(), fc.boolean(), expectedOf, (first, second, at, isHead, expected) => {
        const text = `${first}\n${second}`;
        const cut = isHead ? text.slice(0, at % text.length) : text.slice(at % text.length);
        expect(readOutput(text, expected)?.verdict).toBe('bad');
        expect(readOutput(cut, expected)?.verdict).not.toBe('good');
      }),
      { seed: 22, numRuns: 1000 },
    );
  });

  it('keeps and says nothing of what the person wrote around it', () => {
    const secret = 'Hunter2-is-my-password';
    fc.assert(
      fc.property(textOf, expectedOf, (text, expected) => {
        expect(JSON.stringify(readOutput(`my password : ${secret}\n${text}\n${secret}`, expected))).not.toContain(
          'Hunter2',
        );
      }),
      { seed: 21 },
    );
  });

  it('is short enough for a card', () => {
    const many = samples.join('\n').repeat(8);
    expect(readOutput(many, commandKinds)?.says.length).toBeLessThan(4000);
    expect(readOutput(many, [])?.facts.length).toBeLessThanOrEqual(24);
  });
});

it('a status without an address tells nothing, also where it is expected', () => {
  expect(readOutput('StatusCode : 200', ['invoke-web-request'])?.verdict).toBe('unclear');
  expect(readOutput('StatusCode : 200', [])).toBeUndefined();
});

it.each<[OutputKind, string, Output['verdict']]>([
  ['dotnet-release', '528449', 'good'],
  ['dotnet-release', 'False', 'bad'],
  ['invoke-web-request', 'The operation has timed out', 'bad'],
  ['writeback-configuration', 'Enabled : False', 'bad'],
  ['tls-registry', 'DisabledByDefault 1', 'bad'],
  ['net-user', 'User may change password No', 'bad'],
  ['invoke-web-request', 'Impossible de se connecter au serveur distant', 'bad'],
])('%s may be as short as "%s" when it is expected', (kind, text, verdict) => {
  expect(readOutput(text, [kind])).toMatchObject({ kind, verdict });
  expect(readOutput(text, [])).toBeUndefined();
});

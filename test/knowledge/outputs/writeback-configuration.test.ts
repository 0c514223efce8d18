import fc from 'fast-check';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';
import { readWritebackConfiguration } from '../../../knowledge/outputs/writeback-configuration.ts';
import { configuration } from './samples.ts';

const read = (text: string, isExpected = false) => readWritebackConfiguration(plainText(text), isExpected);
const command = 'PS C:\\> Get-ADSyncAADPasswordResetConfiguration -Connector "contoso.onmicrosoft.com - AAD"\n';

describe('the configuration', () => {
  it('is good when writeback is enabled', () => {
    expect(read(configuration('True'))).toEqual({
      kind: 'writeback-configuration',
      verdict: 'good',
      says: 'Password writeback is switched on on this server.',
      facts: [
        { name: 'Enabled', value: 'True' },
        { name: 'ServiceStatus', value: 'Started' },
        { name: 'OnboardingRequiredStatus', value: 'NotRequired' },
      ],
    });
  });

  it('is bad when it is not', () => {
    expect(read(configuration('False'))?.verdict).toBe('bad');
  });

  it('may be a table', () => {
    const table =
      'Enabled ServiceStatus OnboardingRequiredStatus\n------- ------------- ------------------------\n   True Started       NotRequired';
    expect(read(table)?.verdict).toBe('good');
  });

  it('is unclear when the service or the onboarding is not as usual, and keeps no other word', () => {
    const output = read(configuration('True', 'Hunter2', 'Hunter3'));
    expect(output).toMatchObject({ verdict: 'unclear', facts: [{ name: 'Enabled', value: 'True' }] });
    expect(output?.says).toContain('ServiceStatus is not Started, and OnboardingRequiredStatus is not NotRequired');
    expect(JSON.stringify(output)).not.toContain('Hunter');
  });

  it('is unclear when it was pasted before and after a change', () => {
    expect(read(`${configuration('False')}\n\n${configuration('True')}`)).toMatchObject({
      verdict: 'unclear',
      says: expect.stringMatching(/Result 1: .*off.* Result 2: .* on /) as string,
    });
  });

  it('is unclear without its line Enabled', () => {
    expect(read('ServiceStatus : Started')).toMatchObject({
      verdict: 'unclear',
      facts: [{ name: 'ServiceStatus', value: 'Started' }],
    });
    expect(read(configuration('Maybe'))?.verdict).toBe('unclear');
  });
});

it('the line Enabled alone counts when it is expected, or after the command', () => {
  expect(read('Enabled : True')).toBeUndefined();
  expect(read('Enabled : True', true)?.verdict).toBe('good');
  expect(read(`${command}Enabled : False`)?.verdict).toBe('bad');
  expect(read(command)).toBeUndefined();
  expect(read('Is it Enabled : True or not?', true)).toBeUndefined();
});

it('cut off anywhere, a configuration that is switched off is never good', () => {
  const text = command + configuration('False');
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), fc.boolean(), (from, to, isExpected) => {
      expect(read(text.slice(Math.min(from, to), Math.max(from, to)), isExpected)?.verdict).not.toBe('good');
    }),
    { seed: 17, numRuns: 500 },
  );
});

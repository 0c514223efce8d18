import fc from 'fast-check';
import { readDotnetRelease } from '../../../knowledge/outputs/dotnet-release.ts';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';

const read = (text: string, isExpected = true) => readDotnetRelease(plainText(text), isExpected);
const command =
  "Get-ItemPropertyValue -LiteralPath 'HKLM:SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full' -Name Release";
const idOf = (id: string): string =>
  `    + FullyQualifiedErrorId : ${id},Microsoft.PowerShell.Commands.GetItemPropertyValueCommand`;

describe('a release number', () => {
  it.each([
    ['533509', 'good', '4.8.1 or later'],
    ['533320', 'good', '4.8.1 or later'],
    ['533319', 'good', '4.8'],
    ['528040', 'good', '4.8'],
    ['528039', 'bad', '4.7.2'],
    ['461808', 'bad', '4.7.2'],
    ['461308', 'bad', '4.7.1'],
    ['460798', 'bad', '4.7'],
    ['394802', 'bad', '4.6.2'],
    ['394254', 'bad', '4.6.1'],
    ['393295', 'bad', '4.6'],
    ['379893', 'bad', '4.5.2'],
    ['378675', 'bad', '4.5.1'],
    ['378389', 'bad', '4.5'],
  ])('%s is %s: %s', (release, verdict, version) => {
    const output = read(release);
    expect(output).toMatchObject({ kind: 'dotnet-release', verdict, facts: [{ name: 'Release', value: release }] });
    expect(output?.says).toContain(`.NET Framework ${version}.`);
  });

  it.each(['378388', '999999', '100000'])('%s is none that is known', (release) => {
    expect(read(release)?.verdict).toBe('unclear');
  });

  it.each([
    'Release : 528449',
    'Release\n-------\n 528449',
    '    Release    REG_DWORD    0x81041',
    `PS C:\\> ${command}\n528449`,
  ])('shows what it is without being expected: %s', (text) => {
    expect(read(text, false)).toMatchObject({ verdict: 'good', facts: [{ name: 'Release', value: '528449' }] });
  });

  it('that is bare counts only when it is expected, alone in its line', () => {
    expect(read('528449', false)).toBeUndefined();
    expect(read('> 528449 \n', true)?.verdict).toBe('good');
    expect(read('we need 528040 and have less')).toBeUndefined();
    expect(read('31034')).toBeUndefined();
  });

  it('is not any line that begins with Release', () => {
    expect(read('Release : 12', false)).toBeUndefined();
    expect(read('Release : 12')?.verdict).toBe('unclear');
    expect(read('Release : 2.1.3')).toBeUndefined();
  });

  it('is unclear beside another that says the opposite', () => {
    expect(read('528449\n461814')).toMatchObject({
      verdict: 'unclear',
      says: expect.stringMatching(/Result 1: .*4\.8\. Result 2: .*4\.7\.2/) as string,
    });
    expect(read('528449\n533320')?.verdict).toBe('good');
  });
});

describe('the comparison', () => {
  it('counts only when it is expected', () => {
    expect(read('True')?.verdict).toBe('good');
    expect(read('False')).toMatchObject({ verdict: 'bad', facts: [{ name: 'Release -ge 528040', value: 'False' }] });
    expect(read('True', false)).toBeUndefined();
    expect(read(`PS C:\\> (${command}) -ge 528040\nTrue`, false)).toBeUndefined();
    expect(read('Is it true?')).toBeUndefined();
  });

  it('is the one with 528040, as far as that can be seen', () => {
    expect(read(`PS C:\\> (${command}) -ge 528040\nTrue`)?.verdict).toBe('good');
    expect(read(`PS C:\\> (${command}) -ge 461808\nTrue`)?.verdict).toBe('unclear');
    expect(read(`PS C:\\> (${command}) -lt 528040\nFalse`)?.verdict).toBe('unclear');
  });
});

describe('a missing release number is bad', () => {
  it.each([
    `Get-ItemPropertyValue : Cannot find path \u2018HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full\u2019 because it does not \nexist.`,
    'Property Release does not exist at path HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full.',
    `+ ${command}\n${idOf('PathNotFound')}`,
    `+ ${command}\n${idOf('System.Management.Automation.PSArgumentException')}`,
  ])('%s', (text) => {
    expect(read(text, false)).toMatchObject({ verdict: 'bad', facts: [] });
  });

  it('but not when it is another key', () => {
    expect(read("Cannot find path 'HKLM:\\SOFTWARE\\Contoso' because it does not exist.")).toBeUndefined();
  });
});

it.each([`PS C:\\> ${command}\n461814`, `PS C:\\> (${command}) -ge 528040\nFalse`, 'Release : 461814'])(
  'cut off at either end, it is never good: %s',
  (text) => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.boolean(), fc.boolean(), (at, isHead, isExpected) => {
        expect(read(isHead ? text.slice(0, at) : text.slice(at), isExpected)?.verdict).not.toBe('good');
      }),
      { seed: 16, numRuns: 300 },
    );
  },
);

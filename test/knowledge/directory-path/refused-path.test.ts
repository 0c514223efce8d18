import { readLines, type DirectoryLine } from '../../../knowledge/directory-path/directory-line.ts';
import {
  explainRefusal,
  isBrokenName,
  isCutOff,
  isNoBareName,
  wholeName,
} from '../../../knowledge/directory-path/refused-path.ts';

function lineOf(text: string): DirectoryLine {
  const [line] = readLines(text);
  if (!line) throw new Error(`There is no line in ${text}`);
  return line;
}

describe('a line that was meant as a name', () => {
  it.each([
    'CN=Ada,OU=Sales, EMEA,DC=contoso,DC=com',
    'OU=R+D,DC=contoso ',
    'CN=Ada,OU=Sal...',
    'CN=Ada,OU=Sal…',
    'CN=Ada,OU=Sales,DC=conto...',
    'dn: CN=Ada, what',
    'dn:: Q049QWRhLE9VPVNhbGVz',
  ])('is %j', (text) => {
    expect(isBrokenName(lineOf(text))).toBe(true);
  });

  it.each([
    'Sales',
    'see OU=Sales, EMEA,DC=contoso,DC=com',
    'OU=Sales is what fails, why?',
    'OU=Sales is broken...',
    'dn: what is that',
    'dn:: see below',
    'well...',
  ])('is not %j', (text) => {
    expect(isBrokenName(lineOf(text))).toBe(false);
  });
});

describe('what is no bare name', () => {
  it.each(['OU=Sales, EMEA', 'https://contoso.com/x', 'aka.ms/sspr'])('is %j', (text) => {
    expect(isNoBareName(lineOf(text))).toBe(true);
  });

  it.each(['Sales, EMEA', 'A=B', 'R+D', 'Sales/EMEA', 'IT@Berlin', 'x: y'])('is not %j', (text) => {
    expect(isNoBareName(lineOf(text))).toBe(false);
  });
});

describe('a line that is cut off', () => {
  it('has dots at its end, or for a part of it', () => {
    const cut = ['OU=a...', 'OU=a… ', 'OU=a....', 'OU=a..., ', 'OU=a...";', 'OU=…,DC=x', 'a.b/.../c', 'OU=a,... ,DC=x'];
    expect(cut.filter((text) => !isCutOff(lineOf(text)))).toEqual([]);
    const whole = ['OU=a..', 'a...b', '...OU=a', '{OU=a...}'];
    expect(whole.filter((text) => isCutOff(lineOf(text)))).toEqual([]);
  });
});

describe('why a line cannot be read', () => {
  it.each([
    ['base64', 'dn:: Q049QWRh', 'The two colons after dn mean'],
    ['a folded line', 'dn: OU=a\n  b', 'The name goes on in the next line'],
    ['a cut line', 'CN=Ada,OU=Sa...', 'The end of the name is cut off.'],
    ['a line with a gap', 'CN=Ada,...,DC=x', 'Dots stand for a part of the name.'],
    ['an address', 'https://contoso.com/a', 'This is an address with a protocol in front.'],
    ['an address of a directory', 'ldap://dc1/OU=a%2Cb,DC=x', 'This is an address with a protocol in front.'],
    ['an address without protocol', 'learn.microsoft.com/en-us/entra', 'This looks like a web address.'],
    ['a user', ' ada@contoso.com ', 'This is the name or mail address of a user.'],
    ['a broken name', 'OU=Sales, EMEA', 'After the comma in column 9'],
    ['a name without a unit', 'CN=Ada', 'This names no organizational unit.'],
    ['a name with a type that directories do not have', 'a=b,OU=c', 'This is neither'],
    ['other words', 'I do not know', 'This is neither a distinguished name nor a canonical path.'],
    ['a file', 'C:\\temp\\a.txt', 'This is neither'],
  ])('is said: %s', (_, text, problem) => {
    expect(explainRefusal(lineOf(text)).problem).toContain(problem);
  });

  it('comes with what to paste instead', () => {
    expect(explainRefusal(lineOf('what?')).instead).toBe(wholeName);
    expect(explainRefusal(lineOf('dn: OU=a\n  b')).instead).toBe('Paste the distinguished name in one line.');
    for (const text of ['dn:: Q049QWRh', 'CN=Ada,OU=Sa...', 'ada@contoso.com', 'OU=Sales, EMEA']) {
      expect(explainRefusal(lineOf(text)).instead).toContain('Select-Object -ExpandProperty DistinguishedName');
    }
  });

  it('says enough without that: it stands for itself, and holds no command', () => {
    const lines = [
      'dn:: Q049QWRh',
      'dn: OU=a\n  b',
      'OU=a...',
      'a://b',
      'aka.ms/x',
      'a@b',
      'OU=a, b',
      'CN=Ada',
      'what?',
    ];
    for (const { problem } of lines.map((text) => explainRefusal(lineOf(text)))) {
      expect(problem).toMatch(/^[A-Z].*\.$/);
      expect(problem).not.toMatch(/Get-|Select-|Paste/);
    }
  });

  it('names the code of a character that may be part of a name', () => {
    const lines = ['OU=a, b', 'OU=a; b', 'OU=a+', 'OU=a\\z', 'OU="a', 'OU="a" b'];
    expect(lines.map((text) => /\((0x..)\)/.exec(explainRefusal(lineOf(text)).problem)?.[1])).toEqual([
      ...['0x2C', '0x3B', '0x2B'],
      ...['0x5C', '0x22', '0x22'],
    ]);
  });

  it('names the column in the line as it was pasted', () => {
    expect(explainRefusal(lineOf('dn: "OU=R+D"')).problem).toContain('the plus sign in column 10');
  });
});

import fc from 'fast-check';
import { formatDistinguishedName } from '../../../knowledge/directory-path/distinguished-name.ts';
import { findEmbeddedNames } from '../../../knowledge/directory-path/embedded-names.ts';

const inside = (line: string): string[] =>
  findEmbeddedNames(line).map(({ text, column }) => `${String(column)} ${text}`);
const ada = 'CN=Ada,OU=Sales\\, EMEA,DC=contoso,DC=com';

describe('a name inside a line', () => {
  it.each([
    ['prose around it', `the user ${ada} cannot reset`, [`10 ${ada}`]],
    ['a full stop after it', `It is ${ada}.`, [`7 ${ada}`]],
    ['brackets around it', `(${ada})`, [`2 ${ada}`]],
    ['XML around it', `<Data>${ada}</Data>`, [`7 ${ada}`]],
    ['a comma before it', `For Sales, ${ada}`, [`12 ${ada}`]],
    ['a type named before it', `CN=Ada is now in ${ada}`, [`18 ${ada}`]],
    ['characters of two units before it', `😀😀 ${ada}`, [`4 ${ada}`]],
    ['an address before it', `LDAP://dc1/${ada}`, [`12 ${ada}`]],
    ['dots before it, and a blank', `Hm... ${ada}`, [`7 ${ada}`]],
    ['another name', `${ada} and 😀 ${ada}`, [`1 ${ada}`, `48 ${ada}`]],
    ['another name after one with a character of two units', 'OU=😀,DC=x OU=a,DC=y', ['1 OU=😀,DC=x', '11 OU=a,DC=y']],
    ['another name after a semicolon', `${ada};${ada}`, [`1 ${ada}`, `42 ${ada}`]],
    ['an equals sign before it', `Target=${ada}`, [`8 ${ada}`]],
  ])('is found with %s', (_, line, expected) => {
    expect(inside(line)).toEqual(expected);
  });

  it('is found with blanks in it', () => {
    expect(inside('see CN = Ada , OU = Sales , DC = contoso , DC = com now')).toEqual([
      '5 CN = Ada , OU = Sales , DC = contoso , DC = com',
    ]);
  });

  it('counts columns from where the line begins', () => {
    expect(findEmbeddedNames(`x ${ada}`, 11)).toMatchObject([{ column: 13, text: ada }]);
  });

  it.each([
    ['without a domain', 'OU=Sales and OU=EMEA'],
    ['without an organizational unit', 'CN=Ada,CN=Users,DC=contoso,DC=com'],
    ['with a type that has lost its equals sign', 'x CN=Ada,OU=Sales, OU EMEA,DC=contoso,DC=com'],
    ['that is cut off', 'x CN=Ada,OU=Sales,DC=conto... y'],
    ['whose beginning is cut off', 'x ..., OU=Sales,DC=contoso,DC=com'],
    ['whose beginning is cut off in the middle of a name', 'x …OU=Sales,DC=contoso,DC=com'],
    ['with dots for a name', 'x CN=Ada,OU=...,DC=contoso,DC=com'],
    ['with dots for parts', 'x CN=Ada,OU=Sales,...,DC=contoso,DC=com'],
    ['that is cut off with one sign', 'x CN=Ada,OU=Sales,DC=conto…'],
    ['with other types', 'x CN=Ada,XY=1,OU=Sales,DC=contoso,DC=com'],
    ['that is a domain alone', 'DC=contoso,DC=com'],
    ['with a longer word before it', 'FOO_OU=Sales,DC=contoso,DC=com'],
    ['in an address with encoded characters', 'ldap://dc1/OU=Sales%2C%20EMEA,DC=contoso,DC=com'],
  ])('is not found %s', (_, line) => {
    expect(inside(line)).toEqual([]);
  });

  it('is found where a list in braces was shortened', () => {
    expect(inside(`{${ada}...}`)).toEqual([`2 ${ada}`]);
  });

  it.each([
    ['behind a label', 'see dn: CN=Ada,OU=R+D,DC=x', true],
    ['behind a label in words', 'see "Distinguished Name" = CN=Ada,OU=R+D,DC=x', false],
    ['behind a label and a quotation mark', 'DistinguishedName : "CN=Ada,OU=R+D,DC=x"', true],
    ['behind a word that ends as the label does', 'xdn: CN=Ada,OU=R+D,DC=x', false],
    ['behind words', 'x CN=Ada,OU=R+D,DC=x', false],
  ])('with a separator of its own is certain %s', (_, line, isCertain) => {
    expect(findEmbeddedNames(line)).toMatchObject([
      { text: 'CN=Ada,OU=R+D,DC=x', isCertain, unescaped: [{ sign: '+' }] },
    ]);
  });

  it('is certain when it can be read by the rules', () => {
    expect(findEmbeddedNames(`x ${ada}`)).toMatchObject([{ isCertain: true, unescaped: [] }]);
  });

  it('is found wherever it stands, whatever its values hold', () => {
    const value = fc.string({ unit: fc.constantFrom(...Array.from('ab ,+"\\<>;=/#😀é\n')), minLength: 1 });
    const around = fc.string({ unit: fc.constantFrom(...Array.from('ab ,.()<>"😀')) });
    fc.assert(
      fc.property(value, value, around, around, (cn, ou, before, after) => {
        const rdns = [
          ...[
            ['CN', cn],
            ['OU', ou],
          ],
          ...[
            ['DC', 'contoso'],
            ['DC', 'com'],
          ],
        ];
        const name = formatDistinguishedName(rdns.map(([type = '', text = '']) => [{ type, value: text }]));
        const column = Array.from(before).length + 2;
        expect(findEmbeddedNames(`${before} ${name} ${after}`)).toMatchObject([{ text: name, column }]);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { formatDistinguishedName } from '../../../knowledge/directory-path/distinguished-name.ts';
import { parseUnescapedName } from '../../../knowledge/directory-path/unescaped-name.ts';

const domain = 'DC=contoso,DC=com';

/** The parts that are no piece of the domain, and each separator that is part of a name with its column. */
const read = (line: string, firstColumn?: number): unknown => {
  const name = parseUnescapedName(line, firstColumn);
  if (!name) return undefined;
  const parts = name.rdns.flat().filter(({ type }) => type.toUpperCase() !== 'DC');
  return [parts.map(({ value }) => value), name.unescaped.map(({ sign, column }) => `${sign}${String(column)}`)];
};

describe('a separator in a name without its backslash', () => {
  it.each([
    ['a plus sign', `OU=R+D,${domain}`, ['R+D'], ['+5']],
    ['a comma', `OU=Sales, EMEA,${domain}`, ['Sales, EMEA'], [',9']],
    ['a semicolon', `OU=Sa;les,${domain}`, ['Sa;les'], [';6']],
    ['several', `OU=a, b;c+d,OU=e+f,${domain}`, ['a, b;c+d', 'e+f'], [',5', ';8', '+10', '+17']],
    ['blanks around it', `OU=R + D,${domain}`, ['R + D'], ['+6']],
    ['plus signs at the end', `OU=C++,${domain}`, ['C++'], ['+5', '+6']],
    ['one beside an escaped one', `OU=a\\,b,c,${domain}`, ['a,b,c'], [',8']],
    ['one behind an escaped backslash', `OU=a\\\\,b,${domain}`, ['a\\,b'], [',7']],
    ['one beside others in quotation marks', `OU="a,b",OU=c+d,${domain}`, ['a,b', 'c+d'], ['+14']],
    ['one in front of a name in hex', `OU=#0401,OU=c+d,${domain}`, undefined, []],
    [
      'one in the name of the person, and another fault',
      `CN=Lovelace, Ada,OU=a/b,${domain}`,
      ['Lovelace, Ada', 'a/b'],
      [',12'],
    ],
    ['a word that begins as a type does', `OU=Sales, Outside,${domain}`, ['Sales, Outside'], [',9']],
    ['no domain', 'OU=R+D', ['R+D'], ['+5']],
  ])('is read as part of it: %s', (_, line, values, unescaped) => {
    expect(read(line)).toEqual(values && [values, unescaped]);
  });

  it('has its column in the line as it was pasted', () => {
    expect(read(`OU=R+D,${domain}`, 21)).toEqual([['R+D'], ['+25']]);
  });

  it.each([
    ['nothing is wrong', `OU=Sales,${domain}`],
    ['it stands in the name of the person alone', `CN=Lovelace, Ada,OU=Sales,${domain}`],
    ['a type has lost its equals sign', `OU=Sales, OU EMEA,${domain}`],
    ['a type stands alone', `OU=Sales,OU,${domain}`],
    ['nothing follows it', 'OU=Sales,'],
    ['nothing follows it but blanks', `OU=Sales, `],
    ['a plus sign ends the line', 'OU=R+'],
    ['a separator follows it', `OU=Sales,,${domain}`],
    ['it may separate two names', 'OU=Sales, EMEA'],
    ['two words are joined, and no domain tells where the name ends', 'OU=Sales + EMEA'],
    ['the domain stands in front', 'DC=com,DC=contoso,OU=R+D'],
    ['it stands in the domain', 'OU=a/b,DC=contoso,com'],
    ['another name follows', `OU=R+D,${domain};OU=Sales,${domain}`],
    ['words follow', `OU=R+D,${domain} is broken`],
    ['a type is unknown', `OU=R+D,XY=1,${domain}`],
    ['a quotation mark ends too early', `OU="a", b,${domain}`],
    ['a backslash stands alone', `OU=R+D,OU=a\\z,${domain}`],
    ['it is no name at all', 'Sales, EMEA'],
    ['it is empty', ''],
  ])('is not guessed when %s', (_, line) => {
    expect(parseUnescapedName(line)).toBeUndefined();
  });

  it('is found in any name, and in no other way than with its backslash', () => {
    // What was escaped together is taken apart together, so that no backslash is taken for another one.
    const word = fc.string({ unit: fc.constantFrom('a', 'Z', '1', 'é', '😀', '/', '\\'), minLength: 1, maxLength: 4 });
    const join = fc.constantFrom(',', '+', ';', ', ', ' + ');
    const name = fc.tuple(word, fc.array(fc.tuple(join, word), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
        const values = names.map(([first, rest]) => first + rest.flat().join(''));
        const escaped = formatDistinguishedName([
          ...values.map((value) => [{ type: 'OU', value }]),
          [{ type: 'DC', value: 'contoso' }],
        ]);
        const [found, unescaped] = read(
          escaped.replace(/\\(.)/gu, (both, sign: string) => (',+;'.includes(sign) ? sign : both)),
        ) as [string[], string[]];
        expect(found).toEqual(values);
        expect(unescaped).toHaveLength(names.reduce((sum, [, rest]) => sum + rest.length, 0));
        expect(parseUnescapedName(escaped)).toBeUndefined();
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import {
  beginsPart,
  formatDistinguishedName,
  parseDistinguishedName,
} from '../../../knowledge/directory-path/distinguished-name.ts';
import { signAt, write } from '../../../knowledge/directory-path/placed.ts';

/** Each step of the name as `type=value`, joined by +. */
const steps = (text: string): unknown => {
  const name = parseDistinguishedName(text);
  return name.ok ? name.rdns.map((rdn) => rdn.map(({ type, value }) => `${type}=${value}`).join('+')) : name.problem;
};

const signs = fc.oneof(
  fc.constantFrom(...Array.from(' #,+"\\<>;\n\r=/\t\0\u00a0\ufeff\u007f0aF')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom('é', '密', '😀', '\u{10ffff}', '\ud83d', '\ude00'),
);
const values = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));
const types = fc.constantFrom('CN', 'OU', 'ou', 'DC', 'UID', 'x-own-1', '2.5.4.11', 'OID.2.5.4.3');
const names = fc.array(fc.array(fc.record({ type: types, value: values }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
});

describe('a distinguished name', () => {
  it('has its parts in the order in which they are written', () => {
    expect(steps('CN=Ada,OU=Sales\\, EMEA,DC=contoso,DC=com')).toEqual([
      'CN=Ada',
      'OU=Sales, EMEA',
      'DC=contoso',
      'DC=com',
    ]);
  });

  it('knows the column of every character of a value', () => {
    const name = parseDistinguishedName('OU=\\20😀\\+é,DC=x', 5);
    expect(name.ok && name.rdns[0]?.[0]?.placed).toEqual([
      { sign: ' ', column: 8 },
      { sign: '😀', column: 11 },
      { sign: '+', column: 13 },
      { sign: 'é', column: 14 },
    ]);
  });

  it.each([
    ['blanks around separators', ' CN = Ada , OU=\tSales ;  DC=x ', ['CN=Ada', 'OU=Sales', 'DC=x']],
    ['no-break spaces after separators', 'CN=Ada,\u00a0OU=Sales', ['CN=Ada', 'OU=Sales']],
    ['several attributes in one step', 'CN=Ada+UID=7 + L=Bonn,OU=Sales', ['CN=Ada+UID=7+L=Bonn', 'OU=Sales']],
    [
      'dotted types',
      '2.5.4.11=Sales,OID.2.5.4.3=Ada,oid.0.9.2342.19200300.100.1.25=x',
      ['2.5.4.11=Sales', 'OID.2.5.4.3=Ada', 'oid.0.9.2342.19200300.100.1.25=x'],
    ],
    ['a value in quotation marks', 'OU="Sales, EMEA",O="x"', ['OU=Sales, EMEA', 'O=x']],
    ['a value in hex', 'OU=#040553616C6573,DC=x', ['OU=Sales', 'DC=x']],
    ['an empty value', 'OU=,DC=', ['OU=', 'DC=']],
    ['lower case', 'ou=sales,dc=x', ['ou=sales', 'dc=x']],
  ])('may have %s', (_, text, expected) => {
    expect(steps(text)).toEqual(expected);
  });

  it.each([
    ['nothing', '', 1, 'A part such as OU=Sales is expected in column 1.'],
    ['prose', 'the user is Ada', 1, 'A part such as OU=Sales is expected in column 1.'],
    ['a comma in a name', 'OU=Sales, EMEA,DC=x', 9, 'After the comma in column 9 a part such as OU=Sales is expected.'],
    ['a semicolon in a name', 'OU=A;B', 5, 'After the semicolon in column 5 a part such as OU=Sales is expected.'],
    ['a plus sign in a name', 'OU=R+D,DC=x', 5, 'After the plus sign in column 5 a part such as OU=Sales is expected.'],
    ['a comma at the end', 'OU=Sales,', 9, 'After the comma in column 9 a part such as OU=Sales is expected.'],
    ['a type that is none', 'OU=x,1-a=b', 5, 'After the comma in column 5'],
    ['a number that is no dotted type', 'OU=x,2=b', 5, 'After the comma in column 5'],
    ['a trouble in a value', 'OU=x,CN=a\\z', 10, 'The backslash in column 10'],
  ])('cannot be %s', (_, text, column, problem) => {
    expect(parseDistinguishedName(text)).toMatchObject({
      ok: false,
      column,
      problem: expect.stringContaining(problem) as string,
    });
  });

  it('says that a separator which may belong to a name would be reserved there', () => {
    expect(steps('OU=R+D')).toMatch(
      /If the plus sign is part of a name, that name holds a reserved character \(0x2B\)\.$/,
    );
  });

  it('says which of its parts were written in hex', () => {
    const name = parseDistinguishedName('OU=#04024869,OU=Hi,OU=\\48i');
    expect(name.ok && name.rdns.flat().map(({ value, isHex }) => [value, isHex])).toEqual([
      ['Hi', true],
      ['Hi', undefined],
      ['Hi', undefined],
    ]);
  });

  it('may have values that end elsewhere than at a separator', () => {
    const name = parseDistinguishedName('OU=a,b;DC=x', 1, (text, at) => [';', ''].includes(signAt(text, at)));
    expect(name.ok && name.rdns.flat().map(({ value }) => value)).toEqual(['a,b', 'x']);
  });

  it('counts the column from where the name begins in its line', () => {
    expect(parseDistinguishedName('OU=R+D', 21)).toMatchObject({ column: 25 });
  });
});

it('a part begins with a type and an equals sign', () => {
  const text = write('OU=a, b = c,1=d', 1);
  expect([0, 3, 5, 12].map((at) => beginsPart(text, at))).toEqual([true, false, true, false]);
});

describe('a written distinguished name', () => {
  it('escapes as Active Directory does, and control characters as bytes', () => {
    const rdns = [
      [{ type: 'CN', value: ' #, ' }],
      [
        { type: 'OU', value: '#a#\n\x7f' },
        { type: 'L', value: 'é/=' },
      ],
    ];
    expect(formatDistinguishedName(rdns)).toBe('CN=\\ #\\,\\ ,OU=\\#a#\\0A\\7F+L=é/\\=');
  });

  it('is read as what was written, whatever the values hold', () => {
    fc.assert(
      fc.property(names, (rdns) => {
        const read = parseDistinguishedName(formatDistinguishedName(rdns));
        expect(read.ok && read.rdns.map((rdn) => rdn.map(({ type, value }) => ({ type, value })))).toEqual(rdns);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('has each character of a value in the column where it is written', () => {
    fc.assert(
      fc.property(names, (rdns) => {
        const written = formatDistinguishedName(rdns);
        const columns = Array.from(written);
        const read = parseDistinguishedName(written);
        const placed = read.ok ? read.rdns.flat().flatMap((part) => part.placed) : [];
        const wrong = placed.filter(({ sign, column }) => {
          const there = columns[column - 1];
          return there !== sign && there !== '\\';
        });
        expect(read.ok).toBe(true);
        expect(wrong).toEqual([]);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('any text', () => {
  it('is read or refused at a column that it has', () => {
    const texts = fc.array(fc.oneof(signs, fc.constantFrom('OU=', 'DC=', '\\2C', '\\C3', '#04', '2.5.4.11=')));
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const name = parseDistinguishedName(text);
        if (name.ok) return;
        expect(name.column).toBeGreaterThanOrEqual(1);
        expect(name.column).toBeLessThanOrEqual(Math.max(1, Array.from(text).length));
        expect(name.problem).toContain(`column ${String(name.column)}`);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });
});

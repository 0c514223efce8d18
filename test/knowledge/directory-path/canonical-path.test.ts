import fc from 'fast-check';
import {
  beginsWithDomain,
  looksLikeWebAddress,
  parseCanonicalPath,
} from '../../../knowledge/directory-path/canonical-path.ts';

const namesIn = (line: string): unknown => {
  const path = parseCanonicalPath(line);
  return path.ok ? path.names.map(({ value }) => value) : path.problem;
};

describe('a line that begins with a domain', () => {
  it.each(['contoso.com/Sales', 'corp.contoso.local/', 'münchen.example/x', 'a1-b.c2.de/x/y', 'CONTOSO.COM/x'])(
    'is %j',
    (line) => {
      expect(beginsWithDomain(line)).toBe(true);
    },
  );

  it.each([
    'contoso.com',
    'contoso/Sales',
    'and/or',
    '/var/log',
    'C:\\a/b',
    'https://contoso.com/a',
    'user@contoso.com/x',
    '10.0.0.1/24',
    '31.12.2024/x',
    'see contoso.com/x',
    'contoso..com/x',
    '.com/x',
    'contoso.com:443/x',
    '-a.com/x',
    '',
  ])('is not %j', (line) => {
    expect(beginsWithDomain(line)).toBe(false);
  });
});

describe('a web address without its scheme', () => {
  it.each([
    'learn.microsoft.com/entra/identity',
    'microsoft.com/x',
    'aka.ms/sspr',
    'portal.azure.com/#home',
    'www.contoso.com/a',
    'docs.contoso.com/en-us/a',
    'docs.contoso.com/en-US',
    'contoso.com/a/b.html',
    'contoso.com/a.ASPX',
    'contoso.com/a?id=3',
    'contoso.com/a%20b',
  ])('is %j', (line) => {
    expect(looksLikeWebAddress(line)).toBe(true);
  });

  it.each([
    'contoso.com/Sales/EMEA',
    'contoso.com/#1',
    'contoso.com/Who?',
    'contoso.com/100% remote',
    'notmicrosoft.com/x',
    'wwwcontoso.com/x',
    'contoso.com/en-uses',
  ])('is not %j', (line) => {
    expect(looksLikeWebAddress(line)).toBe(false);
  });
});

describe('a canonical path', () => {
  it.each([
    ['several names', 'contoso.com/Sales/EMEA', ['Sales', 'EMEA']],
    ['a slash at its end', 'contoso.com/Sales/', ['Sales']],
    ['an escaped slash', 'contoso.com/Sales\\/EU/x', ['Sales/EU', 'x']],
    ['an escaped backslash', 'contoso.com/a\\\\/b', ['a\\', 'b']],
    ['a backslash that escapes nothing', 'contoso.com/a\\b/c\\', ['a\\b', 'c\\']],
    ['blanks at the ends of names', 'contoso.com/ a /b ', [' a ', 'b ']],
  ])('has %s', (_, line, expected) => {
    expect(namesIn(line)).toEqual(expected);
  });

  it('knows the column of every character', () => {
    const path = parseCanonicalPath('a.bc/😀\\/x', 3);
    expect(path.ok && path.names[0]?.placed).toEqual([
      { sign: '😀', column: 8 },
      { sign: '/', column: 10 },
      { sign: 'x', column: 11 },
    ]);
  });

  it('calls its parts organizational units', () => {
    const path = parseCanonicalPath('contoso.com/a/b');
    expect(path.ok && path.names.map(({ type }) => type)).toEqual(['OU', 'OU']);
  });

  it.each([
    ['two slashes', 'contoso.com/a//b', 15, 'In column 15 one slash follows another'],
    ['two slashes after the domain', 'contoso.com//b', 13, 'In column 13 one slash follows another'],
    ['two slashes at the end', 'contoso.com/b//', 15, 'In column 15 one slash follows another'],
    ['a domain alone', 'contoso.com/', 1, 'In column 1 a domain is named'],
  ])('is refused for %s', (_, line, column, problem) => {
    expect(parseCanonicalPath(line)).toMatchObject({ column, problem: expect.stringContaining(problem) as string });
  });

  it('gives any names back that were escaped', () => {
    const name = fc.array(fc.constantFrom('a', '/', '\\', ' ', ',', '😀', '#'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (written) => {
        const names = written.map((signs) => signs.join(''));
        const line = ['contoso.com', ...names.map((one) => one.replace(/[\\/]/g, '\\$&'))].join('/');
        expect(namesIn(line)).toEqual(names);
      }),
      { seed: 5 },
    );
  });
});

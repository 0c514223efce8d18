import fc from 'fast-check';
import { readLines } from '../../../knowledge/directory-path/directory-line.ts';

const bodies = (text: string): string[] => readLines(text).map(({ number, body }) => `${String(number)} ${body}`);
const one = 'CN=Ada,OU=Sales,DC=x';

describe('the lines of a message', () => {
  it('are numbered as they stand, without blank ones', () => {
    expect(bodies('\na\n \t\n\nb\n')).toEqual(['2 a', '5 b']);
  });

  it.each(['\n', '\r\n', '\r'])('may end with %j', (end) => {
    expect(bodies(['a', '', 'b'].join(end))).toEqual(['1 a', '3 b']);
  });

  it.each([
    'DistinguishedName',
    ' "DistinguishedName" ',
    'Canonical Name',
    'dn',
    '-----------',
    '=== ===',
    '```',
    '```text',
    'DistinguishedName :',
    '""',
  ])('do not count headings and rules: %j', (heading) => {
    expect(bodies(`${heading}\na`)).toEqual(['2 a']);
  });

  it.each([
    ['a label of PowerShell', `DistinguishedName : ${one}`, 21, 'distinguishedname'],
    ['a label in words', `distinguished name:${one}`, 20, 'distinguishedname'],
    ['a label of LDIF', `dn: ${one}`, 5, 'dn'],
    ['a label of LDIF with base64', `dn:: ${one}`, 6, 'dn::'],
    ['a label of a canonical path', `CanonicalName : ${one}`, 17, 'canonicalname'],
    ['blanks in front', `\t  ${one}`, 4, undefined],
    ['a hyphen in front', ` - ${one}`, 4, undefined],
    ['a number in front', `12. ${one}`, 5, undefined],
    ['a list sign and a label', `* dn: ${one}`, 7, 'dn'],
    ['nothing in front', one, 1, undefined],
  ])('lose %s', (_, text, column, label) => {
    expect(readLines(text)).toMatchObject([{ column, label, body: one, isQuoted: false }]);
  });

  it.each([
    ['straight ones', `"${one}"`, 2],
    ['curly ones', `“${one}”`, 2],
    ['low ones', `„${one}“`, 2],
    ['single ones', `'${one}'`, 2],
    ['backticks', `\`${one}\``, 2],
    ['ones with a comma after them', `"${one}" , `, 2],
    ['ones after a label', `dn: "${one}"`, 6],
  ])('lose quotation marks: %s', (_, text, column) => {
    expect(readLines(text)).toMatchObject([{ column, body: one, isQuoted: true }]);
  });

  it('lose a quotation mark whose other one stands in another line', () => {
    expect(readLines(`"${one}\n${one}"`)).toMatchObject([
      { column: 2, body: one, isQuoted: false },
      { column: 1, body: `${one}"`, isQuoted: false },
    ]);
  });

  it('keep quotation marks that are part of a name', () => {
    expect(bodies('OU="a, b"\n"Top" Sales\n"')).toEqual(['1 OU="a, b"', '2 "Top" Sales', '3 "']);
  });

  it('keep blanks at their end, which may be escaped', () => {
    expect(bodies('OU=a\\ ')).toEqual(['1 OU=a\\ ']);
  });

  it('say whether there were blanks around them', () => {
    const around = readLines('a\n a\na \n"a"\n "a" ').map(({ hasOuterBlanks }) => hasOuterBlanks);
    expect(around).toEqual([false, true, true, false, false]);
  });
});

describe('a folded line', () => {
  const shown = (text: string): unknown => readLines(text).map(({ body, isContinued }) => [body, isContinued]);

  it.each([
    ['LDIF', 'dn: CN=Ada,OU=Very\n  long,DC=x\n changed\nb', ['CN=Ada,OU=Very', true]],
    ['PowerShell', 'DistinguishedName : CN=Ada,OU=Very\n                    long,DC=x\nb', ['CN=Ada,OU=Very', true]],
    ['a domain', 'dn: OU=a,DC=cont\n oso,DC=com\nb', ['OU=a,DC=cont', true]],
    ['between a domain and its end', 'dn: OU=a,DC=contoso,\n DC=com\nb', ['OU=a,DC=contoso,', true]],
  ])('is one line that goes on: %s', (_, text, first) => {
    expect(shown(text)).toEqual([first, ['b', false]]);
  });

  it.each([
    ['is not indented more', ' dn: OU=a\n b'],
    ['has a label of its own', 'dn: OU=a\n Enabled : True'],
    ['is a name of its own after a whole one', 'dn: OU=a,DC=x\n OU=b,DC=x'],
    ['has no label before it', 'OU=a\n b'],
    ['comes after a blank line', 'dn: OU=a\n\n b'],
    ['comes after a label without a name', 'dn:\n b'],
  ])('is none when what follows %s', (_, text) => {
    expect(readLines(text).some(({ isContinued }) => isContinued)).toBe(false);
  });
});

describe('any text', () => {
  it('has each body in the column that is said', () => {
    const part = fc.constantFrom(
      ...['dn: ', '- ', '1. ', '"', '“', "'", ' ', '\t', 'OU=a', ',', 'DC=x', '😀', '\n', '```'],
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const raws = text.split('\n');
        for (const { number, column, body } of readLines(text)) {
          const raw = Array.from(raws[number - 1] ?? '');
          expect(raw.slice(column - 1, column - 1 + Array.from(body).length).join('')).toBe(body);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

import { namePart } from '../../../knowledge/directory-path/placed.ts';
import {
  codeOf,
  describeFault,
  findReserved,
  reservedSign,
  showName,
} from '../../../knowledge/directory-path/reserved-characters.ts';

/** A name whose first character stands in column 11. */
const ou = (name: string) =>
  namePart(
    'OU',
    Array.from(name, (sign, at) => ({ sign, column: 11 + at })),
  );
const faultsIn = (name: string): unknown =>
  findReserved(ou(name)).map(({ name: what, hex, place }) => [place, what, hex].filter(Boolean).join(' '));

describe('a reserved character', () => {
  it.each([
    [',', 'comma', '0x2C'],
    ['+', 'plus sign', '0x2B'],
    ['"', 'quotation mark', '0x22'],
    ['\\', 'backslash', '0x5C'],
    ['<', 'left angle bracket', '0x3C'],
    ['>', 'right angle bracket', '0x3E'],
    [';', 'semicolon', '0x3B'],
    ['\n', 'line feed', '0x0A'],
    ['\r', 'carriage return', '0x0D'],
    ['=', 'equal sign', '0x3D'],
    ['/', 'forward slash', '0x2F'],
  ])('is %j anywhere in a name', (sign, name, hex) => {
    expect(hex).toBe(`0x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    expect(faultsIn(`a${sign}b`)).toEqual([`2 ${name} ${hex}`]);
    expect(faultsIn(sign)).toEqual([`1 ${name} ${hex}`]);
    expect(faultsIn(`a${sign}`)).toEqual([`2 ${name} ${hex}`]);
  });

  it.each([
    ['a space in front', ' a', ['1 space at the beginning']],
    ['a # in front', '#a#', ['1 # at the beginning']],
    ['a space behind', 'a ', ['2 space at the end']],
    ['one of two spaces in front', '  a', ['1 space at the beginning']],
    ['one of two spaces behind', 'a  ', ['3 space at the end']],
    ['a name of one space', ' ', ['1 space at the beginning']],
    ['a name of two spaces', '  ', ['1 space at the beginning', '2 space at the end']],
    ['the second # no more', '##', ['1 # at the beginning']],
  ])('is %s', (_, name, expected) => {
    expect(faultsIn(name)).toEqual(expected);
  });

  it.each(['Sales', 'R&D', 'a b', 'a#b', "L'été (ä)", '密码', 'a-b_c.d', '😀', '', '\u00a0', 'Sales，EMEA'])(
    'is not in %j',
    (name) => {
      expect(faultsIn(name)).toEqual([]);
    },
  );

  it('is told with the name that holds it, and both its places', () => {
    expect(findReserved(ou('😀a, b '))).toEqual([
      { ou: '😀a, b ', sign: ',', name: 'comma', hex: '0x2C', place: 3, column: 13 },
      { ou: '😀a, b ', sign: ' ', name: 'space at the end', hex: undefined, place: 6, column: 16 },
    ]);
  });

  it('has its name and code wherever it stands, if it is reserved there', () => {
    expect(reservedSign(';')).toEqual({ name: 'semicolon', hex: '0x3B' });
    expect([' ', '#', '', 'a'].filter((sign) => reservedSign(sign))).toEqual([]);
  });

  it('can be said in words', () => {
    expect(findReserved(ou('#a,')).map(describeFault)).toEqual([
      '# at the beginning: character 1 of “#a,”, column 11 of the line',
      'comma (0x2C): character 3 of “#a,”, column 13 of the line',
    ]);
  });
});

describe('a name that is shown', () => {
  it.each([
    ['Sales, EMEA', '“Sales, EMEA”'],
    ['a\nb\0', '“a[U+000A]b[U+0000]”'],
    ['a\u202eb\u200bc', '“a[U+202E]b[U+200B]c”'],
    ['\ud83d', '“[U+D83D]”'],
    ['👩‍💻', '“👩‍💻”'],
    ['x'.repeat(60), `“${'x'.repeat(60)}”`],
    ['😀'.repeat(61), `“${'😀'.repeat(59)}…”`],
    ['x'.repeat(20_000), `“${'x'.repeat(59)}…”`],
  ])('is short and in one line: %j', (name, shown) => {
    expect(showName(name)).toBe(shown);
  });

  it('has its characters by their numbers in Unicode', () => {
    expect(['\n', '\u00a0', '，', '😀'].map(codeOf)).toEqual(['U+000A', 'U+00A0', 'U+FF0C', 'U+1F600']);
  });
});

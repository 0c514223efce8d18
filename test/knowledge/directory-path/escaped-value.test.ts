import { isSeparator, readValue, skipBlanks, type ReadValue } from '../../../knowledge/directory-path/escaped-value.ts';
import { signAt, write, type Unreadable } from '../../../knowledge/directory-path/placed.ts';

const read = (text: string): ReadValue | Unreadable => readValue(write(text, 1), 0);

/** The decoded value, the columns of its characters, and what follows it. */
const shown = (text: string): unknown => {
  const value = read(text);
  if (!value.ok) return value;
  const { placed, next } = value;
  return [placed.map(({ sign }) => sign).join(''), placed.map(({ column }) => column), text.slice(next)];
};

describe('a plain value', () => {
  it.each([
    ['up to a comma', 'ab,c', 'ab', [1, 2], ',c'],
    ['up to a semicolon', 'ab;c', 'ab', [1, 2], ';c'],
    ['up to a plus sign', 'ab+c', 'ab', [1, 2], '+c'],
    ['up to the end', 'ab', 'ab', [1, 2], ''],
    ['that is empty', ',c', '', [], ',c'],
    ['without blanks around it', ' \ta b \t,', 'a b', [3, 4, 5], ','],
    ['with an escaped character, which stands behind its backslash', 'a\\,b', 'a,b', [1, 3, 4], ''],
    ['with escaped blanks at its ends', '\\  a \\  ,', '  a  ', [2, 3, 4, 5, 7], ','],
    ['with a slash escaped as in an ADSI path', 'a\\/b', 'a/b', [1, 3, 4], ''],
    [
      'with hex pairs, which stand where their first backslash stands',
      'a\\2Cb\\c3\\A9d',
      'a,béd',
      [1, 2, 5, 6, 12],
      '',
    ],
    ['with a line feed', 'a\\0Ab', 'a\nb', [1, 2, 5], ''],
    ['with one of four bytes', '\\F0\\9F\\98\\80!', '😀!', [1, 13], ''],
    ['with a space in hex at its end', 'a\\20,', 'a ', [1, 2], ','],
    ['with what needs a backslash and has none', 'a=b<c>"d#', 'a=b<c>"d#', [1, 2, 3, 4, 5, 6, 7, 8, 9], ''],
    ['with # in front and no hex digits', '#1st,', '#1st', [1, 2, 3, 4], ','],
    ['with # alone', '#,', '#', [1], ','],
    ['with # and half a byte', '#123', '#123', [1, 2, 3, 4], ''],
    ['with no-break spaces, which are characters like any other', '\u00a0a\u00a0,', '\u00a0a\u00a0', [1, 2, 3], ','],
  ])('is read %s', (_, text, value, columns, rest) => {
    expect(shown(text)).toEqual([value, columns, rest]);
  });

  it.each(Array.from(' "#+,;<=>\\/'))('may have any reserved character behind a backslash: %s', (sign) => {
    expect(shown(`x\\${sign}y`)).toEqual([`x${sign}y`, [1, 3, 4], '']);
  });

  it.each([
    [
      'a backslash before a letter',
      'ab\\zc',
      3,
      'The backslash in column 3 stands before a character that needs none.',
    ],
    [
      'a backslash before half a byte',
      'ab\\4',
      3,
      'The backslash in column 3 stands before a character that needs none.',
    ],
    ['a backslash at the end', 'ab\\', 3, 'The line ends with a backslash in column 3.'],
    ['bytes that are no UTF-8', 'ab\\20\\C3', 3, 'The bytes from column 3 on are no UTF-8.'],
  ])('is refused for %s', (_, text, column, problem) => {
    expect(read(text)).toMatchObject({ ok: false, column, problem: expect.stringContaining(problem) as string });
  });
});

describe('a value in quotation marks', () => {
  it.each([
    ['with separators and blanks as they stand', '" a, b+c;" ,d', ' a, b+c;', [2, 3, 4, 5, 6, 7, 8, 9], ',d'],
    ['with escapes', '"a\\"b\\\\c\\2C"', 'a"b\\c,', [2, 4, 5, 7, 8, 9], ''],
    ['that is empty', '"";', '', [], ';'],
  ])('is read %s', (_, text, value, columns, rest) => {
    expect(shown(text)).toEqual([value, columns, rest]);
  });

  it.each([
    ['is never closed', ' "ab', 2, 'The quotation mark in column 2 is never closed.'],
    [
      'ends before the value does',
      '"ab" c,',
      4,
      'After the quotation mark in column 4 a comma or the end is expected.',
    ],
    ['has a backslash too many', '"a\\z"', 3, 'The backslash in column 3 stands before a character that needs none.'],
  ])('is refused when it %s', (_, text, column, problem) => {
    expect(read(text)).toMatchObject({ ok: false, column, problem: expect.stringContaining(problem) as string });
  });
});

describe('a value in hex', () => {
  const long = (count: number): string => '61'.repeat(count);

  it.each([
    ['an octet string', '#040153', 'S'],
    ['a UTF-8 string', '#0C03C3A92c', 'é,'],
    ['a printable string', '#130141', 'A'],
    ['an IA5 string', '#160141', 'A'],
    ['an empty one', '#0400', ''],
    ['one with its length in one more byte', `#0481c8${long(200)}`, 'a'.repeat(200)],
    ['one with its length in two more bytes', `#04820100${long(256)}`, 'a'.repeat(256)],
  ])('is read as %s', (_, text, value) => {
    expect(shown(`${text} ,x`)).toMatchObject([value, {}, ',x']);
  });

  it('is told from one that is written as it reads', () => {
    expect([read('#04024869'), read('Hi'), read('#1st')].map((value) => value.ok && value.isHex)).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  it('has each character where its first digit stands', () => {
    expect(shown(' #0C03C3A92c')).toEqual(['é,', [7, 11], '']);
  });

  it.each([
    ['has another type', '#300141'],
    ['is longer than it says', '#04014142'],
    ['is shorter than it says', '#040541'],
    ['has no length', '#04'],
    ['is no UTF-8', '#0401C3'],
  ])('is refused when it %s', (_, text) => {
    const problem = expect.stringContaining(
      'The # in column 1 stands for bytes in hex, and these are no text.',
    ) as string;
    expect(read(text)).toMatchObject({ ok: false, column: 1, problem });
  });
});

describe('the end of a value', () => {
  it('may be told by somebody else', () => {
    const value = readValue(write('a,b, c;d', 1), 0, (text, at) => signAt(text, at) === ';');
    expect(value).toMatchObject({ placed: { length: 6 }, next: 6 });
  });

  it('is a separator, or the end of the text', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((at) => isSeparator(write('a,;+ b', 1), at))).toEqual([
      ...[false, true, true, true],
      ...[false, false, true],
    ]);
  });
});

describe('blanks', () => {
  it('are spaces and tabs', () => {
    expect(skipBlanks(write(' \t \u00a0a', 1), 0)).toBe(3);
  });
});

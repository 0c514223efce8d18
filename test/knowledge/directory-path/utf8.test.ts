import fc from 'fast-check';
import { decodeUtf8 } from '../../../knowledge/directory-path/utf8.ts';

const bytesOf = (text: string): number[] => Array.from(new TextEncoder().encode(text));

describe('bytes of UTF-8', () => {
  it('become characters, each at the column of its first byte', () => {
    expect(decodeUtf8(bytesOf('é,😀!'), 10, 3)).toEqual([
      { sign: 'é', column: 10 },
      { sign: ',', column: 16 },
      { sign: '😀', column: 19 },
      { sign: '!', column: 31 },
    ]);
  });

  it('keep a byte order mark, which is a character of the name', () => {
    expect(decodeUtf8([0xef, 0xbb, 0xbf, 0x41], 1, 2)).toEqual([
      { sign: '\ufeff', column: 1 },
      { sign: 'A', column: 7 },
    ]);
  });

  it('give any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const signs = decodeUtf8(bytesOf(text), 1, 1)?.map(({ sign }) => sign);
        expect(signs?.join('')).toBe(text.toWellFormed());
      }),
      { seed: 1 },
    );
  });

  it.each([
    ['a lone following byte', [0x41, 0x80]],
    ['a character cut off', [0xe2, 0x82]],
    ['the replacement character cut off', [0xef, 0xbf]],
    ['a slash written in two bytes', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a letter of Latin-1', [0xe9]],
  ])('are refused when they are none: %s', (_, bytes) => {
    expect(decodeUtf8(bytes, 1, 3)).toBeUndefined();
  });
});

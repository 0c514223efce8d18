import fc from 'fast-check';
import { isFilled, plainText, squash, trimmedLines } from '../../../knowledge/outputs/pasted-text.ts';

describe('plain text', () => {
  it('has one kind of each mark', () => {
    expect(plainText('a\u00a0b\u2003c\td')).toBe('a b c d');
    expect(plainText('\u2018a\u2019 \u201cb\u201d c\u2013d\u2212e f\u2026')).toBe(`'a' "b" c-d-e f...`);
    expect(plainText('\ufeffTcp\u200bTest\u00ad')).toBe('TcpTest');
  });

  it('has line feeds alone', () => {
    expect(plainText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  it('keeps empty lines where they separate, and drops them where they stand between all lines', () => {
    expect(plainText('a\nb\n\nc')).toBe('a\nb\n\nc');
    expect(plainText('a\n\n  b\n \n\nc\n')).toBe('a\n  b\nc');
  });

  it('stays as it is when it is made plain again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
      { seed: 11 },
    );
  });
});

it('squashed text has neither blanks nor capitals', () => {
  expect(squash('The remote\n name\tcould')).toBe('theremotenamecould');
});

it('trimmed lines have lost blanks and marks of quoting', () => {
  expect(trimmedLines('  > True \n\nb')).toEqual(['True', '', 'b']);
});

it('a line of blanks is not filled', () => {
  expect(['', '  ', ' a '].map(isFilled)).toEqual([false, false, true]);
});

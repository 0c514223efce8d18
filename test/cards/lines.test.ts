import fc from 'fast-check';
import { linesOf } from '../../cards/lines.ts';

describe('linesOf', () => {
  it.each([
    ['', ['']],
    ['one', ['one']],
    ['one\ntwo\r\nthree', ['one', 'two', 'three']],
    ['one\n\ntwo', ['one', '', 'two']],
  ])('splits %j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it('has at most eight, and the last has what is left', () => {
    const text = Array.from({ length: 14 }, (_, at) => String(at)).join('\n');
    expect(linesOf(text).slice(-2)).toEqual(['6', '7\n8\n9\n10\n11\n12\n13']);
    expect(linesOf(text)).toHaveLength(8);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ') }), (text) => {
        expect(linesOf(text).join('\n')).toBe(text);
      }),
    );
  });
});

import fc from 'fast-check';
import { longestMessage, splitText } from '../../../dialogs/case/split-text.ts';

describe('splitText', () => {
  it('leaves a text whole that is not too long', () => {
    expect(splitText('One line.\n\nAnother.')).toEqual(['One line.\n\nAnother.']);
    expect(splitText('x'.repeat(longestMessage))).toHaveLength(1);
    expect(splitText('')).toEqual([]);
  });

  it('splits before a heading, else between paragraphs, else between lines', () => {
    expect(splitText('aaaa\n\nbb\n## C\n\ndddd', 16)).toEqual(['aaaa\n\nbb', '## C\n\ndddd']);
    expect(splitText('aaaa\nbbb\n\ncc\ndddd', 14)).toEqual(['aaaa\nbbb', 'cc\ndddd']);
    expect(splitText('aaaa\nbbbb\ncccc', 12)).toEqual(['aaaa\nbbbb', 'cccc']);
  });

  it('splits within a line where there is nothing else, and never within a character', () => {
    expect(splitText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(splitText('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
  });

  it('makes no small part for the sake of a border', () => {
    expect(splitText('a\n\nbbbbbbbbbbbbbbbb', 16)).toEqual(['a\n\nbbbbbbbbbbbbb', 'bbb']);
  });

  it('loses nothing but blank lines and blanks at the borders, and keeps to the length', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' ', '#', '😀', '\n## '), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 50 }), (whole, most) => {
        const parts = splitText(whole, most);
        expect(parts.filter((part) => part.length > most)).toEqual([]);
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
      }),
    );
  });
});

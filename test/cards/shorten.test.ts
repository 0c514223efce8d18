import { shorten, shortenList } from '../../cards/shorten.ts';

describe('shorten', () => {
  it.each([
    ['', ''],
    ['abc', 'abc'],
    ['abcd', 'abcd'],
    ['abcde', 'abc…'],
    ['🔐🔐🔐🔐', '🔐🔐🔐🔐'],
    ['🔐🔐🔐🔐🔐', '🔐🔐🔐…'],
    ['a\nb\nc', 'a\nb…'],
  ])('keeps four characters of %j', (text, kept) => {
    expect(shorten(text, 4)).toBe(kept);
  });
});

describe('shortenList', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'b', 'and 1 more'],
    ],
    [
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'and 2 more'],
    ],
  ])('keeps two of %j', (lines, kept) => {
    expect(shortenList(lines, 2)).toEqual(kept);
  });
});

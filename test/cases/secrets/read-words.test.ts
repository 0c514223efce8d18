import { endsField, readWords, trimWord, type Word } from '../../../cases/secrets/read-words.ts';

const textsOf = (text: string, from = 0): string[] => readWords(text, from).map(({ text: word }) => word);
const word = (text: string): Word => ({ text, start: 10, end: 10 + text.length });

describe('words of a text', () => {
  it.each([
    ['a bc, d', ['a', 'bc,', 'd']],
    ['a "b c": d', ['a', '"b c":', 'd']],
    ["is 'b c'.", ['is', "'b c'."]],
    ["don't do 'x'y", ["don't", 'do', "'x'y"]],
    ['„b c“ «d e» ‘f g’ “h i” `j k`', ['„b c“', '«d e»', '‘f g’', '“h i”', '`j k`']],
    ['a (b c): d', ['a', '(b c):', 'd']],
    ['a|b\n\nc', ['a', '|', 'b', '\n', '\n', 'c']],
    ['"open b', ['"open', 'b']],
  ])('are read from %j', (text, words) => {
    expect(textsOf(text)).toEqual(words);
  });

  it('keep their place, from where they are read', () => {
    expect(readWords('ab cd', 2)).toEqual([{ text: 'cd', start: 3, end: 5 }]);
  });
});

describe('a word without what is written on to it', () => {
  it.each([
    ['Xyz1!', 'Xyz1!'],
    ['Xyz1!,', 'Xyz1!'],
    ['Xyz1!).', 'Xyz1!'],
    ['Xyz1!</b>', 'Xyz1!'],
    ['Xyz1!;Encrypt=true', 'Xyz1!'],
    ['Xyz1!&lang=en', 'Xyz1!'],
    ['Xyz1!","b"', 'Xyz1!'],
    ['"Xyz 1":', '"Xyz 1"'],
    ["'Xyz 1'", "'Xyz 1'"],
    ['a<b', 'a'],
  ])('of %j is %j', (text, kept) => {
    expect(trimWord(word(text))).toEqual({ text: kept, start: 10, end: 10 + kept.length });
  });
});

describe('the end of a list, a line or a sentence', () => {
  it.each([
    ['x', undefined],
    ['x.', word('y')],
    ['x,', word('y')],
    ['x', word('\n')],
    ['x', word('|')],
    ['x', word('/')],
    ['x', word('(old)')],
    ['x', word('und')],
    ['x', word('user:')],
    ['x', word('->')],
  ])('is behind %j before %j', (text, next) => {
    expect(endsField(word(text), next)).toBe(true);
  });

  it.each(['y', 'android', 'is', 'a1:'])('is not before %j', (next) => {
    expect(endsField(word('x'), next === 'y' ? word('yes') : word(next))).toBe(false);
  });
});

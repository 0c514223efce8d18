import { splitPieces } from '../../knowledge/pieces.ts';
import { plainWords } from '../../knowledge/words.ts';

const split = (text: string): string[] =>
  splitPieces(text, plainWords).map(({ words, isJoined }) => `${isJoined ? '+' : ''}${words.join(' ')}`);
const filler = (words: number, word = 'x'): string => Array.from({ length: words }, () => `${word}y`).join(' ');

describe('the pieces of a text', () => {
  it('are the text itself while it is short', () => {
    expect(split('It fails. Every night.')).toEqual(['it fails every night']);
    expect(split('')).toEqual(['']);
  });

  it('are the whole, its sentences, and each sentence with the next while it is not very long', () => {
    const text = `One fails. Two works.\n${filler(26)}.`;
    expect(split(text)).toEqual([
      `one fails two works ${filler(26)}`,
      'one fails',
      '+one fails two works',
      'two works',
      `+two works ${filler(26)}`,
      filler(26),
      `+${filler(26)}`,
    ]);
  });

  it('are the sentences alone of a long text, without those that have no words', () => {
    const pieces = split(`One fails.\n--- 42 ---\nTwo works. ${filler(30)}. ${filler(30)}`);
    expect(pieces.slice(0, 3)).toEqual(['one fails', '+one fails two works', 'two works']);
    expect(pieces).not.toContain('42');
  });

  it('are cut from what has no sentences, each overlapping the one before', () => {
    const words = Array.from({ length: 100 }, (_, at) => `word${String(at)}`);
    expect(split(words.join(' '))).toEqual([0, 28, 56, 84].map((at) => words.slice(at, at + 56).join(' ')));
  });

  it('are limited', () => {
    expect(split('Here it is.\n'.repeat(100))).toHaveLength(80);
    expect(split(filler(3000))).toHaveLength(40);
  });
});

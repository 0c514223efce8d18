import fc from 'fast-check';
import { createSpelling } from '../../knowledge/spelling.ts';

const few = fc.constantFrom('a', 'b', 'c', 'd');
const aWord = fc.string({ unit: few, minLength: 4, maxLength: 8 });

const gapsOf = (word: string): string[] => Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

/** By definition: equal after at most one letter is left out on either side. */
function isSlipOf(word: string, known: string): boolean {
  const forms = new Set([word, ...gapsOf(word)]);
  return [known, ...gapsOf(known)].some((form) => forms.has(form));
}

describe('repairing a word', () => {
  it.each([
    ['a letter is missing', 'writback'],
    ['a letter is added', 'writebaack'],
    ['a letter is wrong', 'writebakk'],
    ['two neighbours are swapped', 'wirteback'],
    ['nothing is wrong', 'writeback'],
  ])('gives the known word when %s', (_, typed) => {
    expect(createSpelling(['password', 'writeback']).repair(typed)).toBe('writeback');
  });

  it.each([
    ['two letters are wrong', 'wrixebakk'],
    ['the first letter is another one', 'criteback'],
    ['it has a digit', 'writ3back'],
    ['it is pasted data', 'writeback'.repeat(3)],
  ])('gives nothing when %s', (_, typed) => {
    expect(createSpelling(['writeback']).repair(typed)).toBeUndefined();
  });

  it('leaves short words alone: they have too many neighbours', () => {
    const spelling = createSpelling(['sync', 'hash']);
    expect(spelling.repair('sinc')).toBeUndefined();
    expect(spelling.repair('synch')).toBe('sync');
  });

  it('learns no word that is too short, too long or has a digit', () => {
    const spelling = createSpelling(['ntp', 'x'.repeat(25), 'port443a']);
    expect(['ntp', 'x'.repeat(24), 'port443a', 'port43a'].map((word) => spelling.repair(word))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('looks on when the first word with the same letters starts with another letter', () => {
    expect(createSpelling(['xmoue', 'mouse']).repair('mosue')).toBe('mouse');
  });

  it('only ever gives a known word that is one slip away (against the definition)', () => {
    fc.assert(
      fc.property(fc.array(aWord, { maxLength: 12 }), aWord, (words, typed) => {
        const repaired = createSpelling(words).repair(typed);
        expect(repaired === undefined || (words.includes(repaired) && isSlipOf(typed, repaired))).toBe(true);
      }),
    );
  });

  it('finds every word of which one letter was added or left out (against the definition)', () => {
    fc.assert(
      fc.property(fc.array(aWord, { maxLength: 12 }), aWord, (words, typed) => {
        const near = words.some((word) => gapsOf(word).includes(typed) || gapsOf(typed).includes(word));
        const isLong = typed.length >= 5;
        expect(createSpelling(words).repair(typed) === undefined && near && isLong).toBe(false);
      }),
    );
  });

  it('finds the one known word from any slip that keeps the first letter', () => {
    const slip = fc.record({
      word: fc.string({ unit: few, minLength: 5, maxLength: 20 }),
      at: fc.nat(30),
      letter: few,
    });
    fc.assert(
      fc.property(slip, ({ word, at, letter }) => {
        const place = 1 + (at % (word.length - 1));
        const typed = word.slice(0, place) + letter + word.slice(place + 1);
        expect(createSpelling([word]).repair(typed)).toBe(word);
      }),
    );
  });
});

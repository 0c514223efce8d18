import fc from 'fast-check';
import { stem } from '../../knowledge/stem.ts';

describe('stem', () => {
  it.each([
    ['reset', ['reset', 'resets', 'resetting']],
    ['policy', ['policy', 'policies']],
    ['fail', ['fail', 'fails', 'failed', 'failing']],
    ['polic', ['police', 'polices']],
    ['process', ['process', 'processes']],
    ['enabl', ['enable', 'enables', 'enabled', 'enabling']],
    ['stop', ['stop', 'stops', 'stopped', 'stopping']],
    ['chang', ['change', 'changes', 'changed', 'changing']],
  ])('makes %s of all of %j', (term, words) => {
    expect(words.map(stem)).toEqual(words.map(() => term));
  });

  it.each(['bus', 'ring', 'red', 'dn', 'access', 'tls12s', '0029', 'sspr0029s', 'ids', ''])(
    'leaves what is too short, or no word, as it is: %j',
    (word) => {
      expect(stem(word)).toBe(word);
    },
  );

  it('never makes a word longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abdeginst')) }), (word) => {
        expect(stem(word).length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});

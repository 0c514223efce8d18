import fc from 'fast-check';
import { createNearNames, isOneSlip } from '../../../knowledge/identifiers/near-names.ts';

const few = fc.constantFrom('a', 'b', 'c');
const aName = fc.string({ unit: few, minLength: 8, maxLength: 13 });

describe('names that are one slip away', () => {
  it('are found as a comparison with each of them finds the first one (against the definition)', () => {
    fc.assert(
      fc.property(fc.array(aName, { maxLength: 20 }), aName, (names, word) => {
        const expected = word.length < 9 ? undefined : names.find((name) => name.length >= 9 && isOneSlip(word, name));
        expect(createNearNames(names).find(word)).toBe(expected);
      }),
    );
  });

  it.each([
    ['a letter missing', 'adpermisionserror'],
    ['a letter too many', 'adpermisssionserror'],
    ['a wrong letter at the start', 'bdpermissionserror'],
    ['a wrong letter at the end', 'adpermissionserrox'],
    ['a swap in the first half', 'dapermissionserror'],
    ['a swap at the seam', 'adpermisisonserror'],
    ['a swap in the second half', 'adpermissionserrro'],
  ])('are found with %s', (_, word) => {
    expect(createNearNames(['adpermissionserror']).find(word)).toBe('adpermissionserror');
  });

  it('are not looked for in short words, and none is a number', () => {
    expect(createNearNames(['heartbea', '1234567890']).find('heartbeat')).toBeUndefined();
    expect(createNearNames(['heartbeat', '1234567890']).find('heartbex')).toBeUndefined();
    expect(createNearNames(['1234567890']).find('1234567891')).toBeUndefined();
  });
});

describe('isOneSlip', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 2, maxLength: 12 });

  it('does not care which of the two is the right one', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(isOneSlip(left, right)).toBe(isOneSlip(right, left));
      }),
    );
  });

  it('forgives one letter missing, wrong or swapped, wherever it is', () => {
    fc.assert(
      fc.property(word, fc.nat(), (right, seed) => {
        const at = seed % (right.length - 1);
        const [before, letter, next, after] = [
          right.slice(0, at),
          right.charAt(at),
          right.charAt(at + 1),
          right.slice(at + 2),
        ];
        expect(isOneSlip(before + next + after, right)).toBe(true);
        expect(isOneSlip(`${before}x${next}${after}`, right)).toBe(true);
        expect(isOneSlip(before + next + letter + after, right)).toBe(true);
      }),
    );
  });

  it.each([
    ['abcdef', 'abcdefgh'],
    ['abcdef', 'abxdyf'],
    ['abcdef', 'abxyef'],
    ['abcdef', 'abdcxf'],
    ['abcdef', 'xabcdy'],
  ])('tells %s from %s', (left, right) => {
    expect(isOneSlip(left, right)).toBe(false);
  });
});

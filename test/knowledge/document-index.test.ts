import fc from 'fast-check';
import { createDocumentIndex, type TermDocument } from '../../knowledge/document-index.ts';

const term = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 3 });
const terms = fc.array(term, { maxLength: 40 });
const documents = fc
  .array(terms, { maxLength: 12 })
  .map((texts) => texts.map((own, owner) => ({ owner: 10 + owner, terms: own })));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** BM25 as in the books (k1 = 1.2, b = 0.75), as a share of what was asked. */
function scoreByDefinition(all: readonly TermDocument[], weak: readonly string[], asked: readonly string[]) {
  const average = sum(all.map((document) => document.terms.length)) / all.length;
  const frequency = (word: string): number => all.filter((document) => document.terms.includes(word)).length;
  const rarity = (word: string): number =>
    Math.log(1 + (all.length - frequency(word) + 0.5) / (frequency(word) + 0.5)) * (weak.includes(word) ? 0.5 : 1);
  const rarest = [...new Set(asked)]
    .filter((word) => frequency(word) > 0)
    .sort((left, right) => rarity(right) - rarity(left))
    .slice(0, 24);
  const whole = sum(rarest.map(rarity));
  const share = (own: readonly string[], word: string): number => {
    const count = own.filter((other) => other === word).length;
    return count / (count + 1.2 * (0.25 + (0.75 * own.length) / average));
  };
  return all
    .filter((document) => rarest.some((word) => document.terms.includes(word)))
    .map(({ owner, terms: own }) => ({
      owner,
      score: sum(rarest.map((word) => share(own, word) * rarity(word))) / whole,
    }));
}

describe('the document index', () => {
  it('scores every document as BM25 is defined', () => {
    fc.assert(
      fc.property(documents, fc.array(term, { maxLength: 4 }), terms, (all, weak, asked) => {
        const expected = scoreByDefinition(all, weak, asked);
        const scores = createDocumentIndex(all, new Set(weak)).search(asked);
        expect(scores.size).toBe(expected.length);
        for (const { owner, score } of expected) expect(scores.get(owner)).toBeCloseTo(score, 4);
      }),
    );
  });

  it('gives shares between nothing and everything', () => {
    fc.assert(
      fc.property(documents, terms, (all, asked) => {
        for (const share of createDocumentIndex(all, new Set()).search(asked).values()) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds nothing without documents and for unknown terms', () => {
    expect(createDocumentIndex([], new Set()).search(['reset']).size).toBe(0);
    expect(createDocumentIndex([{ owner: 0, terms: ['reset'] }], new Set()).search(['printer']).size).toBe(0);
  });

  it('prefers the document that says it more often', () => {
    const all = [
      { owner: 1, terms: ['reset', 'server', 'proxy'] },
      { owner: 2, terms: ['reset', 'reset', 'proxy'] },
    ];
    const scores = createDocumentIndex(all, new Set()).search(['reset']);
    expect(scores.get(2)).toBeGreaterThan(scores.get(1) ?? 1);
  });
});

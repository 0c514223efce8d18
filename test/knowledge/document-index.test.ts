import fc from 'fast-check';
import { startDocumentIndex } from '../../knowledge/document-index.ts';

const term = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 3 });
const terms = fc.array(term, { maxLength: 40 });
const documents = fc.array(terms, { maxLength: 12 });

/** By owner, the share of those that have any. */
function scoresOf(all: readonly (readonly string[])[], weak: readonly string[], asked: readonly string[]) {
  const builder = startDocumentIndex(new Set(weak));
  for (const own of all) builder.add(own);
  const scores = builder.build().score(
    asked,
    all.map((_, owner) => owner),
  );
  return new Map([...scores.entries()].filter(([, score]) => score > 0));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** BM25 as in the books (k1 = 1.2, b = 0.75), as a share of what was asked. */
function scoreByDefinition(all: readonly (readonly string[])[], weak: readonly string[], asked: readonly string[]) {
  const average = sum(all.map((document) => document.length)) / all.length;
  const frequency = (word: string): number => all.filter((document) => document.includes(word)).length;
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
    .map((own, owner) => ({ owner, score: sum(rarest.map((word) => share(own, word) * rarity(word))) / whole }))
    .filter(({ owner }) => rarest.some((word) => all[owner]?.includes(word)));
}

describe('the document index', () => {
  it('scores every document as BM25 is defined', () => {
    fc.assert(
      fc.property(documents, fc.array(term, { maxLength: 4 }), terms, (all, weak, asked) => {
        const expected = scoreByDefinition(all, weak, asked);
        const scores = scoresOf(all, weak, asked);
        expect(scores.size).toBe(expected.length);
        for (const { owner, score } of expected) expect(scores.get(owner)).toBeCloseTo(score, 4);
      }),
    );
  });

  it('gives shares between nothing and everything', () => {
    fc.assert(
      fc.property(documents, terms, (all, asked) => {
        for (const share of scoresOf(all, [], asked).values()) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds nothing without documents and for unknown terms', () => {
    expect(scoresOf([], [], ['reset']).size).toBe(0);
    expect(scoresOf([['reset']], [], ['printer']).size).toBe(0);
  });

  it('answers for the owners it is asked about, in their order', () => {
    const builder = startDocumentIndex(new Set());
    for (const own of [['reset'], ['proxy', 'port'], ['reset', 'proxy'], ['clock']]) builder.add(own);
    const [clock, both, reset] = builder.build().score(['reset', 'proxy'], [3, 2, 0]);
    expect(clock).toBe(0);
    expect(both).toBeGreaterThan(reset ?? 1);
    expect(reset).toBeGreaterThan(0);
  });

  it('prefers the document that says it more often', () => {
    const scores = scoresOf(
      [
        ['reset', 'server', 'proxy'],
        ['reset', 'reset', 'proxy'],
      ],
      [],
      ['reset'],
    );
    expect(scores.get(1)).toBeGreaterThan(scores.get(0) ?? 1);
  });
});

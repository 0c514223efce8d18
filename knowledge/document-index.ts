import { weakShare } from './passage-index.ts';

/** All terms of one owner, with repetitions. */
export interface TermDocument {
  readonly owner: number;
  readonly terms: readonly string[];
}

/** Ranks whole documents by BM25: good for long texts, whose parts each say little. */
export interface DocumentIndex {
  /** How rare a term is among documents; 0 when none has it. */
  weight(term: string): number;
  /** By owner: the share of what was asked that the document covers, 0 to 1. */
  search(terms: readonly string[]): Map<number, number>;
}

/** Usual BM25 constants: how fast repetition saturates, and how much length is held against a document. */
const k1 = 1.2;
const b = 0.75;

/** Only so many terms of a text are scored, the rarest: the others say little and cost most. */
const mostTerms = 24;

/** Builds the index: postings of one document number and one quantised weight each. */
export function createDocumentIndex(documents: readonly TermDocument[], weak: ReadonlySet<string>): DocumentIndex {
  const counts = documents.map(({ terms }) => countTerms(terms));
  const averageLength = documents.reduce((total, { terms }) => total + terms.length, 0) / Math.max(1, documents.length);
  const postings = new Map<
    string,
    { readonly documents: Int32Array; readonly weights: Float32Array; readonly rarity: number }
  >();
  for (const [term, holders] of holdersByTerm(counts)) {
    const share = weak.has(term) ? weakShare : 1;
    const rarity = share * Math.log(1 + (documents.length - holders.length + 0.5) / (holders.length + 0.5));
    const weights = holders.map((document) => {
      const count = counts[document]?.get(term) ?? 0;
      const length = (documents[document]?.terms.length ?? 0) / averageLength;
      return count / (count + k1 * (1 - b + b * length));
    });
    postings.set(term, { documents: Int32Array.from(holders), weights: Float32Array.from(weights), rarity });
  }
  const weight = (term: string): number => postings.get(term)?.rarity ?? 0;
  return {
    weight,
    search(terms) {
      const asked = [...new Set(terms)]
        .filter((term) => postings.has(term))
        .sort((left, right) => weight(right) - weight(left))
        .slice(0, mostTerms);
      const whole = asked.reduce((total, term) => total + weight(term), 0);
      const scores = new Map<number, number>();
      for (const term of asked) {
        const list = postings.get(term);
        list?.documents.forEach((document, at) => {
          const owner = documents[document]?.owner ?? 0;
          scores.set(owner, (scores.get(owner) ?? 0) + ((list.weights[at] ?? 0) * list.rarity) / whole);
        });
      }
      return scores;
    },
  };
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function holdersByTerm(counts: readonly ReadonlyMap<string, number>[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  counts.forEach((terms, document) => {
    for (const term of terms.keys()) holders.set(term, [...(holders.get(term) ?? []), document]);
  });
  return holders;
}

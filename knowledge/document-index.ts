import { numberAt, weakShare } from './passage-index.ts';

/** All terms of one owner, with repetitions. */
export interface TermDocument {
  readonly owner: number;
  readonly terms: readonly string[];
}

/** Ranks whole documents by BM25: good for long texts, whose parts each say little. */
export interface DocumentIndex {
  /** By owner: the share of what was asked that the document covers, 0 to 1. */
  search(terms: readonly string[]): Map<number, number>;
}

interface Posting {
  /** How rare the term is among documents. */
  readonly rarity: number;
  readonly owners: Int32Array;
  readonly weights: Float32Array;
}

/** Usual BM25 constants: how fast repetition saturates, and how much length is held against a document. */
const k1 = 1.2;
const b = 0.75;

/** Only so many terms of a text are scored, the rarest: the others say little and cost most. */
const mostTerms = 24;

/** Builds the index: postings of one owner and one quantised weight each. */
export function createDocumentIndex(documents: readonly TermDocument[], weak: ReadonlySet<string>): DocumentIndex {
  const postings = new Map<string, Posting>();
  for (const [term, holders] of holdersByTerm(documents)) {
    const share = weak.has(term) ? weakShare : 1;
    const rarity = share * Math.log(1 + (documents.length - holders.length + 0.5) / (holders.length + 0.5));
    const owners = Int32Array.from(holders, ({ owner }) => owner);
    const weights = Float32Array.from(holders, ({ count, length }) => count / (count + k1 * (1 - b + b * length)));
    postings.set(term, { rarity, owners, weights });
  }
  return {
    search(terms) {
      const asked = [...new Set(terms)]
        .flatMap((term) => postings.get(term) ?? [])
        .sort((left, right) => right.rarity - left.rarity)
        .slice(0, mostTerms);
      const whole = asked.reduce((total, { rarity }) => total + rarity, 0);
      const scores = new Map<number, number>();
      for (const { rarity, owners, weights } of asked) {
        owners.forEach((owner, at) => {
          scores.set(owner, (scores.get(owner) ?? 0) + (numberAt(weights, at) * rarity) / whole);
        });
      }
      return scores;
    },
  };
}

interface Holder {
  readonly owner: number;
  /** How often the term stands in the document. */
  readonly count: number;
  /** Length of the document, the average being 1. */
  readonly length: number;
}

function holdersByTerm(documents: readonly TermDocument[]): Map<string, Holder[]> {
  const average = documents.reduce((total, { terms }) => total + terms.length, 0) / documents.length;
  const byTerm = new Map<string, Holder[]>();
  for (const { owner, terms } of documents) {
    for (const [term, count] of countTerms(terms)) {
      const holder = { owner, count, length: terms.length / average };
      const holders = byTerm.get(term);
      if (holders) holders.push(holder);
      else byTerm.set(term, [holder]);
    }
  }
  return byTerm;
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

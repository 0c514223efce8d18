import { numberAt } from './number-list.ts';
import { weakShare } from './passage-index.ts';
import { holderCount, startTermLists, weightiest, type TermLists } from './term-lists.ts';

/** Ranks whole documents by BM25: good for long texts, whose parts each say little. */
export interface DocumentIndex {
  /** For each of these owners the share of what was asked that its document covers, 0 to 1, in their order. */
  score(terms: readonly string[], owners: readonly number[]): Float64Array;
}

/** Takes the documents, all terms of an owner with repetitions; the first is of owner 0. */
export interface DocumentIndexBuilder {
  add(terms: readonly string[]): void;
  build(): DocumentIndex;
}

/** Usual BM25 constants: how fast repetition saturates, and how much length is held against a document. */
const k1 = 1.2;
const b = 0.75;

/** Only so many terms of a text are scored, the rarest: the others say little and cost most. */
const mostTerms = 24;

/** Starts without documents; `weak` are terms that count half. */
export function startDocumentIndex(weak: ReadonlySet<string>): DocumentIndexBuilder {
  const builder = startTermLists();
  const lengths: number[] = [];
  return {
    add(terms) {
      builder.add(terms);
      lengths.push(terms.length);
    },
    build() {
      const lists = builder.build();
      const rarity = rarities(lists, weak);
      const weights = weigh(lists, lengths);
      return {
        score(terms, owners) {
          const { ids } = weightiest(new Set(terms), lists, rarity, mostTerms);
          const whole = ids.reduce((total, id) => total + numberAt(rarity, id), 0);
          const scores = new Float64Array(owners.length);
          for (const id of ids) addTerm(scores, owners, { lists, weights, id, share: numberAt(rarity, id) / whole });
          return scores;
        },
      };
    },
  };
}

function rarities(lists: TermLists, weak: ReadonlySet<string>): Float64Array {
  return Float64Array.from(
    lists.names.map((name, term) => {
      const holders = holderCount(lists, term);
      return (weak.has(name) ? weakShare : 1) * Math.log(1 + (lists.texts - holders + 0.5) / (holders + 0.5));
    }),
  );
}

/** What each holder of each term gets for it, worked out once: how often it says it, held against its length. */
function weigh({ holders, counts }: TermLists, lengths: readonly number[]): Float32Array {
  const average = lengths.reduce((total, length) => total + length, 0) / lengths.length;
  const handicap = Float64Array.from(lengths, (length) => k1 * (1 - b + (b * length) / average));
  return Float32Array.from(holders, (document, at) => {
    const count = numberAt(counts, at);
    return count / (count + numberAt(handicap, document));
  });
}

interface AskedTerm {
  readonly lists: TermLists;
  readonly weights: Float32Array;
  readonly id: number;
  readonly share: number;
}

/** Looks for the owners in the list of the term, not the other way round: the list of a common term is long. */
function addTerm(scores: Float64Array, owners: readonly number[], { lists, weights, id, share }: AskedTerm): void {
  const { holders, holdersFrom } = lists;
  const [from, to] = [numberAt(holdersFrom, id), numberAt(holdersFrom, id + 1)];
  owners.forEach((owner, at) => {
    const place = placeOf(owner, holders, from, to);
    if (place < to && holders[place] === owner) scores[at] = numberAt(scores, at) + numberAt(weights, place) * share;
  });
}

/** The first place from `from` up to `to` in rising numbers that does not stand below the number. */
function placeOf(number: number, numbers: Int32Array, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(numbers, middle) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { numberAt } from './number-list.ts';
import type { Asked, PassageCandidates } from './passage-candidates.ts';
import type { TermLists } from './term-lists.ts';

/** The passages as the scorer reads them: their terms, the weight of each term, and by passage its owner and worth. */
export interface ScoredPassages {
  readonly lists: TermLists;
  readonly weights: Float64Array;
  readonly owners: Int32Array;
  readonly worth: Float32Array;
}

/** The passage of an owner that comes closest to a piece of what was asked. */
export interface Best {
  readonly owner: number;
  readonly score: number;
  readonly passage: number;
  readonly piece: number;
}

/** Compares passages with all pieces of a message at once. */
export interface PassageScorer {
  /** The best of each owner that has anything in common, in no order. */
  bestOf(candidates: Int32Array, asked: readonly Asked[]): Best[];
  /** The same for one piece of which it is known what the passages share with it; undefined when that is not known. */
  bestOfShared(candidates: Pick<PassageCandidates, 'visitShared'>, asked: Asked): Best[] | undefined;
}

/** Sum of weights from which a match counts in full; one shared word, however rare, is a weak sign. */
const fullMass = 9;

/** Harmonic mean of "how much of the passage was said" and "how much of what was said is in the passage", from both masses. */
export function scoreFit(shared: number, masses: number): number {
  return ((2 * shared) / masses) * Math.min(1, shared / fullMass);
}

/** Builds the scorer over memory that every question uses again. */
export function createPassageScorer({ lists, weights, owners, worth }: ScoredPassages): PassageScorer {
  const masses = massOfPassages(lists, weights);
  const firstAsker = new Int32Array(weights.length);

  /** Adds what the passage shares with each piece to `shared`, and the pieces it shares anything with to `pieces`. */
  const addUp = (passage: number, askers: Askers, shared: Float64Array, pieces: number[]): void => {
    for (let at = numberAt(lists.termsFrom, passage); at < numberAt(lists.termsFrom, passage + 1); at++) {
      const term = numberAt(lists.terms, at);
      for (let asker = numberAt(firstAsker, term); asker > 0; asker = numberAt(askers.next, asker)) {
        const piece = numberAt(askers.piece, asker);
        const before = numberAt(shared, piece);
        if (before === 0) pieces.push(piece);
        shared[piece] = before + numberAt(weights, term);
      }
    }
  };

  return {
    bestOf(candidates, asked) {
      const askers = listAskers(asked, firstAsker);
      const shared = new Float64Array(asked.length);
      const askedMasses = Float64Array.from(asked, ({ mass }) => mass);
      const pieces: number[] = [];
      const best = new Map<number, Best>();
      for (const passage of candidates) {
        addUp(passage, askers, shared, pieces);
        for (const piece of pieces) {
          const both = numberAt(masses, passage) + numberAt(askedMasses, piece);
          const score = scoreFit(numberAt(shared, piece), both) * numberAt(worth, passage);
          const owner = numberAt(owners, passage);
          if (isBetter({ score, piece, passage }, best.get(owner))) best.set(owner, { owner, score, passage, piece });
          shared[piece] = 0;
        }
        pieces.length = 0;
      }
      for (const { ids } of asked) for (const id of ids) firstAsker[id] = 0;
      return [...best.values()];
    },
    bestOfShared: (candidates, asked) => bestOfShared({ masses, owners, worth }, candidates, asked),
  };
}

function bestOfShared(
  { masses, owners, worth }: Pick<ScoredPassages, 'owners' | 'worth'> & { readonly masses: Float32Array },
  candidates: Pick<PassageCandidates, 'visitShared'>,
  asked: Asked,
): Best[] | undefined {
  const best = new Map<number, Best>();
  const isRead = candidates.visitShared(asked, (passage, shared) => {
    const score = scoreFit(shared, numberAt(masses, passage) + asked.mass) * numberAt(worth, passage);
    const owner = numberAt(owners, passage);
    const found = { owner, score, passage, piece: 0 };
    if (isBetter(found, best.get(owner))) best.set(owner, found);
  });
  return isRead ? [...best.values()] : undefined;
}

/** Of equals the one that was said first stays, and of the same piece the passage that stands first. */
function isBetter({ score, piece, passage }: Omit<Best, 'owner'>, before: Best | undefined): boolean {
  if (score !== before?.score) return !before || score > before.score;
  return piece < before.piece || (piece === before.piece && passage < before.passage);
}

/** Chains of the pieces that ask for the same term, as numbers; place 0 ends a chain. */
interface Askers {
  readonly piece: Int32Array;
  readonly next: Int32Array;
}

/** Makes the chains; the place of the first asker of each term is put down in `firstAsker`. */
function listAskers(asked: readonly Asked[], firstAsker: Int32Array): Askers {
  const size = 1 + asked.reduce((total, { ids }) => total + ids.length, 0);
  const askers = { piece: new Int32Array(size), next: new Int32Array(size) };
  let place = 0;
  asked.forEach(({ ids }, piece) => {
    for (const id of ids) {
      place++;
      askers.piece[place] = piece;
      askers.next[place] = numberAt(firstAsker, id);
      firstAsker[id] = place;
    }
  });
  return askers;
}

/** Sum of the weights of the terms of each passage. */
function massOfPassages({ texts, terms, termsFrom }: TermLists, weights: Float64Array): Float32Array {
  return Float32Array.from({ length: texts }, (_, passage) => {
    let mass = 0;
    for (let at = numberAt(termsFrom, passage); at < numberAt(termsFrom, passage + 1); at++) {
      mass += numberAt(weights, numberAt(terms, at));
    }
    return mass;
  });
}

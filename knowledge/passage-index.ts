import { createNumberList, numberAt } from './number-list.ts';
import { createPassageCandidates, type Asked } from './passage-candidates.ts';
import { createPassageScorer, type Best } from './passage-scorer.ts';
import { holderCount, startTermLists, weightiest, type TermLists } from './term-lists.ts';

/** A short text that stands for its owner: a title, a symptom, an error sentence. */
export interface Passage {
  readonly owner: number;
  readonly terms: readonly string[];
  /** How much a fit counts, 0 to 1: what people say counts in full, what an author wrote about it less. */
  readonly worth: number;
}

/** A part of what was said; `isJoined` when it joins parts that are given, too. */
export interface Piece {
  readonly terms: readonly string[];
  readonly isJoined?: boolean;
}

/** How well one owner fits: 0 (nothing in common) to about 1 (says the same), with the terms that say so. */
export interface PassageHit {
  readonly owner: number;
  readonly score: number;
  readonly terms: readonly string[];
}

/** Ranks owners by the passage of theirs that comes closest to a piece of what was said. */
export interface PassageIndex {
  /** Every term that occurs in a passage. */
  readonly terms: readonly string[];
  /** True when the term occurs in any passage. */
  has(term: string): boolean;
  /** The owners that fit best, the best first. */
  search(pieces: readonly Piece[]): PassageHit[];
}

/** Takes passages one after the other. */
export interface PassageIndexBuilder {
  add(passage: Passage): void;
  build(): PassageIndex;
}

/** Only so many terms of a piece are scored, the rarest: the others say little and cost most. */
const mostTerms = 24;
/** Only so many owners are ranked: more than there are articles and neighbours of ours. */
const mostOwners = 160;
/** What a word that says little counts, beside one that says much. */
export const weakShare = 0.5;

/** Starts without passages; memory is two 32-bit integers per term of a passage. */
export function startPassageIndex(weak: ReadonlySet<string>): PassageIndexBuilder {
  const builder = startTermLists();
  const owners = createNumberList();
  const worth: number[] = [];
  return {
    add(passage) {
      builder.add(passage.terms);
      owners.push(passage.owner);
      worth.push(passage.worth);
    },
    build: () => createPassageIndex(builder.build(), weak, owners.toArray(), Float32Array.from(worth)),
  };
}

function createPassageIndex(
  lists: TermLists,
  weak: ReadonlySet<string>,
  owners: Int32Array,
  worth: Float32Array,
): PassageIndex {
  const weights = weighTerms(lists, weak);
  const candidates = createPassageCandidates(lists, weights);
  const scorer = createPassageScorer({ lists, weights, owners, worth });
  const bestOf = (asked: readonly Asked[]): Best[] => {
    const [only, ...others] = asked;
    const known = only?.isJoined === false && others.length === 0 ? scorer.bestOfShared(candidates, only) : undefined;
    return known ?? scorer.bestOf(candidates.find(asked), asked);
  };
  return {
    terms: lists.names,
    has: (term) => lists.idOf(term) !== undefined,
    search(pieces) {
      const asked = pieces.map((piece) => ask(piece, lists, weights));
      return bestOf(asked)
        .sort((left, right) => right.score - left.score || left.owner - right.owner)
        .slice(0, mostOwners)
        .map((best) => ({ owner: best.owner, score: best.score, terms: sharedTerms(best, asked, lists) }));
    },
  };
}

/** How rare a term is: the natural logarithm of one in how many passages has it. */
function weighTerms(lists: TermLists, weak: ReadonlySet<string>): Float64Array {
  return Float64Array.from(
    lists.names.map((name, term) => {
      const share = weak.has(name) ? weakShare : 1;
      return share * Math.log(1 + lists.texts / (holderCount(lists, term) + 0.5));
    }),
  );
}

function ask({ terms, isJoined = false }: Piece, lists: TermLists, weights: Float64Array): Asked {
  const said = new Set(terms);
  const { ids, known } = weightiest(said, lists, weights, mostTerms);
  const mass = unknownMass(said.size - known) + ids.reduce((total, id) => total + numberAt(weights, id), 0);
  return { ids, mass, isJoined };
}

/** Words that no passage has are part of what was said, too: they make a fit less complete. */
function unknownMass(words: number): number {
  return Math.min(words, 12) * 2.5;
}

function sharedTerms({ passage, piece }: Best, asked: readonly Asked[], lists: TermLists): string[] {
  const own = lists.terms.subarray(numberAt(lists.termsFrom, passage), numberAt(lists.termsFrom, passage + 1));
  const ids = asked.slice(piece, piece + 1).flatMap((one) => one.ids);
  return ids.filter((id) => own.includes(id)).map((id) => String(lists.names[id]));
}

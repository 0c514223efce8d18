/** A short text that stands for its owner: a title, a symptom, an error sentence. */
export interface Passage {
  readonly owner: number;
  readonly terms: readonly string[];
  /** How much a fit counts, 0 to 1: what people say counts in full, what an author wrote about it less. */
  readonly worth: number;
}

/** How well one owner fits: 0 (nothing in common) to about 1 (says the same), with the terms that say so. */
export interface PassageHit {
  readonly owner: number;
  readonly score: number;
  readonly terms: readonly string[];
}

/** Ranks owners by the passage of theirs that comes closest to what was said. */
export interface PassageIndex {
  /** True when the term occurs in any passage. */
  has(term: string): boolean;
  /** How rare a term is: the natural logarithm of one in how many passages has it; 0 when none has. */
  weight(term: string): number;
  search(terms: readonly string[]): PassageHit[];
}

interface Postings {
  readonly terms: ReadonlyMap<string, number>;
  /** Passages of term t stand at `passages[start[t]]` up to `passages[start[t + 1]]`. */
  readonly start: Int32Array;
  readonly passages: Int32Array;
  readonly weights: Float32Array;
  /** Sum of the weights of a passage's own terms. */
  readonly mass: Float32Array;
  readonly owners: Int32Array;
  readonly worth: Float32Array;
}

/** Only so many terms of a text are scored, the rarest: the others say little and cost most. */
const mostTerms = 24;
/** What a word that says little counts, beside one that says much. */
export const weakShare = 0.5;
/** Sum of weights from which a match counts in full; one shared word, however rare, is a weak sign. */
const fullMass = 9;

/** Builds the index; memory is one 32-bit integer per term of a passage. */
export function createPassageIndex(passages: readonly Passage[], weak: ReadonlySet<string>): PassageIndex {
  const postings = buildPostings(passages, weak);
  const overlap = new Float32Array(passages.length);
  return {
    has: (term) => postings.terms.has(term),
    weight: (term) => weightOf(postings, term),
    search(terms) {
      const asked = rarest(postings, new Set(terms));
      const askedMass = unknownShare(postings, terms) + sum(asked.map((term) => weightOf(postings, term)));
      const touched = addUp(postings, overlap, asked);
      const best = bestPerOwner(postings, overlap, touched, askedMass);
      for (const passage of touched) overlap[passage] = 0;
      return best.map(({ owner, score, passage }) => ({
        owner,
        score,
        terms: asked.filter((term) => passages[passage]?.terms.includes(term) === true),
      }));
    },
  };
}

function buildPostings(passages: readonly Passage[], weak: ReadonlySet<string>): Postings {
  const terms = new Map<string, number>();
  const lists: number[][] = [];
  passages.forEach((passage, at) => {
    for (const term of new Set(passage.terms)) {
      const number = terms.get(term) ?? terms.size;
      if (number === lists.length) {
        terms.set(term, number);
        lists.push([]);
      }
      lists[number]?.push(at);
    }
  });
  const names = [...terms.keys()];
  const weights = Float32Array.from(
    lists,
    (list, number) =>
      Math.log(1 + passages.length / (list.length + 0.5)) * (weak.has(names[number] ?? '') ? weakShare : 1),
  );
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, number) => (start[number + 1] = (start[number] ?? 0) + list.length));
  const mass = new Float32Array(passages.length);
  lists.forEach((list, number) => {
    for (const passage of list) mass[passage] = (mass[passage] ?? 0) + (weights[number] ?? 0);
  });
  return {
    terms,
    start,
    passages: Int32Array.from(lists.flat()),
    weights,
    mass,
    owners: Int32Array.from(passages, ({ owner }) => owner),
    worth: Float32Array.from(passages, ({ worth }) => worth),
  };
}

function weightOf(postings: Postings, term: string): number {
  const number = postings.terms.get(term);
  return number === undefined ? 0 : (postings.weights[number] ?? 0);
}

function rarest(postings: Postings, terms: ReadonlySet<string>): string[] {
  return [...terms]
    .filter((term) => postings.terms.has(term))
    .sort((left, right) => weightOf(postings, right) - weightOf(postings, left))
    .slice(0, mostTerms);
}

/** Words that no passage has are part of what was said, too: they make a fit less complete. */
function unknownShare(postings: Postings, terms: readonly string[]): number {
  const unknown = new Set(terms.filter((term) => !postings.terms.has(term)));
  return Math.min(unknown.size, 12) * 2.5;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function passagesOf({ terms, start, passages }: Postings, term: string): Int32Array {
  const number = terms.get(term) ?? 0;
  return passages.subarray(start[number], start[number + 1]);
}

function addUp(postings: Postings, overlap: Float32Array, terms: readonly string[]): number[] {
  const touched: number[] = [];
  for (const term of terms) {
    const weight = weightOf(postings, term);
    for (const passage of passagesOf(postings, term)) {
      if (overlap[passage] === 0) touched.push(passage);
      overlap[passage] = (overlap[passage] ?? 0) + weight;
    }
  }
  return touched;
}

interface Best {
  readonly owner: number;
  readonly score: number;
  readonly passage: number;
}

function bestPerOwner(
  postings: Postings,
  overlap: Float32Array,
  touched: readonly number[],
  askedMass: number,
): Best[] {
  const best = new Map<number, Best>();
  for (const passage of touched) {
    const owner = postings.owners[passage] ?? 0;
    const score = scorePassage(postings, passage, overlap[passage] ?? 0, askedMass);
    const before = best.get(owner);
    if (!before || score > before.score) best.set(owner, { owner, score, passage });
  }
  return [...best.values()].sort((left, right) => right.score - left.score || left.owner - right.owner);
}

/** Harmonic mean of "how much of the passage was said" and "how much of what was said is in the passage". */
function scorePassage({ mass, worth }: Postings, passage: number, shared: number, askedMass: number): number {
  const fit = (2 * shared) / ((mass[passage] ?? 0) + askedMass);
  return fit * Math.min(1, shared / fullMass) * (worth[passage] ?? 0);
}

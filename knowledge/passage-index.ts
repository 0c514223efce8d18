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
  search(terms: readonly string[]): PassageHit[];
}

interface Posting {
  readonly term: string;
  /** How rare the term is: the natural logarithm of one in how many passages has it. */
  readonly weight: number;
  /** Its passages stand at `passages[from]` up to `passages[to]`. */
  readonly from: number;
  readonly to: number;
}

interface Postings {
  readonly byTerm: ReadonlyMap<string, Posting>;
  readonly passages: Int32Array;
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
    has: (term) => postings.byTerm.has(term),
    search(terms) {
      const said = new Set(terms);
      const known = [...said].flatMap((term) => postings.byTerm.get(term) ?? []);
      const asked = known.sort((left, right) => right.weight - left.weight).slice(0, mostTerms);
      const askedMass = unknownMass(said.size - known.length) + asked.reduce((total, { weight }) => total + weight, 0);
      const touched = addUp(postings, overlap, asked);
      const best = bestPerOwner(postings, overlap, touched, askedMass);
      for (const passage of touched) overlap[passage] = 0;
      return best.map(({ owner, score, passage }) => ({
        owner,
        score,
        terms: asked.map(({ term }) => term).filter((term) => passages[passage]?.terms.includes(term)),
      }));
    },
  };
}

/** Reads a typed array at a position that the index itself made, so that there is always a number. */
export function numberAt(numbers: Int32Array | Float32Array, at: number): number {
  return Number(numbers[at]);
}

function buildPostings(passages: readonly Passage[], weak: ReadonlySet<string>): Postings {
  const lists = listsByTerm(passages);
  const byTerm = new Map<string, Posting>();
  const mass = new Float32Array(passages.length);
  let from = 0;
  for (const [term, list] of lists) {
    const weight = Math.log(1 + passages.length / (list.length + 0.5)) * (weak.has(term) ? weakShare : 1);
    const to = from + list.length;
    byTerm.set(term, { term, weight, from, to });
    for (const passage of list) mass[passage] = numberAt(mass, passage) + weight;
    from = to;
  }
  return {
    byTerm,
    passages: Int32Array.from([...lists.values()].flat()),
    mass,
    owners: Int32Array.from(passages, ({ owner }) => owner),
    worth: Float32Array.from(passages, ({ worth }) => worth),
  };
}

function listsByTerm(passages: readonly Passage[]): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  passages.forEach(({ terms }, passage) => {
    for (const term of new Set(terms)) {
      const list = lists.get(term);
      if (list) list.push(passage);
      else lists.set(term, [passage]);
    }
  });
  return lists;
}

/** Words that no passage has are part of what was said, too: they make a fit less complete. */
function unknownMass(words: number): number {
  return Math.min(words, 12) * 2.5;
}

function addUp({ passages }: Postings, overlap: Float32Array, asked: readonly Posting[]): number[] {
  const touched: number[] = [];
  for (const { weight, from, to } of asked) {
    for (const passage of passages.subarray(from, to)) {
      if (overlap[passage] === 0) touched.push(passage);
      overlap[passage] = numberAt(overlap, passage) + weight;
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
    const owner = numberAt(postings.owners, passage);
    const score = scorePassage(postings, passage, numberAt(overlap, passage), askedMass);
    const before = best.get(owner);
    if (!before || score > before.score) best.set(owner, { owner, score, passage });
  }
  return [...best.values()].sort((left, right) => right.score - left.score || left.owner - right.owner);
}

/** Harmonic mean of "how much of the passage was said" and "how much of what was said is in the passage". */
function scorePassage({ mass, worth }: Postings, passage: number, shared: number, askedMass: number): number {
  const fit = (2 * shared) / (numberAt(mass, passage) + askedMass);
  return fit * Math.min(1, shared / fullMass) * numberAt(worth, passage);
}

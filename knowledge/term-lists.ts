import { createNumberList, numberAt, type NumberList } from './number-list.ts';

/** Which terms stand in which texts, read both ways; texts and terms are numbers from 0 up. */
export interface TermLists {
  readonly texts: number;
  /** Number of a term; undefined when no text has it. */
  idOf(term: string): number | undefined;
  /** The terms themselves, by number. */
  readonly names: readonly string[];
  /** The terms of text `t` stand at `terms[termsFrom[t]]` up to `terms[termsFrom[t + 1]]`, each once. */
  readonly termsFrom: Int32Array;
  readonly terms: Int32Array;
  /** The texts of term `t` stand at `holders[holdersFrom[t]]` up to `holders[holdersFrom[t + 1]]`, in rising order. */
  readonly holdersFrom: Int32Array;
  readonly holders: Int32Array;
  /** For each of `holders`, how often the text has the term. */
  readonly counts: Int32Array;
}

/** Takes texts one after the other, so that their words need not be in memory together. */
export interface TermListsBuilder {
  add(terms: readonly string[]): void;
  build(): TermLists;
}

/** Starts without texts. */
export function startTermLists(): TermListsBuilder {
  const ids = new Map<string, number>();
  const termsFrom = createNumberList();
  const terms = createNumberList();
  const counts = createNumberList();
  /** By term: one more than its place in `terms`, so that a place before the text means: not yet in this one. */
  const lastPlace = createNumberList();
  return {
    add(said) {
      const from = terms.length;
      termsFrom.push(from);
      for (const term of said) {
        const id = idOf(term, ids, lastPlace);
        const place = lastPlace.at(id) - 1;
        if (place >= from) {
          counts.set(place, counts.at(place) + 1);
          continue;
        }
        terms.push(id);
        counts.push(1);
        lastPlace.set(id, terms.length);
      }
    },
    build() {
      const texts = termsFrom.length;
      termsFrom.push(terms.length);
      const forward = { termsFrom: termsFrom.toArray(), terms: terms.toArray() };
      return {
        texts,
        idOf: (term) => ids.get(term),
        names: [...ids.keys()],
        ...forward,
        ...invert(forward.termsFrom, forward.terms, counts.toArray(), ids.size),
      };
    },
  };
}

function idOf(term: string, ids: Map<string, number>, lastPlace: NumberList): number {
  const known = ids.get(term);
  if (known !== undefined) return known;
  const id = ids.size;
  ids.set(term, id);
  lastPlace.push(0);
  return id;
}

/** Counting sort: from the terms of each text to the texts of each term. */
function invert(
  termsFrom: Int32Array,
  terms: Int32Array,
  termCounts: Int32Array,
  size: number,
): Pick<TermLists, 'holdersFrom' | 'holders' | 'counts'> {
  const holdersFrom = new Int32Array(size + 1);
  for (const term of terms) holdersFrom[term + 1] = numberAt(holdersFrom, term + 1) + 1;
  for (let term = 0; term < size; term++) {
    holdersFrom[term + 1] = numberAt(holdersFrom, term + 1) + numberAt(holdersFrom, term);
  }
  const next = holdersFrom.slice();
  const holders = new Int32Array(terms.length);
  const counts = new Int32Array(terms.length);
  for (let text = 0; text + 1 < termsFrom.length; text++) {
    for (let at = numberAt(termsFrom, text); at < numberAt(termsFrom, text + 1); at++) {
      const term = numberAt(terms, at);
      const place = numberAt(next, term);
      next[term] = place + 1;
      holders[place] = text;
      counts[place] = numberAt(termCounts, at);
    }
  }
  return { holdersFrom, holders, counts };
}

/** How many texts have the term. */
export function holderCount({ holdersFrom }: TermLists, term: number): number {
  return numberAt(holdersFrom, term + 1) - numberAt(holdersFrom, term);
}

/** Numbers of the known ones of these terms, each once, those with the most weight first, and no more than `most`. */
export function weightiest(
  terms: Iterable<string>,
  lists: TermLists,
  weights: Float32Array | Float64Array,
  most: number,
): { ids: number[]; known: number } {
  const known = Array.from(terms, (term) => lists.idOf(term)).filter((id) => id !== undefined);
  const ids = known.sort((left, right) => numberAt(weights, right) - numberAt(weights, left)).slice(0, most);
  return { ids, known: known.length };
}

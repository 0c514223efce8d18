import { plainWords } from './words.ts';

/** A literal phrase found in a text. */
export interface PhraseHit<Owner> {
  readonly owner: Owner;
  readonly phrase: string;
  /** Number of words: the longer, the less likely by chance. */
  readonly length: number;
}

/** Finds literal phrases in text, whatever the case and punctuation. */
export interface PhraseFinder<Owner> {
  find(words: readonly string[]): PhraseHit<Owner>[];
}

/** Builds a finder; what it looks at for each word of a text depends on the longest phrase, not on how many there are. */
export function createPhraseFinder<Owner>(phrases: readonly { owner: Owner; phrase: string }[]): PhraseFinder<Owner> {
  const byWords = new Map<string, PhraseHit<Owner>[]>();
  /** By first and second word, which lengths phrases have that begin so; a phrase of one word has no second. */
  const lengths = new Map<string, Map<string | undefined, Set<number>>>();
  for (const { owner, phrase } of phrases) {
    const words = plainWords(phrase);
    const [first, second] = words;
    if (first === undefined) continue;
    getOrAdd(byWords, words.join(' '), () => []).push({ owner, phrase, length: words.length });
    const bySecond = getOrAdd(lengths, first, () => new Map<string | undefined, Set<number>>());
    getOrAdd(bySecond, second, () => new Set<number>()).add(words.length);
  }
  return {
    find(words) {
      const hits = new Set<PhraseHit<Owner>>();
      words.forEach((first, at) => {
        const bySecond = lengths.get(first);
        if (!bySecond) return;
        for (const length of [...(bySecond.get(words[at + 1]) ?? []), ...(bySecond.get(undefined) ?? [])]) {
          for (const hit of byWords.get(words.slice(at, at + length).join(' ')) ?? []) hits.add(hit);
        }
      });
      return [...hits];
    },
  };
}

function getOrAdd<Key, Value>(index: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = index.get(key);
  if (value === undefined) index.set(key, (value = make()));
  return value;
}

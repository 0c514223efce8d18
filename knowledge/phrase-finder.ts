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

interface Entry<Owner> {
  readonly owner: Owner;
  readonly phrase: string;
  readonly words: readonly string[];
}

/** Builds a finder; phrases are keyed by their first two words, so that a scan looks at few of them. */
export function createPhraseFinder<Owner>(phrases: readonly { owner: Owner; phrase: string }[]): PhraseFinder<Owner> {
  const byStart = new Map<string, Entry<Owner>[]>();
  for (const { owner, phrase } of phrases) {
    const words = plainWords(phrase);
    const start = startOf(words, 0);
    byStart.set(start, [...(byStart.get(start) ?? []), { owner, phrase, words }]);
  }
  return {
    find(words) {
      const hits = new Set<Entry<Owner>>();
      words.forEach((first, at) => {
        for (const entry of [...(byStart.get(startOf(words, at)) ?? []), ...(byStart.get(first) ?? [])]) {
          if (entry.words.every((word, offset) => words[at + offset] === word)) hits.add(entry);
        }
      });
      return [...hits].map(({ owner, phrase, words: { length } }) => ({ owner, phrase, length }));
    },
  };
}

function startOf(words: readonly string[], at: number): string {
  return words.slice(at, at + 2).join(' ');
}

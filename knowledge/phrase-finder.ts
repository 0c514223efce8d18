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

/** Builds a finder; phrases are keyed by their first two words, so that a scan looks at few of them. */
export function createPhraseFinder<Owner>(phrases: readonly { owner: Owner; phrase: string }[]): PhraseFinder<Owner> {
  const byStart = new Map<string, { owner: Owner; phrase: string; words: readonly string[] }[]>();
  for (const { owner, phrase } of phrases) {
    const words = plainWords(phrase);
    const start = startOf(words, 0);
    byStart.set(start, [...(byStart.get(start) ?? []), { owner, phrase, words }]);
  }
  return {
    find(words) {
      const hits = new Map<string, PhraseHit<Owner>>();
      for (let at = 0; at < words.length; at++) {
        for (const entry of [...(byStart.get(startOf(words, at)) ?? []), ...(byStart.get(words[at] ?? '') ?? [])]) {
          if (entry.words.every((word, offset) => words[at + offset] === word)) {
            hits.set(`${entry.phrase}\n${String(entry.owner)}`, {
              owner: entry.owner,
              phrase: entry.phrase,
              length: entry.words.length,
            });
          }
        }
      }
      return [...hits.values()];
    },
  };
}

function startOf(words: readonly string[], at: number): string {
  const second = words[at + 1];
  return second === undefined ? (words[at] ?? '') : `${words[at] ?? ''} ${second}`;
}

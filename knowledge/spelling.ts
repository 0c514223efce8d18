/** Corrects a word that the index does not know to the one known word that it is a slip away from. */
export interface Spelling {
  /** The known word, or undefined when there is none or the word is too short to tell. */
  repair(word: string): string | undefined;
}

/** Shorter words have too many neighbours; longer ones are pasted data. */
const shortest = 5;
const longest = 24;

/** Builds the table: each known word under each of its forms with one letter left out. */
export function createSpelling(words: Iterable<string>): Spelling {
  const known = new Set<string>();
  const byGap = new Map<string, string>();
  for (const word of words) {
    if (word.length < shortest - 1 || word.length > longest || /\d/.test(word)) continue;
    known.add(word);
    for (const gap of withoutOneLetter(word)) if (!byGap.has(gap)) byGap.set(gap, word);
  }
  return {
    repair(word) {
      if (known.has(word)) return word;
      if (word.length < shortest || word.length > longest || /\d/.test(word)) return undefined;
      const added = withoutOneLetter(word);
      return byGap.get(word) ?? added.find((gap) => known.has(gap)) ?? firstKnown(byGap, added, word);
    },
  };
}

/** Same first letter: people seldom get that one wrong, and it keeps other words away. */
function firstKnown(byGap: ReadonlyMap<string, string>, gaps: readonly string[], word: string): string | undefined {
  for (const gap of gaps) {
    const found = byGap.get(gap);
    if (found?.startsWith(word.slice(0, 1))) return found;
  }
  return undefined;
}

function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Finds a name that is written as separate words, as "onboarding config update error". */
export interface SpokenNames {
  /** False when no name begins with this folded word. */
  mayBegin(word: string): boolean;
  /** The spelling of the name that these folded words join to from `first` on; undefined when there is none. */
  find(words: readonly { readonly folded: string }[], first: number): string | undefined;
}

const mostWords = 5;
/** Words are joined only as long as a name begins with the same letters. */
const startLength = 6;

/** Builds the table from folded names to their spelling. */
export function createSpokenNames(names: ReadonlyMap<string, string>): SpokenNames {
  const spoken = new Map([...names].filter(([, spelling]) => isSpokenName(spelling)));
  const starts = new Set(Array.from(spoken.keys()).flatMap(startsOf));
  const isStart = (text: string): boolean => starts.has(text.slice(0, startLength));
  return {
    mayBegin: isStart,
    find(words, first) {
      const end = Math.min(words.length, first + mostWords);
      let joined = String(words[first]?.folded);
      for (let at = first + 1; at < end; at++) {
        joined += String(words[at]?.folded);
        if (!isStart(joined)) return undefined;
        const name = spoken.get(joined);
        if (name !== undefined) return name;
      }
      return undefined;
    },
  };
}

/** The first letter of a name, its first two, and so on. */
function startsOf(name: string): string[] {
  return Array.from({ length: startLength }, (_, at) => name.slice(0, at + 1));
}

/**
 * "onboarding config update error" names the event; "service error" or "password reset failed" are plain words that
 * happen to join to a name. Three parts and a noun at the end tell them apart. Cmdlets are written with a hyphen.
 */
function isSpokenName(name: string): boolean {
  if (name.includes('-')) return true;
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [];
  return parts.length >= 3 && /(?:Error|Warning|Beat)$/.test(name);
}

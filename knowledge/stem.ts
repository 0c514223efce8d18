const endings: readonly (readonly [ending: string, least: number, instead: string])[] = [
  ['ies', 5, 'y'],
  ['sses', 6, 'ss'],
  ['ing', 6, ''],
  ['ed', 5, ''],
  ['es', 6, ''],
  ['s', 4, ''],
];

/** A light English stemmer: enough to make "resets", "resetting" and "reset" one term, and no more. */
export function stem(word: string): string {
  if (/\d/.test(word) || word.endsWith('ss')) return word;
  for (const [ending, least, instead] of endings) {
    if (word.length < least || !word.endsWith(ending)) continue;
    return trim(word.slice(0, -ending.length) + instead);
  }
  return trim(word);
}

function trim(base: string): string {
  const single = base.length > 4 && /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
  return single.length > 4 && single.endsWith('e') ? single.slice(0, -1) : single;
}

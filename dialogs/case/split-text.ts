/** Longest text of one message, in characters: 40 KB of the 80 KB in UTF-16 that are safe ("Format your bot messages"). */
export const longestMessage = 20_000;

/** Splits a long text before a heading where there is one, else between paragraphs or lines; no part is longer than `most`. */
export function splitText(text: string, most: number = longestMessage): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = findEnd(rest, most);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).replace(/^\n+/, '');
  }
  return rest === '' ? parts : [...parts, rest];
}

function findEnd(text: string, most: number): number {
  for (const border of ['\n## ', '\n\n', '\n']) {
    const end = text.lastIndexOf(border, most - 1);
    // A part that is nearly empty would help nobody.
    if (end > most / 4) return end;
  }
  // A pair of surrogates stays together.
  return /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
}

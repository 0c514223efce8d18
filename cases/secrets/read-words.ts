/** A word of a text, with whatever signs hang on to it. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// What stands in quotes or in parentheses is one word; so is each end of a line, and each bar of a table.
const word =
  /(?:"[^"\n]{1,128}"|'[^'\n]{1,128}'(?![\p{L}\d])|“[^”\n]{1,128}”|„[^“”\n]{1,128}[“”]|‘[^’\n]{1,128}’|«[^»\n]{1,128}»|`[^`\n]{1,128}`|\([^()\n]{1,60}\))[:=.,]?|[^\s|]+|[|\n]/gu;

/** The words of a text, from a place on. */
export function readWords(text: string, from: number): Word[] {
  return [...text.slice(from).matchAll(word)].map(({ 0: found, index }) => ({
    text: found,
    start: from + index,
    end: from + index + found.length,
  }));
}

/** The word without the rest of a line of data, a tag or punctuation that is written on to it. */
export function trimWord({ text, start }: Word): Word {
  const quoted = /^["'“„‘«`].*["'“”’»`](?=[:=.,]?$)/su.exec(text)?.[0];
  if (quoted !== undefined) return { text: quoted, start, end: start + quoted.length };
  const kept = String(/^.[^<]*?(?=<|[;&,]\w{1,30}=|["'][,;}\])]|[,;.)]{0,2}$)/su.exec(text)?.[0]);
  return { text: kept, start, end: start + kept.length };
}

/** Whether a list, a line or a sentence ends behind a word. */
export function endsField({ text }: Word, next: Word | undefined): boolean {
  if (/[.,;!?]$/.test(text) || next === undefined) return true;
  return /^(?:[\n|/,;&(–—-]|->|(?:and|but|or|for|und|aber|et|mais|y|pero|e|mas)$|[\p{L}_ -]{2,30}[:=])/iu.test(
    next.text,
  );
}

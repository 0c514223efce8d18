/** What a window of 80 columns leaves for a value beside the longest names of properties. */
const narrowest = 57;

/** What was put together so far. */
interface Joined {
  readonly parts: string[];
  /** Whether the next line begins anew, as the first does and what stands behind an empty one. */
  isFresh: boolean;
  /** The word at the end of the last line. */
  lastWord: string;
  /** Length of the last line, with what stands before its text. */
  lastLength: number;
}

/**
 * Puts lines together again that Format-List broke at the width of the window. A line was broken there when the next word would not
 * have fitted; a word that is longer than a line was broken in itself.
 */
export function joinWrapped(lines: readonly string[], column: number): string {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const joined: Joined = { parts: [], isFresh: true, lastWord: '', lastLength: 0 };
  for (const line of lines) {
    const content = line.slice(Math.min(column, line.length - line.trimStart().length)).trimEnd();
    const firstWord = content.split(' ', 1).join('');
    joined.parts.push(breakBetween(joined, firstWord, width, column), content);
    joined.lastWord = content.slice(content.lastIndexOf(' ') + 1);
    joined.lastLength = line.length;
    joined.isFresh = content === '';
  }
  return joined.parts.join('').trim();
}

function breakBetween(
  { isFresh, lastWord, lastLength }: Joined,
  firstWord: string,
  width: number,
  column: number,
): string {
  // No window breaks a line where nothing stands, or before blanks.
  if (firstWord === '' || isFresh) return '\n';
  const room = Math.max(narrowest, width - column);
  if (lastLength === width && lastWord.length + firstWord.length > room) return '';
  return lastLength + 1 + firstWord.length > width ? ' ' : '\n';
}

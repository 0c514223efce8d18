/** More lines than this would make a card too big: the last one holds what is left. */
const mostLines = 8;

/** The lines of a text that somebody typed: not every client breaks a line inside an element, so each gets its own. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join('\n')];
}

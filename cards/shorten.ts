/** Cuts a text that has more than `most` characters, never inside one, and shows that it did. */
export function shorten(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** Keeps the first `most` lines of a list and says how many more there are. */
export function shortenList(lines: readonly string[], most: number): readonly string[] {
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), `and ${String(rest)} more`] : lines;
}

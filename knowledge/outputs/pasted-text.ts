/** The text with one kind of line break, blank, quote, hyphen and dots, however a console or Teams wrote them. */
export function plainText(text: string): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g, '')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[\u2018-\u201b]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...');
  // Some editors put an empty line between any two lines; a table ends at an empty line.
  return /\S *\n *\S/.test(plain) ? plain : plain.split('\n').filter(isFilled).join('\n');
}

/** The text in lower case without any blank: consoles wrap messages in the middle of a word. */
export function squash(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

/** The lines without blanks around them and without marks of quoting before them. */
export function trimmedLines(plain: string): readonly string[] {
  return plain.split('\n').map((line) => line.replace(/^[ >]+/, '').trimEnd());
}

/** Whether a line is more than blanks. */
export function isFilled(line: string): boolean {
  return line.trim() !== '';
}

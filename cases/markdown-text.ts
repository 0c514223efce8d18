/** Signs that mean something inside a line in Markdown or its dialects; a full stop or a colon does where a name goes on. */
const meaningful = /[\\`*_{}[\]<>#|~&@^$]|[.:](?=\S)/g;

/** A line of words as Markdown that shows just these: no link, no markup, no mention. It must not begin a line of its own. */
export function escapeLine(text: string): string {
  return readable(text).replace(/\s+/g, ' ').trim().replace(meaningful, '\\$&');
}

/** A value in one line, as code: to be copied as it is. */
export function codeSpan(value: string): string {
  const line = readable(value).replaceAll('\n', ' ');
  const marks = '`'.repeat(longestRun(line) + 1);
  // Markdown takes off one blank on each side, except where there are blanks alone.
  const edge = line.trim() !== '' && /^[ `]|[ `]$/.test(line) ? ' ' : '';
  return line === '' ? '` `' : `${marks}${edge}${line}${edge}${marks}`;
}

/** Text of any length in a block of its own, between fences that are longer than any inside. */
export function fence(text: string): string {
  const plain = readable(text);
  const marks = '`'.repeat(Math.max(3, longestRun(plain) + 1));
  return `${marks}\n${plain}\n${marks}`;
}

/** Line ends as Markdown reads them; NUL, which no Markdown shows, becomes the sign that it is shown as. */
function readable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

// Teams renders a TextBlock and a Fact as Markdown. These two functions take care that data is shown there as typed.
const inline = /[*`~<[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)|\\(?=[!-/:-@[-`{-~\n])/gu;
const lineStart = /^([ \t]*)([#>+=-]|\d+(?=[.)]))/gm;
const escaped = /\\([!-/:-@[-`{-~])/g;

/** Escapes what Markdown would take for markup; ordinary text, paths and codes stay as they are. */
export function escapeMarkdown(text: string): string {
  return text.replace(inline, '\\$&').replace(lineStart, escapeStart);
}

/** Gives back the text that `escapeMarkdown` was called with. */
export function unescapeMarkdown(text: string): string {
  return text.replace(escaped, '$1');
}

// A digit cannot be escaped, so a line that would become a numbered list keeps its number and loses the dot's meaning.
function escapeStart(_whole: string, indent: string, sign: string): string {
  return /\d/.test(sign) ? `${indent}${sign}\\` : `${indent}\\${sign}`;
}

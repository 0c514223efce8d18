/** The outlines of a node, by what stands in it. */
const outlines = {
  begin: ['((', '))'],
  question: ['{{', '}}'],
  check: ['[', ']'],
  fix: ['[[', ']]'],
  end: ['([', '])'],
} as const;

/** What a node of a flowchart stands for. */
export type NodeKind = keyof typeof outlines;

/** A line that draws a node; the id consists of letters, digits and underscores. */
export function drawNode(id: string, kind: NodeKind, label: string): string {
  const [left, right] = outlines[kind];
  return `  ${id}${left}"${escapeLabel(label)}"${right}`;
}

/** A line that draws an arrow with its labels one below the other, or without any. */
export function drawEdge(from: string, to: string, labels: readonly string[]): string {
  return labels.length === 0 ? `  ${from} --> ${to}` : `  ${from} -->|"${labels.map(escapeLabel).join('<br>')}"| ${to}`;
}

/** Id of a node for a name of lower-case words joined by hyphens; the prefix keeps it from being a word of Mermaid. */
export function nodeId(prefix: string, name: string): string {
  return `${prefix}_${name.replaceAll('-', '_')}`;
}

// A label is read as HTML and as Markdown, and looked through for directives, icons and entities. Letters, digits and
// these signs are none of them, unless they begin a list, an icon or an address.
const unsafe = /[^\p{L}\p{M}\p{N} ,.:?!()'’“”…-]|:(?! )|^-|(?<=^\d{1,9})[.)]|(?<=www)\./giu;

/** Text as a label in quotes: whatever Mermaid could read as more than text stands there by its number. */
export function escapeLabel(text: string): string {
  return text.replace(unsafe, (sign) => `#${String(sign.codePointAt(0))};`);
}

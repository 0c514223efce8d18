/** A flowchart as it was drawn: its nodes by id, and its arrows. */
export interface Flowchart {
  readonly nodes: ReadonlyMap<string, { readonly kind: string; readonly label: string }>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly labels: readonly string[] }[];
}

const kinds: Readonly<Record<string, string>> = {
  '((': 'begin',
  '{{': 'question',
  '[': 'check',
  '[[': 'fix',
  '([': 'end',
};
const node = /^ {2}(\w+)(\(\(|\{\{|\[\[|\(\[|\[)"([^"]*)"(?:\)\)|\}\}|\]\]|\]\)|\])$/;
const edge = /^ {2}(\w+) -->(?:\|"([^"]*)"\|)? (\w+)$/;

/** Reads every flowchart out of Markdown; throws on a line that is neither a node nor an arrow. */
export function readFlowcharts(markdown: string): Flowchart[] {
  return [...markdown.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(([, text = '']) => readFlowchart(text));
}

function readFlowchart(text: string): Flowchart {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  if (!/^flowchart (?:TD|LR)$/.test(head)) throw new Error(`no flowchart: ${head}`);
  const odd = lines.find((line) => !node.test(line) && !edge.test(line));
  if (odd !== undefined) throw new Error(`neither a node nor an arrow: ${odd}`);
  return { nodes: new Map(lines.flatMap(readNode)), edges: lines.flatMap(readEdge) };
}

function readNode(line: string): [string, { kind: string; label: string }][] {
  const [, id = '', outline = '', label = ''] = node.exec(line) ?? [];
  return id === '' ? [] : [[id, { kind: kinds[outline] ?? outline, label: resolve(label) }]];
}

function readEdge(line: string): Flowchart['edges'][number][] {
  const [, from = '', labels, to = ''] = edge.exec(line) ?? [];
  return from === '' ? [] : [{ from, to, labels: labels?.split('<br>').map(resolve) ?? [] }];
}

function resolve(label: string): string {
  return label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** Nodes in the order of the arrows; fails where an arrow leads back. */
export function sortByArrows({ nodes, edges }: Flowchart): string[] {
  const sorted: string[] = [];
  let left = [...nodes.keys()];
  while (left.length > 0) {
    const free = left.filter((id) => !edges.some(({ from, to }) => to === id && left.includes(from)));
    if (free.length === 0) throw new Error(`a circle among ${left.join(', ')}`);
    sorted.push(...free);
    left = left.filter((id) => !free.includes(id));
  }
  return sorted;
}

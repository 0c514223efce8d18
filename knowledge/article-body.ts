/** The headings an article may have, in the order a card shows them. */
export const sectionNames = ['Cause', 'Resolution', 'Healthy', 'Endpoints', 'Note'] as const;
export type SectionName = (typeof sectionNames)[number];

/** A run of text: plain, a label to press or choose (strong), a literal such as a command (code), or a link. */
export interface Run {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'code' | 'link';
  readonly url?: string;
}

export type Block =
  | { readonly kind: 'text' | 'bullet'; readonly runs: readonly Run[] }
  | { readonly kind: 'step'; readonly number: number; readonly runs: readonly Run[] }
  | { readonly kind: 'command'; readonly text: string };

export type Sections = Readonly<Partial<Record<SectionName, readonly Block[]>>>;

/** Values a command may leave open, and what stands there until the person's own value is known. */
export const placeholders = {
  namespace: '<namespace>',
  serviceBusDomain: 'servicebus.windows.net',
  connectorAccount: '<connector account>',
  /** The name somebody signs in with to the cloud, such as ada@contoso.com. */
  user: '<user>',
  /** The short name in Active Directory. */
  accountName: '<account name>',
} as const;

interface Reading {
  /** Undefined where the text stands under a heading of its own and has none. */
  readonly sections: Partial<Record<SectionName, Block[]>> | undefined;
  readonly problems: string[];
  blocks: Block[] | undefined;
  command: string[] | undefined;
  step: number;
}

/** Reads the body of an article: the small part of Markdown that a card can show without loss. */
export function readSections(body: string): { sections: Sections; problems: string[] } {
  const sections: Partial<Record<SectionName, Block[]>> = {};
  const reading: Reading = { sections, problems: [], blocks: undefined, command: undefined, step: 0 };
  readLines(reading, body);
  return { sections, problems: reading.problems };
}

/** Reads text that stands under a heading of its own: the same small part of Markdown, without sections. */
export function readBlocks(text: string): { blocks: readonly Block[]; problems: string[] } {
  const blocks: Block[] = [];
  const reading: Reading = { sections: undefined, problems: [], blocks, command: undefined, step: 0 };
  readLines(reading, text);
  return { blocks, problems: reading.problems };
}

function readLines(reading: Reading, text: string): void {
  for (const line of text.split(/\r?\n/)) readLine(reading, line);
  if (reading.command) reading.problems.push('body: a fenced block is not closed, expected ``` on a line of its own');
}

function readLine(reading: Reading, line: string): void {
  const heading = (reading.sections ? /^## (.+)$/ : /^#{1,6} (.+)$/).exec(line)?.[1];
  if (/^\s*```/.test(line)) toggleCommand(reading);
  else if (reading.command) reading.command.push(line);
  else if (heading !== undefined) openSection(reading, heading.trim());
  else if (line.trim() !== '') addLine(reading, line);
}

function addLine(reading: Reading, line: string): void {
  if (!reading.blocks) {
    reading.problems.push(
      `body: "${line.slice(0, 40)}" stands before any section, expected a heading such as "## Cause" first`,
    );
    return;
  }
  addBlock(reading, reading.blocks, line);
}

function openSection(reading: Reading, heading: string): void {
  if (!reading.sections) {
    reading.problems.push(`body: heading "${heading.slice(0, 40)}", expected text without headings`);
    return;
  }
  const name = sectionNames.find((known) => known === heading);
  if (!name) {
    reading.problems.push(`body: unknown section "${heading}", expected one of ${sectionNames.join(', ')}`);
    reading.blocks = [];
    return;
  }
  reading.step = 0;
  reading.blocks = reading.sections[name] ??= [];
}

function toggleCommand(reading: Reading): void {
  if (!reading.command) {
    reading.command = [];
    return;
  }
  const text = dedent(reading.command);
  reading.command = undefined;
  for (const name of text.match(/(?<=\{)\w+(?=\})/g) ?? []) {
    if (Object.hasOwn(placeholders, name)) continue;
    reading.problems.push(
      `body: unknown placeholder {${name}}, expected one of ${Object.keys(placeholders).join(', ')}`,
    );
  }
  if (!reading.blocks)
    reading.problems.push('body: a fenced block stands before any section, expected a heading first');
  reading.blocks?.push({ kind: 'command', text });
}

function dedent(lines: readonly string[]): string {
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(depth)).join('\n');
}

function addBlock(reading: Reading, blocks: Block[], line: string): void {
  const step = /^\s*(\d+)\. +(.+)$/.exec(line);
  const bullet = /^\s*[-*] +(.+)$/.exec(line);
  if (step) addStep(reading, blocks, Number(step[1]), readRuns(String(step[2])));
  else if (bullet) blocks.push({ kind: 'bullet', runs: readRuns(String(bullet[1])) });
  else if (/^\s/.test(line)) continueBlock(blocks, readRuns(line.trim()));
  else blocks.push({ kind: 'text', runs: readRuns(line.trim()) });
}

/** An indented line belongs to the item above it. */
function continueBlock(blocks: Block[], runs: readonly Run[]): void {
  const last = blocks.at(-1);
  if (!last || last.kind === 'command') blocks.push({ kind: 'text', runs });
  else blocks[blocks.length - 1] = { ...last, runs: [...last.runs, { text: ' ', style: 'plain' }, ...runs] };
}

function addStep(reading: Reading, blocks: Block[], number: number, runs: readonly Run[]): void {
  if (number !== ++reading.step) {
    reading.problems.push(
      `body: step ${String(number)} follows step ${String(reading.step - 1)}, expected ${String(reading.step)}`,
    );
  }
  blocks.push({ kind: 'step', number, runs });
}

const marked = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/g;

function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const hit of text.matchAll(marked)) {
    if (hit.index > from) runs.push({ text: text.slice(from, hit.index), style: 'plain' });
    if (hit[1] !== undefined) runs.push({ text: hit[1], style: 'code' });
    else if (hit[2] !== undefined) runs.push({ text: hit[2], style: 'strong' });
    else runs.push({ text: String(hit[3]), style: 'link', url: String(hit[4]) });
    from = hit.index + hit[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), style: 'plain' });
  return runs;
}

import { levelOfEntryType, levelOfNumber, levelOfWord } from './event-level.ts';
import { readCount, readEventId, readInstanceId } from './event-number.ts';
import { leaveOutUnknown, longestEvent, type UndatedRecord } from './form-reader.ts';
import { looksLabelled, objectLabels, readLabel, type LabelField, type LabelledLine } from './label-words.ts';
import type { NamedEvent } from './named-line.ts';
import type { FoundEvent } from './property-record.ts';
import { readStamp } from './read-stamp.ts';
import { sourceOf } from './source-of.ts';
import { joinWrapped } from './wrapped-lines.ts';

/** An event of which labelled lines, one below the other, are read. */
export interface EventBlock {
  /** Labels that were seen; the first is first. */
  readonly labels: Set<string>;
  readonly fields: Map<LabelField, string>;
  /** Lines of its text, as they stand. */
  lines: string[];
  /** Where in its lines the text begins. */
  column: number;
  size: number;
  part: 'head' | 'unlabelled' | 'description' | 'message' | 'named' | 'done';
  isAfterBlank: boolean;
}

/** What a line does to a block: it belongs to it, begins another event, or has nothing to do with it. */
export type LineUse = 'taken' | 'next' | 'over';

/** An event with no line read. */
export function openBlock(): EventBlock {
  const [labels, fields] = [new Set<string>(), new Map<LabelField, string>()];
  return { labels, fields, lines: [], column: 0, size: 0, part: 'head', isAfterBlank: false };
}

/** An event that a line of prose names; what stands below, up to an empty line, is its text. */
export function openNamedBlock({ id, provider, text }: NamedEvent): EventBlock {
  const block = openBlock();
  block.fields.set('id', id).set('source', provider);
  block.part = 'named';
  if (text !== '') addText(block, text);
  return block;
}

/** Reads the next line of a block. */
export function takeLine(block: EventBlock, line: string): LineUse {
  const isBlank = line.trim() === '';
  const use = isBlank ? takeBlank(block) : takeWords(block, line, readLabel(line));
  block.isAfterBlank = isBlank;
  return use;
}

function takeBlank(block: EventBlock): LineUse {
  if (block.part === 'named' && block.lines.length > 0) return 'over';
  if (block.lines.length > 0) addText(block, '');
  return 'taken';
}

function takeWords(block: EventBlock, line: string, label: LabelledLine | undefined): LineUse {
  if (block.part === 'done') return label === undefined ? 'over' : 'next';
  if (label !== undefined && isProperty(block, line, label)) return takeLabel(block, label, line);
  if (block.part === 'head') return takeUnknown(block, line);
  if (block.part === 'message') return takeMessage(block, line);
  addText(block, line);
  return 'taken';
}

/** Whether a labelled line is one of the block's, and no line of its text. */
function isProperty(block: EventBlock, line: string, { field, label }: LabelledLine): boolean {
  if (block.part === 'message') return line.search(/\S/) < block.column / 2;
  if (block.part === 'named') return block.lines.length === 0;
  if (block.part !== 'description') return true;
  const [first] = block.labels;
  return field === 'log' || field === 'xml' || (block.isAfterBlank && label === first);
}

function takeLabel(block: EventBlock, label: LabelledLine, line: string): LineUse {
  // Whoever names an event and then shows it means one.
  if (block.part === 'named') Object.assign(block, openBlock());
  if (label.field === 'xml') block.part = 'done';
  else if (block.part === 'description' || block.labels.has(label.label)) return 'next';
  else takeValue(block, label, line);
  return 'taken';
}

function takeValue(block: EventBlock, { field, label, value, column }: LabelledLine, line: string): void {
  block.labels.add(label);
  if (field === 'description' || field === 'message') {
    Object.assign(block, { part: field, lines: [], size: 0, column });
    // The first line keeps its place, by which Format-List breaks the others.
    addText(block, ' '.repeat(column) + line.slice(column));
    return;
  }
  if (block.part === 'message') block.part = 'head';
  if (!block.fields.has(field) && isUsable(field, value)) block.fields.set(field, value);
}

/** `Data` is a date in two languages and bytes to Get-EventLog; a level may be told twice, once in an unknown language. */
function isUsable(field: LabelField, value: string): boolean {
  if (field === 'date') return readStamp(value) !== undefined;
  return field === 'level' ? levelOf(value) !== undefined : value !== '';
}

/** A line without a known label, before any text: the text itself, once it is clear which event it is. */
function takeUnknown(block: EventBlock, line: string): LineUse {
  if (block.lines.length === 0 && block.fields.has('id') && block.fields.has('source')) {
    block.part = 'unlabelled';
    addText(block, line);
    return 'taken';
  }
  return looksLabelled(line) ? 'taken' : 'over';
}

/** Lines of a message are indented, except where a chat took the blanks away. */
function takeMessage(block: EventBlock, line: string): LineUse {
  if (block.isAfterBlank && !line.startsWith(' ')) return 'over';
  addText(block, line);
  return 'taken';
}

function addText(block: EventBlock, line: string): void {
  block.size += line.length + 1;
  if (block.size <= longestEvent) block.lines.push(line);
}

/** The event of a block; undefined when its id, or everything but its id, is missing. */
export function describeBlock(block: EventBlock): FoundEvent | undefined {
  const said = (field: LabelField): string => block.fields.get(field) ?? '';
  const id = readId(block);
  const text = block.labels.has('message') ? joinWrapped(block.lines, block.column) : block.lines.join('\n').trim();
  if (id === undefined || said('source') + said('date') + text === '') return undefined;
  const record = leaveOutUnknown({
    ...{
      provider: said('source') || sourceOf(id, text),
      id,
      text,
      level: levelOf(said('level')),
      recordId: readCount(said('record')),
    },
    ...{ channel: block.fields.get('log'), computer: block.fields.get('computer') },
  });
  return { record, stamp: readStamp(said('date')) };
}

/** What is called only `Id` is that of an event beside other properties of one. */
function readId({ fields, labels }: EventBlock): number | undefined {
  const id = fields.get('id') ?? (objectLabels.some((label) => labels.has(label)) ? fields.get('bare id') : undefined);
  return readEventId(id ?? '') ?? readInstanceId(fields.get('instance') ?? '');
}

function levelOf(text: string): UndatedRecord['level'] {
  return levelOfNumber(text) ?? levelOfWord(text) ?? levelOfEntryType(text);
}

import type { EventRecord } from '../event-record.ts';
import { describeBlock, openBlock, openNamedBlock, takeLine, type EventBlock } from './event-block.ts';
import { isRestOfRow, readTableHead, readTableRow, type EventTable } from './event-table.ts';
import { longestEvent } from './form-reader.ts';
import { readLabel } from './label-words.ts';
import { readNamedEvent } from './named-line.ts';
import type { FoundEvent } from './property-record.ts';
import { createXmlReader } from './xml-reader.ts';

/** Finds events in lines of text. */
export interface EventLines {
  readonly take: (line: string) => void;
  /** Gives the last event; false when the lines end inside the XML of one. */
  readonly end: () => boolean;
}

type Emit = (found: FoundEvent) => void;

interface Reading {
  readonly emit: Emit;
  block?: EventBlock | undefined;
  table?: EventTable | undefined;
  row?: FoundEvent | undefined;
  /** Lines of XML that has not come to its end. */
  xml?: string[] | undefined;
  xmlSize: number;
  /** The source that stands above a table. */
  heading: string;
  previous: string;
}

/** What wevtutil puts above each event. */
const numbered = /^\s{0,9}Event\[\d{1,9}\]:?\s{0,9}$/;
/** Markup is longer than the text in it. */
const longestXml = 2 * longestEvent;
const xmlStart = /<Event[\s>]/;
const xmlEnd = '</Event>';

/** Makes a reader that gives the events in lines to a function: copied, listed, in tables, as XML, or named in a line of prose. */
export function readEventLines(emit: Emit): EventLines {
  const reading: Reading = { emit, xmlSize: 0, heading: '', previous: '' };
  return {
    take(line) {
      const plain = line.replaceAll('\u00a0', ' ');
      let rest: string | undefined = plain;
      while (rest !== undefined) rest = takeXml(reading, rest);
      reading.previous = plain;
    },
    end() {
      const isWhole = reading.xml === undefined;
      if (reading.xml !== undefined) closeXml(reading, reading.xml);
      closeRow(reading);
      closeBlock(reading);
      return isWhole;
    },
  };
}

/** Takes what a line has of XML, and gives back what stands behind it. */
function takeXml(reading: Reading, line: string): string | undefined {
  if (reading.xml === undefined) {
    const start = line.search(xmlStart);
    if (start < 0) {
      takePlain(reading, line);
      return undefined;
    }
    reading.xml = [];
    reading.xmlSize = 0;
    return line.slice(start);
  }
  const end = line.indexOf(xmlEnd);
  const part = end < 0 ? line : line.slice(0, end + xmlEnd.length);
  reading.xmlSize += part.length + 1;
  reading.xml.push(part);
  if (end >= 0 || reading.xmlSize > longestXml) closeXml(reading, reading.xml);
  if (end < 0) return undefined;
  const rest = line.slice(end + xmlEnd.length);
  return rest.trim() === '' ? undefined : rest;
}

function closeXml(reading: Reading, lines: readonly string[]): void {
  const found: EventRecord[] = [];
  const parser = createXmlReader(
    (record) => found.push(record),
    () => true,
  );
  parser.write(lines.join('\n'));
  reading.xml = undefined;
  for (const { time, ...record } of found) emitXml(reading, { record, stamp: time });
}

/** An event that was copied as text and as XML is one. */
function emitXml(reading: Reading, { record, stamp }: FoundEvent): void {
  const copied = reading.block && describeBlock(reading.block);
  const isSame = copied?.record.id === record.id;
  if (isSame) reading.block = undefined;
  else closeBlock(reading);
  reading.emit({
    record: isSame && copied.record.text !== '' ? { ...record, text: copied.record.text } : record,
    stamp,
  });
}

function takePlain(reading: Reading, line: string): void {
  if (takeRow(reading, line)) return;
  const table = readTableHead(reading.previous, line, reading.heading);
  if (table !== undefined || numbered.test(line)) {
    closeBlock(reading);
    reading.table = table;
    return;
  }
  const named = readNamedEvent(line);
  if (named !== undefined) {
    closeBlock(reading);
    reading.block = openNamedBlock(named);
    return;
  }
  takeLabelled(reading, line);
}

function takeLabelled(reading: Reading, line: string): void {
  const use = reading.block === undefined ? 'next' : takeLine(reading.block, line);
  const label = use === 'taken' ? undefined : readLabel(line);
  if (use !== 'taken') closeBlock(reading);
  if (label === undefined) return;
  if (label.label === 'providername') reading.heading = label.value;
  reading.block = openBlock();
  takeLine(reading.block, line);
}

/** Whether a line belongs to a table. */
function takeRow(reading: Reading, line: string): boolean {
  if (reading.table === undefined) return false;
  const row = readTableRow(reading.table, line);
  if (row !== undefined) {
    closeRow(reading);
    reading.row = row;
  } else if (reading.row !== undefined && isRestOfRow(reading.table, line)) {
    const { record, stamp } = reading.row;
    reading.row = { record: { ...record, text: `${record.text} ${line.trim()}`.slice(0, longestEvent) }, stamp };
  } else {
    closeRow(reading);
    reading.table = undefined;
    return false;
  }
  return true;
}

function closeRow(reading: Reading): void {
  if (reading.row !== undefined) reading.emit(reading.row);
  reading.row = undefined;
}

function closeBlock(reading: Reading): void {
  const found = reading.block && describeBlock(reading.block);
  reading.block = undefined;
  if (found !== undefined) reading.emit(found);
}

import { findDate, isPropertyHeader, isViewerRow, mostColumns, type Delimiter } from './csv-shape.ts';
import { levelOfWord } from './event-level.ts';
import { leaveOutUnknown, type WantsText } from './form-reader.ts';
import type { UndatedSink } from './hold-undated.ts';
import { readLabel } from './label-words.ts';
import { describeProperties, knownProperties, type FoundEvent } from './property-record.ts';
import { readStamp } from './read-stamp.ts';

/** Takes the rows of a table one by one. */
export interface RowReader {
  /** False when the table is wider than any of events, and nothing more of it is wanted. */
  readonly take: (row: readonly string[], delimiter: Delimiter) => boolean;
  readonly count: { readonly read: number; readonly unreadable: number };
}

/** A column that is read: its name in small letters, and its place. */
type Column = readonly [name: string, at: number];

/** Columns in which PowerShell writes the name of a type instead of what is in it. */
const typeNames = new Set(['replacementstrings', 'properties']);
/** The place of the date under the names of Event Viewer. */
const viewerDate = 1;

/** Makes events of rows between whose fields a delimiter stood: by the names in the first one, or by their places as Event Viewer has them. */
export function readRows(undated: UndatedSink, wantsText: WantsText): RowReader {
  const count = { read: 0, unreadable: 0 };
  let columns: readonly Column[] | undefined;
  let head: readonly string[] | undefined;
  const takeEvent = (row: readonly string[], names: readonly string[] | undefined, delimiter: Delimiter): void => {
    const found = columns === undefined ? describePlaces(row, names ?? [], delimiter) : describeNamed(row, columns);
    if (found === undefined) {
      if (names !== undefined) count.unreadable++;
      return;
    }
    count.read++;
    undated.push(wantsText(found.record.provider) ? found.record : { ...found.record, text: '' }, found.stamp);
  };
  const take: RowReader['take'] = (row, delimiter) => {
    if (head === undefined && row.join('').startsWith('#TYPE ')) return true;
    if (head !== undefined || !isPropertyHeader(row)) takeEvent(row, head, delimiter);
    else if (row.length > mostColumns) return false;
    else columns = findColumns(row);
    head ??= row;
    return true;
  };
  return { take, count };
}

/** Once for the whole table: a row costs what is read of it, however many names stand above. */
function findColumns(names: readonly string[]): readonly Column[] {
  const columns = names.map((name, at): Column => [name.trim().toLowerCase(), at]);
  return columns.filter(([name]) => knownProperties.has(name) && !typeNames.has(name));
}

function describeNamed(row: readonly string[], columns: readonly Column[]): FoundEvent | undefined {
  return describeProperties(new Map(columns.map(([name, at]) => [name, row[at] ?? ''] as const)));
}

/** Where somebody took the category out, the message stands in its place: below a name of its own, or behind the last one. */
function hasCategory(names: readonly string[], date: number): boolean {
  const field = readLabel(`${names[date + 3] ?? ''}:`)?.field;
  return names.length !== date + 3 && field !== 'message' && field !== 'description';
}

function describePlaces(
  row: readonly string[],
  names: readonly string[],
  delimiter: Delimiter,
): FoundEvent | undefined {
  const at = findDate(row) ?? (isViewerRow(row, names) ? viewerDate : undefined);
  if (at === undefined) return undefined;
  const level = levelOfWord((row[at - 1] ?? '').trim());
  const message = hasCategory(names, at) ? at + 4 : at + 3;
  // The message has no name above it, and may have been cut at a delimiter where it is not quoted.
  const text = row.slice(message).join(delimiter);
  const unknown = { channel: undefined, computer: undefined, recordId: undefined };
  const record = leaveOutUnknown({
    provider: String(row[at + 1]).trim(),
    id: Number(row[at + 2]),
    level,
    text,
    ...unknown,
  });
  return { record, stamp: readStamp(String(row[at])) };
}

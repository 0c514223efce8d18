import { findDate, isPropertyHeader, type Delimiter } from './csv-shape.ts';
import { levelOfWord } from './event-level.ts';
import { leaveOutUnknown, type WantsText } from './form-reader.ts';
import type { UndatedSink } from './hold-undated.ts';
import { describeProperties, type FoundEvent } from './property-record.ts';
import { readStamp } from './read-stamp.ts';

/** Takes the rows of a table one by one. */
export interface RowReader {
  readonly take: (row: readonly string[], delimiter: Delimiter) => void;
  readonly count: { readonly read: number; readonly unreadable: number };
}

/** Columns in which PowerShell writes the name of a type instead of what is in it. */
const typeNames = new Set(['replacementstrings', 'properties']);

/** Makes events of rows between whose fields a delimiter stood: by the names in the first one, or by their places as Event Viewer has them. */
export function readRows(undated: UndatedSink, wantsText: WantsText): RowReader {
  const count = { read: 0, unreadable: 0 };
  let names: readonly string[] | undefined;
  let isFirst = true;
  const takeEvent = (row: readonly string[], isHeader: boolean, delimiter: Delimiter): void => {
    const found = names === undefined ? describePlaces(row, delimiter) : describeNamed(row, names);
    if (found === undefined) {
      if (!isHeader) count.unreadable++;
      return;
    }
    count.read++;
    undated.push(wantsText(found.record.provider) ? found.record : { ...found.record, text: '' }, found.stamp);
  };
  const take: RowReader['take'] = (row, delimiter) => {
    if (isFirst && row.join('').startsWith('#TYPE ')) return;
    if (isFirst && isPropertyHeader(row)) names = row.map((name) => name.trim().toLowerCase());
    else takeEvent(row, isFirst, delimiter);
    isFirst = false;
  };
  return { take, count };
}

function describeNamed(row: readonly string[], names: readonly string[]): FoundEvent | undefined {
  return describeProperties(
    new Map(names.flatMap((name, at) => (typeNames.has(name) ? [] : [[name, row[at] ?? ''] as const]))),
  );
}

function describePlaces(row: readonly string[], delimiter: Delimiter): FoundEvent | undefined {
  const at = findDate(row);
  if (at === undefined) return undefined;
  const level = levelOfWord((row[at - 1] ?? '').trim());
  // The message has no name above it, and may have been cut at a delimiter where it is not quoted.
  const text = row.slice(at + 4).join(delimiter);
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

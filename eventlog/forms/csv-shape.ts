import { readEventId } from './event-number.ts';
import { idProperties, tellingProperties } from './property-record.ts';
import { readStamp } from './read-stamp.ts';

/** What may stand between the fields of a table that was saved as text. */
export type Delimiter = ',' | ';' | '\t';

const delimiters: readonly Delimiter[] = [',', ';', '\t'];
/** Finds what stands between the fields of a table of events by its first lines; undefined when it is no such table. */
export function findDelimiter(head: string): Delimiter | undefined {
  const lines = head.split(/\r?\n|\r/, 40).filter((line) => line.trim() !== '');
  const isTyped = /^\ufeff?"?#TYPE /.test(head);
  return delimiters.find((delimiter) => {
    const rows = lines.slice(isTyped ? 1 : 0, isTyped ? 3 : 2).map((line) => line.split(delimiter).map(unquote));
    return rows.slice(0, 1).some(isPropertyHeader) || rows.some((row) => findDate(row) !== undefined);
  });
}

/** Whether a row holds names of properties as Export-Csv writes them, in no language but their own. */
export function isPropertyHeader(row: readonly string[]): boolean {
  const names = new Set(row.map((name) => name.trim().toLowerCase()));
  return idProperties.some((name) => names.has(name)) && tellingProperties.some((name) => names.has(name));
}

/**
 * The place of the date in a row of Event Viewer, whose columns are level, date, source, event id and task category, under names in
 * its own language; undefined when the row has no date or no event id two places behind it.
 */
export function findDate(row: readonly string[]): number | undefined {
  const at = row.slice(0, 4).findIndex((field) => readStamp(field) !== undefined);
  return at >= 0 && readEventId(row[at + 2] ?? '') !== undefined ? at : undefined;
}

function unquote(field: string): string {
  return field.trim().replace(/^\ufeff?"|"$/g, '');
}

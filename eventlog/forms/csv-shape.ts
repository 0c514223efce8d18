import { readEventId } from './event-number.ts';
import { idProperties, tellingProperties } from './property-record.ts';
import { readStamp } from './read-stamp.ts';

/** What may stand between the fields of a table that was saved as text. */
export type Delimiter = ',' | ';' | '\t';

/** Most columns under names; event objects have some 30 properties, and each row costs what its columns cost. */
export const mostColumns = 200;

const delimiters: readonly Delimiter[] = [',', ';', '\t'];
/** Names that Event Viewer writes above six fields: that of the message is missing. */
const viewerNames = 5;
const longestDate = 80;
/** Of a date and a clock such as `1/2/26 9:05`. */
const fewestDigits = 7;

/** Finds what stands between the fields of a table of events by its first lines; undefined when it is no such table. */
export function findDelimiter(head: string): Delimiter | undefined {
  const lines = head.split(/\r?\n|\r/, 40).filter((line) => line.trim() !== '');
  const isTyped = /^\ufeff?"?#TYPE /.test(head);
  return delimiters.find((delimiter) => {
    const rows = lines.slice(isTyped ? 1 : 0, isTyped ? 3 : 2).map((line) => line.split(delimiter).map(unquote));
    const [names = [], first = []] = rows;
    return isPropertyHeader(names) || rows.some((row) => findDate(row) !== undefined) || isViewerRow(first, names);
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

/**
 * Whether a row is one of Event Viewer under its five names, of a language whose dates cannot be read: behind what has the digits of
 * a date and a clock come a source and a number.
 */
export function isViewerRow(row: readonly string[], names: readonly string[]): boolean {
  const [, date = '', source = '', id = ''] = row;
  if (names.length !== viewerNames || row.length <= viewerNames) return false;
  return readEventId(id) !== undefined && /\p{L}/u.test(source) && countDigits(date) >= fewestDigits;
}

function countDigits(date: string): number {
  return [...date.slice(0, longestDate).matchAll(/\p{Nd}/gu)].length;
}

function unquote(field: string): string {
  return field.trim().replace(/^\ufeff?"|"$/g, '');
}

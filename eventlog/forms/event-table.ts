import { describeProperties, idProperties, type FoundEvent } from './property-record.ts';

/** The columns of a table as Format-Table draws it. */
export interface EventTable {
  readonly columns: readonly Column[];
  /** The source of all rows, where it stands above the table. */
  readonly provider: string;
}

interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Columns of numbers stand at the right of their place, all others at the left. */
const numbers = new Set<string>([...idProperties, 'index', 'recordid']);
/** Event objects have some 30 properties; each row costs what its columns cost. */
const mostColumns = 50;
const rule = /^[ \t]{0,20}-+(?:[ ]+-+)+[ ]*$/;

/** Reads the head of a table of events: names of properties, and dashes below them. */
export function readTableHead(names: string, dashes: string, provider: string): EventTable | undefined {
  if (dashes.length > 1000 || !rule.test(dashes)) return undefined;
  const columns = [...dashes.matchAll(/-+/g)].map(({ index, 0: { length } }) => ({
    name: names
      .slice(index, index + length)
      .trim()
      .toLowerCase(),
    start: index,
    end: index + length,
  }));
  const has = (...wanted: readonly string[]): boolean => columns.some(({ name }) => wanted.includes(name));
  const isPlain = has(...idProperties) && (provider !== '' || has('providername', 'source'));
  return isPlain && columns.length <= mostColumns ? { columns, provider } : undefined;
}

/** Reads a row of a table; undefined when it is none, such as the rest of a long message. */
export function readTableRow({ columns, provider }: EventTable, row: string): FoundEvent | undefined {
  const cells = new Map<string, string>([['providername', provider]]);
  let from = 0;
  for (const [at, { name, end }] of columns.entries()) {
    const next = columns[at + 1];
    // Between two columns the blanks say which of them a word belongs to.
    const to = next === undefined ? row.length : numbers.has(name) ? end : edgeOf(row, end, next);
    cells.set(name, row.slice(from, to).trim());
    from = to;
  }
  const found = describeProperties(cells);
  return found?.record.provider === '' ? undefined : found;
}

/** Whether a line has text below the last column and nowhere else, as the rest of a long message has. */
export function isRestOfRow({ columns }: EventTable, line: string): boolean {
  const indent = line.search(/\S/);
  return columns.slice(-1).some(({ start }) => indent >= start);
}

/** Where the next column begins in a row: a number reaches to the left as far as it is long. */
function edgeOf(row: string, end: number, next: Column): number {
  if (!numbers.has(next.name)) return next.start;
  const blank = row.slice(end, next.end).lastIndexOf(' ');
  return blank < 0 ? next.start : end + blank;
}

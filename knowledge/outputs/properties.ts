import { isFilled } from './pasted-text.ts';

/** One object as PowerShell prints it, in a list or as the row of a table: values by their names as they were asked for. */
export type Properties = ReadonlyMap<string, string>;

interface Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Longer values are none that anybody asks for. */
const valueLength = 260;

/**
 * Finds the objects with these properties in plain text. A sentence that mentions one property in passing is none.
 * `first` is the property that every object begins with.
 */
export function readProperties(plain: string, names: readonly string[], first?: string): readonly Properties[] {
  const lines = plain.split('\n');
  const collector = createCollector(first);
  const pattern = new RegExp(`(?<![\\w.-])(${names.join('|')})[ ]*:[ ]*(?=(\\S{0,${String(valueLength)}}))`, 'gi');
  for (let at = 0; at < lines.length; at++) {
    const line = String(lines[at]);
    if (isRule(line)) at = readTable(lines, at, names, pattern, collector);
    else readList(line, names, pattern, collector);
  }
  return collector.objects();
}

interface Collector {
  /** A property of a list; `isLaidOut` when it has the line for itself. */
  add(name: string, value: string, isLaidOut: boolean): void;
  addRow(row: Properties): void;
  objects(): readonly Properties[];
}

function createCollector(first: string | undefined): Collector {
  const all: { readonly values: Map<string, string>; isLaidOut: boolean }[] = [];
  let open: (typeof all)[number] | undefined;
  return {
    add(name, value, isLaidOut) {
      if (!open || name === first || open.values.has(name)) {
        open = { values: new Map(), isLaidOut: false };
        all.push(open);
      }
      open.values.set(name, value);
      open.isLaidOut ||= isLaidOut || open.values.size > 1;
    },
    addRow(row) {
      open = undefined;
      all.push({ values: new Map(row), isLaidOut: true });
    },
    objects: () => all.filter(({ isLaidOut }) => isLaidOut).map(({ values }) => values),
  };
}

function readList(line: string, names: readonly string[], pattern: RegExp, collector: Collector): void {
  for (const match of line.matchAll(pattern)) {
    const name = String(nameLike(String(match[1]), names));
    const token = String(match[2]);
    const before = line.slice(0, match.index);
    const after = line.slice(match.index + match[0].length + token.length);
    collector.add(name, trimValue(token), /^[ >|]*$/.test(before) && after.trim() === '');
  }
}

function nameLike(text: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.toLowerCase() === text.toLowerCase());
}

function trimValue(token: string): string {
  return token.replace(/[.,;]+$/, '');
}

/** The line under the heads of a table. */
function isRule(line: string): boolean {
  return /^[- |]+$/.test(line) && line.includes('--');
}

/** Reads the rows under the rule at `at`; returns the place of the last line that belongs to the table. */
function readTable(
  lines: readonly string[],
  at: number,
  names: readonly string[],
  pattern: RegExp,
  collector: Collector,
): number {
  const columns = spans(String(lines[at]));
  const heads = cellsOf(lines.slice(Math.max(0, at - 2), at).findLast(isFilled) ?? '', columns);
  let end = at;
  for (let row = nextFilled(lines, at + 1); row < lines.length; row++) {
    const line = String(lines[row]);
    if (!isFilled(line) || line.search(pattern) >= 0 || isRule(lines[row + 1] ?? '')) break;
    const values = valuesOf(heads, cellsOf(line, columns), names);
    if (values.size > 0) collector.addRow(values);
    end = row;
  }
  return end;
}

/** The first line from `at` on that is not empty; one empty line after the rule is nothing. */
function nextFilled(lines: readonly string[], at: number): number {
  return isFilled(lines[at] ?? '') ? at : at + 1;
}

function valuesOf(heads: readonly string[], cells: readonly string[], names: readonly string[]): Properties {
  const values = new Map<string, string>();
  heads.forEach((head, column) => {
    const name = nameLike(head, names);
    const cell = String(cells[column]);
    if (name !== undefined && cell !== '') values.set(name, trimValue(cell.slice(0, valueLength)));
  });
  return values;
}

/** What stands in each column: by number when nothing is missing, else by what is above and below. */
function cellsOf(line: string, columns: readonly Span[]): readonly string[] {
  const words = spans(line);
  if (words.length === columns.length) return words.map(({ text }) => text);
  let next = 0;
  return columns.map(({ from, to }) => {
    const cell: string[] = [];
    for (let word = words[next]; word && word.from < to; word = words[++next]) if (word.to > from) cell.push(word.text);
    return cell.join(' ');
  });
}

function spans(line: string): readonly Span[] {
  return Array.from(line.matchAll(/[^ |]+/g), ({ 0: text, index }) => ({ text, from: index, to: index + text.length }));
}

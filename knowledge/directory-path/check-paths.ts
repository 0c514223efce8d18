import { longestText } from '../recognizer.ts';
import { isDomain, isOu } from './directory-name.ts';
import { findPaths, type Asked, type FoundPath, type ReadPath } from './find-paths.ts';
import { describeLookalikes } from './lookalikes.ts';
import type { NamePart } from './placed.ts';
import type { Refusal } from './refused-path.ts';
import { findReserved, reservedSign, showName, type Fault } from './reserved-characters.ts';

/** Most paths that are reported on. */
export const mostPaths = 200;

/** Where a path stands in the message (line and column from 1), and how it was pasted. */
type Pasted = Pick<FoundPath, 'line' | 'column' | 'text'>;

/** What one path came to. */
export type PathReport = Pasted &
  (
    | {
        readonly outcome: 'clean' | 'reserved';
        /** In the order of the path; none when it is clean. */
        readonly faults: readonly Fault[];
        /** Whole sentences on what is no fault and good to know. */
        readonly notes: readonly string[];
      }
    | ({ readonly outcome: 'unread' } & Pick<Refusal, 'problem' | 'instead'>)
  );

/** The reports of a message in order, and one sentence for all of them. */
export interface PathCheck {
  readonly reports: readonly PathReport[];
  /** How many paths came after the last one that is reported on. */
  readonly leftOut: number;
  /** The text was too long, and its last lines were not read. */
  readonly isCut: boolean;
  readonly verdict: string;
}

/** Looks for reserved characters in the organizational units of every path in a text; time grows with its length alone. */
export function checkPaths(text: string, asked: Asked = 'nothing'): PathCheck {
  const { paths } = findPaths(readablePart(text), asked);
  const reports = paths.slice(0, mostPaths).map(reportPath);
  const leftOut = paths.length - reports.length;
  const isCut = text.length > longestText;
  return { reports, leftOut, isCut, verdict: judge(reports, leftOut, isCut) };
}

/** As much of a text as is looked at, without a last line that is there by half. */
export function readablePart(text: string): string {
  if (text.length <= longestText) return text;
  const read = text.slice(0, longestText + 1);
  return read.slice(0, Math.max(0, read.lastIndexOf('\n'), read.lastIndexOf('\r')));
}

/** Looks for reserved characters in one path. */
export function reportPath({ line, column, text, read }: FoundPath): PathReport {
  const pasted = { line, column, text };
  if (!read.ok) return { ...pasted, outcome: 'unread', problem: read.problem, instead: read.instead };
  const faults = read.parts.filter(isOu).flatMap(findReserved);
  const notes = noteAll(read, faults);
  return { ...pasted, outcome: faults.length > 0 ? 'reserved' : 'clean', faults, notes };
}

function noteAll(read: ReadPath, faults: readonly Fault[]): string[] {
  const { parts, form } = read;
  const ous = parts.filter(isOu);
  const facts: readonly (readonly [boolean, string])[] = [
    [ous.length === 0, 'The path holds no organizational unit.'],
    [
      form === 'distinguished' && !parts.some(isDomain),
      'The path stops before the domain (DC=). What may be missing was not looked at.',
    ],
    [
      form === 'canonical' && faults.length > 0,
      'This form does not say which names are organizational units. Every name below the domain was judged.',
    ],
    [read.isTrimmed, 'Blanks around the line were not taken as part of a name. In quotation marks they would be.'],
  ];
  return [
    ...facts.filter(([holds]) => holds).map(([, note]) => note),
    ...noteUnescaped(read),
    ...ous.flatMap(noteHex),
    ...noteUnjudged(parts.filter((part) => !isOu(part))),
    ...ous.flatMap(describeLookalikes),
  ];
}

const mostNamed = 3;

/** The first few of many, and how many more there are. */
function listSome(all: readonly string[]): string {
  const more = all.length > mostNamed ? [`${String(all.length - mostNamed)} more`] : [];
  return [...all.slice(0, mostNamed), ...more].join(', ');
}

function noteUnescaped({ unescaped }: ReadPath): string[] {
  if (unescaped.length === 0) return [];
  const signs = unescaped.map(
    ({ sign, column }) => `the ${String(reservedSign(sign)?.name)} in column ${String(column)}`,
  );
  return [`Taken for a part of the name, although it is written without its backslash: ${listSome(signs)}.`];
}

function noteHex({ type, value, isHex }: NamePart): string[] {
  if (!isHex) return [];
  return [
    `One ${type.toUpperCase()} was decoded from hex, and reads as ${showName(value)}. If the # is part of the name, the name begins with a reserved character.`,
  ];
}

/** Most people's CN holds a comma, and that is no finding. */
function noteUnjudged(others: readonly NamePart[]): string[] {
  const holding = others.filter((part) => findReserved(part).length > 0);
  if (holding.length === 0) return [];
  const names = listSome(holding.map(({ type, value }) => `${type.toUpperCase()} ${showName(value)}`));
  return [
    `Not judged, although it holds a reserved character: ${names}. The document speaks of organizational units only.`,
  ];
}

function judge(reports: readonly PathReport[], leftOut: number, isCut: boolean): string {
  const count = (outcome: PathReport['outcome']): number => reports.filter((one) => one.outcome === outcome).length;
  const unread = count('unread');
  const rest = [
    ...(leftOut > 0 ? [`${String(leftOut)} more ${leftOut === 1 ? 'was' : 'were'} not looked at`] : []),
    ...(isCut ? [`the text was read up to ${longestText.toLocaleString('en-US')} characters`] : []),
  ];
  const read = reports.length - unread;
  const main = read > 0 ? judgeRead(read, count('reserved'), unread) : judgeUnread(unread);
  return `${[main, ...rest].join('; ')}.`;
}

/** What could not be read is not counted among the good ones. */
function judgeRead(read: number, reserved: number, unread: number): string {
  if (reserved === 0) return judgeClean(read, unread);
  const readable = unread > 0 ? 'readable ' : '';
  const rest = unread > 0 ? `; ${String(unread)} could not be read` : '';
  if (read === 1) return `The ${readable}path holds a reserved character${rest}`;
  const holds = reserved > 1 ? 'hold' : 'holds';
  return `${String(reserved)} of ${String(read)} ${readable}paths ${holds} a reserved character${rest}`;
}

function judgeClean(read: number, unread: number): string {
  const isOne = read === 1;
  if (unread === 0) {
    return isOne ? 'The path holds no reserved character' : `None of ${String(read)} paths holds a reserved character`;
  }
  const paths = unread === 1 ? '1 path' : `${String(unread)} paths`;
  return `${paths} could not be read and may hold a reserved character; none was found in the other ${isOne ? 'one' : String(read)}`;
}

function judgeUnread(unread: number): string {
  if (unread === 0) return 'No path was found';
  return unread === 1 ? 'The path could not be read' : `None of ${String(unread)} paths could be read`;
}

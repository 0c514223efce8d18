import { isDirectoryName, isOu } from './directory-name.ts';
import { parseDistinguishedName, type DistinguishedName } from './distinguished-name.ts';
import type { Placed } from './placed.ts';
import { parseUnescapedName } from './unescaped-name.ts';

/** A distinguished name that stands somewhere in a line. */
export interface EmbeddedName {
  readonly text: string;
  /** Column of its first character, from 1. */
  readonly column: number;
  readonly name: DistinguishedName;
  /** Separators that lack their backslash. */
  readonly unescaped: readonly Placed[];
  /** It follows the rules, or a label shows where it begins. Else the words before it may be taken for a part of it. */
  readonly isCertain: boolean;
}

const domainEnd = /[,;]\s*DC\s*=\s*[\p{L}\p{N}-]+(?:\s*[,;]\s*DC\s*=\s*[\p{L}\p{N}-]+)*/giu;
const begin = /([,;+]\s*)?(?<![\p{L}\p{N}_.-])(?:CN|OU)\s*=/giu;
const encoded = /%[0-9a-f]{2}/i;
/** Dots for what is missing; a list that was shortened ends with dots too, and its last name is whole. */
const cutBefore = /(?:\.\.\.|…)(?:\s*[,;+]\s*)?$/;
const cutWithin = /(?:\.\.\.|…)\s*[,;+]/;
const cutAfter = /^(?:\.\.\.|…)(?!\s*\})/;
const label = /(?<![\p{L}\p{N}_])(?:dn|distinguished ?name)\s*[:=]\s*["'“]?$/iu;
/** As much as is looked at beside a name. */
const beside = 60;

/** The names in a line that have an organizational unit and end with a domain; one that is cut off is none. */
export function findEmbeddedNames(line: string, firstColumn = 1): EmbeddedName[] {
  // An address may write a comma as %2C, and then the names in it are not what they seem.
  if (line.includes('://') && encoded.test(line)) return [];
  const found: EmbeddedName[] = [];
  let from = 0;
  let column = firstColumn;
  for (const hit of line.matchAll(domainEnd)) {
    const end = hit.index + hit[0].length;
    const start = from + findBegin(line.slice(from, hit.index));
    const text = line.slice(start, end);
    const before = Array.from(line.slice(from, start)).length;
    const around = [line.slice(Math.max(from, start - beside), start), line.slice(end, end + beside)] as const;
    const read = isCutOff(text, ...around) ? undefined : readName(text, column + before, label.test(around[0]));
    if (read) found.push({ text, column: column + before, ...read });
    column += before + Array.from(text).length;
    from = end;
  }
  return found;
}

function isCutOff(text: string, before: string, after: string): boolean {
  return cutBefore.test(before) || cutWithin.test(text) || cutAfter.test(after);
}

function readName(
  text: string,
  column: number,
  isLabelled: boolean,
): Pick<EmbeddedName, 'name' | 'unescaped' | 'isCertain'> | undefined {
  const name = parseDistinguishedName(text, column);
  if (name.ok) return isPath(name) ? { name, unescaped: [], isCertain: true } : undefined;
  const other = parseUnescapedName(text, column);
  return other && { name: other, unescaped: other.unescaped, isCertain: isLabelled };
}

function isPath(name: DistinguishedName): boolean {
  return name.rdns.flat().some(isOu) && isDirectoryName(name);
}

/** Where the last type stands that does not go on with a name begun before; the end when there is none. */
function findBegin(before: string): number {
  let start: number | undefined;
  for (const hit of before.matchAll(begin)) {
    const [, separator = ''] = hit;
    if (start === undefined || separator === '') start = hit.index + separator.length;
  }
  return start ?? before.length;
}

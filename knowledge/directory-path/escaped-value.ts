import { place, signAt, unreadable, type Placed, type Unreadable, type Written } from './placed.ts';
import { decodeUtf8 } from './utf8.ts';

/** A decoded value and the place (from 0) after it: a separator, or the end. */
export interface ReadValue {
  readonly ok: true;
  readonly placed: readonly Placed[];
  readonly next: number;
  /** It was written as # and hex digits. */
  readonly isHex?: true;
}

/** Whether a value is over at a place (from 0). */
export type IsOver = (text: Written, at: number) => boolean;

type Step = ReadValue | Unreadable;

const separators: ReadonlySet<string> = new Set([',', ';', '+']);
/** RFC 4514, and the slash, which ADSI paths escape as well. */
const escapable: ReadonlySet<string> = new Set([' ', '"', '#', '+', ',', ';', '<', '=', '>', '\\', '/']);
const hexDigit = /^[0-9a-f]$/i;
/** BER of an octet, UTF-8, printable or IA5 string: its type, and its length in one of three forms. */
const berHeader = /^(?:04|0c|13|16)(?:([0-7][0-9a-f])|81([0-9a-f]{2})|82([0-9a-f]{4}))/i;

/** Reads one attribute value of a distinguished name: plain with escapes, in quotation marks, or # and hex digits. */
export function readValue(text: Written, from: number, isOver: IsOver = isSeparator): ReadValue | Unreadable {
  const start = skipBlanks(text, from);
  if (signAt(text, start) === '"') return readQuoted(text, start, isOver);
  if (signAt(text, start) === '#') return readHexString(text, start, isOver) ?? readPlain(text, start, isOver);
  return readPlain(text, start, isOver);
}

/** The first place from here on that holds no space and no tab. */
export function skipBlanks(text: Written, from: number): number {
  let at = from;
  while (isBlank(signAt(text, at))) at++;
  return at;
}

/** Whether it is a space or a tab. */
export function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\t';
}

/** Whether a separator stands at a place, or the text is over there. */
export function isSeparator(text: Written, at: number): boolean {
  return at >= text.signs.length || separators.has(signAt(text, at));
}

/** What can only be meant in one way is read, even where a backslash is missing: = < > " inside and # in front. */
function readPlain(text: Written, start: number, isOver: IsOver): Step {
  const placed: Placed[] = [];
  let solid = 0;
  let at = start;
  while (!isOver(text, at)) {
    const step = readSign(text, at);
    if (!step.ok) return step;
    for (const one of step.placed) placed.push(one);
    // Blanks before a separator belong to the name only when they are escaped.
    if (!isBlank(signAt(text, at))) solid = placed.length;
    at = step.next;
  }
  return { ok: true, placed: placed.slice(0, solid), next: at };
}

function readQuoted(text: Written, start: number, isOver: IsOver): Step {
  const placed: Placed[] = [];
  let at = start + 1;
  while (signAt(text, at) !== '"') {
    if (at >= text.signs.length) return unreadable(text, start, sayUnclosed);
    const step = readSign(text, at);
    if (!step.ok) return step;
    for (const one of step.placed) placed.push(one);
    at = step.next;
  }
  const next = skipBlanks(text, at + 1);
  return isOver(text, next) ? { ok: true, placed, next } : unreadable(text, at, sayClosedEarly);
}

function readSign(text: Written, at: number): Step {
  if (signAt(text, at) !== '\\') return { ok: true, placed: [place(text, at)], next: at + 1 };
  if (isHexPair(text, at + 1)) return readHexPairs(text, at);
  if (escapable.has(signAt(text, at + 1))) return { ok: true, placed: [place(text, at + 1)], next: at + 2 };
  return unreadable(text, at, at + 1 < text.signs.length ? sayLoneBackslash : sayLastBackslash);
}

function isHexPair(text: Written, at: number): boolean {
  return hexDigit.test(signAt(text, at)) && hexDigit.test(signAt(text, at + 1));
}

/** Pairs that follow each other are read together, because one character may take several bytes. */
function readHexPairs(text: Written, start: number): Step {
  const bytes: number[] = [];
  let at = start;
  for (; signAt(text, at) === '\\' && isHexPair(text, at + 1); at += 3) bytes.push(byteAt(text, at + 1));
  const placed = decodeUtf8(bytes, text.firstColumn + start, 3);
  return placed ? { ok: true, placed, next: at } : unreadable(text, start, sayNoUtf8);
}

function byteAt(text: Written, at: number): number {
  return parseInt(signAt(text, at) + signAt(text, at + 1), 16);
}

/** Undefined when it is no such string: then # is the first character of a name. */
function readHexString(text: Written, start: number, isOver: IsOver): Step | undefined {
  const bytes: number[] = [];
  let at = start + 1;
  for (; isHexPair(text, at); at += 2) bytes.push(byteAt(text, at));
  const next = skipBlanks(text, at);
  if (bytes.length === 0 || !isOver(text, next)) return undefined;
  const header = berHeader.exec(text.signs.slice(start + 1, Math.min(at, start + 9)).join(''));
  const skipped = header ? header[0].length / 2 : 0;
  const placed = decodeUtf8(bytes.slice(skipped), text.firstColumn + start + 1 + 2 * skipped, 2);
  const isText = header && parseInt(header.slice(1).join(''), 16) === bytes.length - skipped;
  return isText && placed ? { ok: true, placed, next, isHex: true } : unreadable(text, start, sayNoHexText);
}

const sayUnclosed = (column: string): string =>
  `The quotation mark in ${column} is never closed. If it is part of a name, that name holds a reserved character (0x22).`;
const sayClosedEarly = (column: string): string =>
  `After the quotation mark in ${column} a comma or the end is expected. If it is part of a name, that name holds a reserved character (0x22).`;
const sayLoneBackslash = (column: string): string =>
  `The backslash in ${column} stands before a character that needs none. If it is part of a name, that name holds a reserved character (0x5C).`;
const sayLastBackslash = (column: string): string =>
  `The line ends with a backslash in ${column}. If a space followed it, the name ends with a space, which is reserved.`;
const sayNoUtf8 = (column: string): string =>
  `The bytes from ${column} on are no UTF-8. If the backslash there is part of a name, that name holds a reserved character (0x5C).`;
const sayNoHexText = (column: string): string =>
  `The # in ${column} stands for bytes in hex, and these are no text. If it is part of a name, that name begins with a reserved character.`;

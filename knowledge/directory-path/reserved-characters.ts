import type { NamePart } from './placed.ts';

/** A reserved character in the name of an organizational unit. */
export interface Fault {
  /** The name that holds it, decoded. */
  readonly ou: string;
  readonly sign: string;
  /** As in Microsoft's table. */
  readonly name: string;
  /** As in Microsoft's table, which gives none for spaces and #. */
  readonly hex: string | undefined;
  /** Which character of the name it is, from 1. */
  readonly place: number;
  /** Where it is written in the pasted line, from 1. */
  readonly column: number;
}

type Reserved = Pick<Fault, 'name' | 'hex'>;

/** From the troubleshooting document, section "Organizational unit characters reserved from password writeback". */
const anywhere: ReadonlyMap<string, Reserved> = new Map([
  [',', { name: 'comma', hex: '0x2C' }],
  ['+', { name: 'plus sign', hex: '0x2B' }],
  ['"', { name: 'quotation mark', hex: '0x22' }],
  ['\\', { name: 'backslash', hex: '0x5C' }],
  ['<', { name: 'left angle bracket', hex: '0x3C' }],
  ['>', { name: 'right angle bracket', hex: '0x3E' }],
  [';', { name: 'semicolon', hex: '0x3B' }],
  ['\n', { name: 'line feed', hex: '0x0A' }],
  ['\r', { name: 'carriage return', hex: '0x0D' }],
  ['=', { name: 'equal sign', hex: '0x3D' }],
  ['/', { name: 'forward slash', hex: '0x2F' }],
]);
const atBeginning: ReadonlyMap<string, Reserved> = new Map([
  [' ', { name: 'space at the beginning', hex: undefined }],
  ['#', { name: '# at the beginning', hex: undefined }],
]);
const spaceAtEnd: Reserved = { name: 'space at the end', hex: undefined };

/** What a character is that is reserved wherever it stands. */
export function reservedSign(sign: string): Reserved | undefined {
  return anywhere.get(sign);
}

/** Every reserved character of one name, in its order; a name that is one space has it at the beginning. */
export function findReserved({ value, placed }: NamePart): Fault[] {
  return placed.flatMap(({ sign, column }, at) => {
    const reserved = reservedAs(sign, at, placed.length - 1);
    return reserved ? [{ ou: value, sign, ...reserved, place: at + 1, column }] : [];
  });
}

function reservedAs(sign: string, at: number, last: number): Reserved | undefined {
  if (at === 0 && atBeginning.has(sign)) return atBeginning.get(sign);
  return at === last && sign === ' ' ? spaceAtEnd : anywhere.get(sign);
}

/** A fault in words: what it is, in which name, and where. */
export function describeFault({ ou, name, hex, place, column }: Fault): string {
  const code = hex === undefined ? '' : ` (${hex})`;
  return `${name}${code}: character ${String(place)} of ${showName(ou)}, column ${String(column)} of the line`;
}

const longestShown = 60;
/** What would break a line, turn it round, or not be seen at all. */
const unshowable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A name in quotation marks, shortened, with its invisible characters by number. */
export function showName(name: string): string {
  const signs = Array.from(name.slice(0, 3 * longestShown));
  const shown = signs.length > longestShown ? [...signs.slice(0, longestShown - 1), '…'] : signs;
  return `“${shown.join('').replace(unshowable, (sign) => `[${codeOf(sign)}]`)}”`;
}

/** The number of a character as Unicode writes it, such as U+00A0. */
export function codeOf(sign: string): string {
  return `U+${Number(sign.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`;
}

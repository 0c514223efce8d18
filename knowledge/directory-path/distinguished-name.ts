import { isSeparator, readValue, skipBlanks, type IsOver } from './escaped-value.ts';
import { namePart, signAt, unreadable, write, type NamePart, type Unreadable, type Written } from './placed.ts';
import { reservedSign } from './reserved-characters.ts';

/** A distinguished name as it is written, from the object up to the domain; a step of it has several parts when + joins them. */
export interface DistinguishedName {
  readonly ok: true;
  readonly rdns: readonly (readonly NamePart[])[];
}

const typeSign = /^[a-z0-9.-]$/i;
const attributeType = /^(?:[a-z][a-z0-9-]*|(?:oid\.)?\d+(?:\.\d+)+)$/i;

/**
 * Reads a distinguished name by RFC 4514, and as RFC 2253 asks of readers also with blanks, semicolons and quotation marks.
 * `isOver` tells where a value ends, if not at every separator.
 */
export function parseDistinguishedName(
  line: string,
  firstColumn = 1,
  isOver: IsOver = isSeparator,
): DistinguishedName | Unreadable {
  const text = write(line, firstColumn);
  let rdn: NamePart[] = [];
  const rdns = [rdn];
  for (let at = 0; ;) {
    const typeEnd = readType(text, at);
    if (typeEnd === undefined) return unreadable(text, Math.max(0, at - 1), sayNoPart(signAt(text, at - 1)));
    const value = readValue(text, typeEnd.next, isOver);
    if (!value.ok) return value;
    rdn.push(namePart(typeEnd.type, value.placed, value.isHex));
    if (value.next >= text.signs.length) return { ok: true, rdns };
    if (signAt(text, value.next) !== '+') rdns.push((rdn = []));
    at = value.next + 1;
  }
}

/** Whether a part such as OU= begins at a place, from 0. */
export function beginsPart(text: Written, at: number): boolean {
  return readType(text, at) !== undefined;
}

/** The attribute type and the place after its equals sign. */
function readType(text: Written, from: number): { type: string; next: number } | undefined {
  const start = skipSpaces(text, from);
  let end = start;
  while (typeSign.test(signAt(text, end))) end++;
  const type = text.signs.slice(start, end).join('');
  const equals = skipBlanks(text, end);
  return attributeType.test(type) && signAt(text, equals) === '=' ? { type, next: equals + 1 } : undefined;
}

/** Chats turn blanks into no-break spaces, and no type begins with one. */
function skipSpaces(text: Written, from: number): number {
  let at = from;
  while (/^\s$/.test(signAt(text, at))) at++;
  return at;
}

function sayNoPart(separator: string): (column: string) => string {
  const sign = reservedSign(separator);
  if (!sign) return (column) => `A part such as OU=Sales is expected in ${column}.`;
  const { name, hex } = sign;
  return (column) =>
    `After the ${name} in ${column} a part such as OU=Sales is expected. If the ${name} is part of a name, that name holds a reserved character (${String(hex)}).`;
}

/** Writes a distinguished name so that reading it gives the same types and values. */
export function formatDistinguishedName(rdns: readonly (readonly Pick<NamePart, 'type' | 'value'>[])[]): string {
  return rdns.map((rdn) => rdn.map(({ type, value }) => `${type}=${escapeValue(value)}`).join('+')).join(',');
}

/** Also escapes what other readers might trip over: = and control characters. */
function escapeValue(value: string): string {
  return value.replace(/[,+"\\<>;=]|^[ #]| $|[\0-\x1f\x7f]/g, (sign) =>
    sign < ' ' || sign === '\x7f' ? `\\${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : `\\${sign}`,
  );
}

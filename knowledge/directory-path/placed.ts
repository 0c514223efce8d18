/** A character of a decoded name (one code point), and the column where it is written in the pasted line, from 1. */
export interface Placed {
  readonly sign: string;
  readonly column: number;
}

/** One attribute of a path, such as OU=Sales, with its value decoded. */
export interface NamePart {
  /** As it was written: a keyword such as OU, or a dotted number. */
  readonly type: string;
  readonly value: string;
  /** The characters of the value, one by one. */
  readonly placed: readonly Placed[];
  /** The value was written as # and hex digits. */
  readonly isHex?: true;
}

/** Why a text cannot be read: the column of the trouble, from 1, and a sentence that says what it is. */
export interface Unreadable {
  readonly ok: false;
  readonly column: number;
  readonly problem: string;
}

/** A text to be read character by character, and the column that its first character has in the pasted line. */
export interface Written {
  readonly signs: readonly string[];
  readonly firstColumn: number;
}

/** Takes a text apart into code points. */
export function write(text: string, firstColumn: number): Written {
  return { signs: Array.from(text), firstColumn };
}

/** The character at a place (from 0); empty past the end. */
export function signAt({ signs }: Written, at: number): string {
  return signs[at] ?? '';
}

/** A character with its column. */
export function place(text: Written, at: number): Placed {
  return { sign: signAt(text, at), column: text.firstColumn + at };
}

/** Puts a part together from its characters. */
export function namePart(type: string, placed: readonly Placed[], isHex?: true): NamePart {
  return { type, value: placed.map(({ sign }) => sign).join(''), placed, ...(isHex && { isHex }) };
}

/** A refusal; the sentence is given the column to name. */
export function unreadable(text: Written, at: number, say: (column: string) => string): Unreadable {
  const column = text.firstColumn + at;
  return { ok: false, column, problem: say(`column ${String(column)}`) };
}

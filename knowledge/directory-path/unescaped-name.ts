import { isDirectoryName, isDomain, isOu } from './directory-name.ts';
import { beginsPart, parseDistinguishedName, type DistinguishedName } from './distinguished-name.ts';
import { isBlank, isSeparator, skipBlanks } from './escaped-value.ts';
import { place, signAt, write, type Placed, type Written } from './placed.ts';
import { findReserved } from './reserved-characters.ts';

/** A distinguished name in which commas, semicolons or plus signs are part of a name and lack their backslash. */
export interface UnescapedName extends DistinguishedName {
  /** Those separators, in the order of the line. */
  readonly unescaped: readonly Placed[];
}

/** A type that has lost its equals sign: nobody can tell whether a name goes on there. */
const loneType = /^(?:CN|OU|DC)(?![\p{L}\p{N}])/iu;

/**
 * Reads a name that people typed: a separator that no part follows belongs to the name before it. Undefined when the rules
 * read it as well, when it is doubtful what was meant, and when no organizational unit holds a reserved character then.
 */
export function parseUnescapedName(line: string, firstColumn = 1): UnescapedName | undefined {
  const text = write(line, firstColumn);
  // A value can be tried twice, as hex and as it stands.
  const inside = new Set<number>();
  const name = parseDistinguishedName(line, firstColumn, (written, at) => {
    if (!isSeparator(written, at)) return false;
    const ends = at >= written.signs.length || beginsPart(written, at + 1);
    if (!ends) inside.add(at);
    return ends;
  });
  const places = [...inside];
  if (!name.ok || places.length === 0 || places.some((at) => isDoubtful(text, at))) return undefined;
  if (!isDirectoryName(name) || !isWhole(name, text, places)) return undefined;
  const hasFault = name.rdns.flat().some((part) => isOu(part) && findReserved(part).length > 0);
  return hasFault ? { ...name, unescaped: places.map((at) => place(text, at)) } : undefined;
}

function isDoubtful(text: Written, at: number): boolean {
  const next = skipBlanks(text, at + 1);
  if (next >= text.signs.length) return true;
  // Names such as C++ are known; two commas in a row are rather a slip.
  if (isSeparator(text, next)) return signAt(text, at) !== '+';
  return loneType.test(text.signs.slice(next, next + 3).join(''));
}

/** The domain shows where the last name ends. Without it only a plus sign inside of a word is no end and no list. */
function isWhole({ rdns }: DistinguishedName, text: Written, places: readonly number[]): boolean {
  const domain = rdns.flat().map(isDomain);
  if (domain.includes(true)) return domain.at(-1) === true;
  return places.every(
    (at) => signAt(text, at) === '+' && ![at - 1, at + 1].some((beside) => isBlank(signAt(text, beside))),
  );
}

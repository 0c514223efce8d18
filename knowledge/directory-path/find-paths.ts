import { beginsWithDomain, looksLikeWebAddress, parseCanonicalPath } from './canonical-path.ts';
import { readLines, type DirectoryLine } from './directory-line.ts';
import { isDirectoryName, isDomain, isOu } from './directory-name.ts';
import { parseDistinguishedName, type DistinguishedName } from './distinguished-name.ts';
import { findEmbeddedNames, type EmbeddedName } from './embedded-names.ts';
import { namePart, place, write, type NamePart, type Placed } from './placed.ts';
import { explainRefusal, isBrokenName, isCutOff, isNoBareName, wholeName, type Refusal } from './refused-path.ts';
import { parseUnescapedName } from './unescaped-name.ts';

/** What the person was asked for: nothing in particular, the path of an object, or the bare name of an organizational unit. */
export type Asked = 'nothing' | 'path' | 'name';

/** A path that was read: its parts in the order in which they are written. */
export interface ReadPath {
  readonly ok: true;
  readonly form: 'distinguished' | 'canonical' | 'name';
  readonly parts: readonly NamePart[];
  /** Blanks around it were dropped, and could have been part of a name. */
  readonly isTrimmed: boolean;
  /** Separators that are part of a name and lack their backslash. */
  readonly unescaped: readonly Placed[];
}

/** A path, or what should have been one, and where it stands in the message (line and column from 1). */
export interface FoundPath {
  readonly line: number;
  readonly column: number;
  /** As it was pasted. */
  readonly text: string;
  readonly read: ReadPath | Refusal;
}

/** A distinguished name from an organizational unit on up to the domain. */
export type WholeName = FoundPath & { readonly read: ReadPath };

/** The paths of a message in order, and whether it consists of them alone. */
export interface FoundPaths {
  readonly isList: boolean;
  readonly paths: readonly FoundPath[];
}

interface LineReading {
  readonly line: DirectoryLine;
  /** What the line consists of when it is nothing but paths, readable or not. */
  readonly whole: readonly FoundPath[];
  /** What stands somewhere in it. */
  readonly inside: readonly WholeName[];
}

/** Finds the paths of a message; what is neither a path nor asked for is left out. */
export function findPaths(text: string, asked: Asked = 'nothing'): FoundPaths {
  const lines = readLines(text).map((line) => readLine(line, asked));
  if (lines.every(({ whole }) => whole.length > 0)) {
    return { isList: lines.length > 0, paths: lines.flatMap(({ whole }) => whole) };
  }
  const isAsked = asked !== 'nothing';
  // Beside labelled paths other lines are other properties of the object.
  const hasLabels = lines.some(({ line, whole }) => line.label !== undefined && whole.length > 0);
  const paths = lines.flatMap(({ line, whole, inside }) =>
    firstOf(
      isAsked || line.label !== undefined ? whole : [],
      inside,
      whole.filter(({ read }) => !read.ok),
      isAsked && !hasLabels ? [found(line, explainRefusal(line))] : [],
    ),
  );
  return { isList: false, paths };
}

/** Finds the names that end with a domain, wherever they stand, also beside what cannot be read. */
export function findWholeNames(text: string): readonly WholeName[] {
  return readLines(text).flatMap((line) => readLine(line, 'nothing').inside);
}

function firstOf(...lists: readonly (readonly FoundPath[])[]): readonly FoundPath[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function found(line: DirectoryLine, read: ReadPath | Refusal): FoundPath {
  return { line: line.number, column: line.column, text: line.body, read };
}

function readLine(line: DirectoryLine, asked: Asked): LineReading {
  const embedded = findEmbeddedNames(line.body, line.column);
  const texts = embedded.map(({ text }) => text);
  const isAlone = texts.length > 0 && isOnlyThese(line.body, texts);
  const inside = embedded.filter(({ isCertain }) => isAlone || isCertain).map((one) => foundIn(line, one));
  const read = readDistinguished(line, asked) ?? readCanonical(line, asked);
  if (read) return { line, whole: [found(line, read)], inside };
  if (isAlone) return { line, whole: inside, inside };
  const other = readUnescaped(line, asked) ?? (isBrokenName(line) ? explainRefusal(line) : readBareName(line, asked));
  return { line, whole: other ? [found(line, other)] : [], inside };
}

function foundIn(line: DirectoryLine, { text, column, name, unescaped }: EmbeddedName): WholeName {
  return { line: line.number, column, text, read: readName(name, unescaped) };
}

function readName({ rdns }: DistinguishedName, unescaped: readonly Placed[] = []): ReadPath {
  return { ok: true, form: 'distinguished', parts: rdns.flat(), isTrimmed: false, unescaped };
}

/** Whether nothing but list signs and brackets is left around the names. */
function isOnlyThese(body: string, texts: readonly string[]): boolean {
  let from = 0;
  const around = texts.map((text) => {
    const at = body.indexOf(text, from);
    const before = body.slice(from, at);
    from = at + text.length;
    return before;
  });
  return [...around, body.slice(from)].every((rest) => /^[\s"'“”„‘’`,;.…{}()[\]]*$/.test(rest));
}

function readDistinguished(line: DirectoryLine, asked: Asked): ReadPath | undefined {
  if (isCutOff(line)) return undefined;
  const name = parseDistinguishedName(line.body, line.column);
  if (!name.ok || !isDirectoryName(name)) return undefined;
  const read = readName(name);
  return read.parts.some(isDomain) || (read.parts.some(isOu) && mayEndEarly(line, asked)) ? read : undefined;
}

/** Without a domain this may be half a name, a certificate's subject or prose. */
function mayEndEarly(line: DirectoryLine, asked: Asked): boolean {
  const isExpected = asked !== 'nothing' || line.label !== undefined;
  return isExpected && !line.isContinued;
}

/** What ends with a domain was found among the embedded names. */
function readUnescaped(line: DirectoryLine, asked: Asked): ReadPath | undefined {
  if (isCutOff(line) || !mayEndEarly(line, asked)) return undefined;
  const name = parseUnescapedName(line.body, line.column);
  return name && readName(name, name.unescaped);
}

function readCanonical(line: DirectoryLine, asked: Asked): ReadPath | Refusal | undefined {
  const body = line.isQuoted ? line.body : line.body.trimEnd();
  if (!isCanonical(line, body, asked)) return undefined;
  if (isCutOff(line)) return explainRefusal(line);
  const path = parseCanonicalPath(body, line.column);
  if (!path.ok) return { ok: false, problem: path.problem, instead: wholeName };
  return { ok: true, form: 'canonical', parts: path.names, isTrimmed: body !== line.body, unescaped: [] };
}

/** Without a label, and where nobody asked for one, it may be any address. */
function isCanonical({ label }: DirectoryLine, body: string, asked: Asked): boolean {
  if (!beginsWithDomain(body)) return false;
  return label === 'canonicalname' || (asked !== 'nothing' && !looksLikeWebAddress(body));
}

/** Taken as it stands: a name alone has no escapes. */
function readBareName(line: DirectoryLine, asked: Asked): ReadPath | Refusal | undefined {
  if (asked !== 'name') return undefined;
  if (isNoBareName(line)) return explainRefusal(line);
  const body = line.isQuoted ? line.body : line.body.trimEnd();
  const text = write(body, line.column);
  const part = namePart(
    'OU',
    text.signs.map((_, at) => place(text, at)),
  );
  return { ok: true, form: 'name', parts: [part], isTrimmed: line.hasOuterBlanks, unescaped: [] };
}

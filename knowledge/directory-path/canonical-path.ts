import {
  namePart,
  place,
  signAt,
  unreadable,
  write,
  type NamePart,
  type Placed,
  type Unreadable,
  type Written,
} from './placed.ts';

/** A canonical path such as contoso.com/Sales/EMEA: the names below the domain, from the top. */
export interface CanonicalPath {
  readonly ok: true;
  readonly names: readonly NamePart[];
}

const domain = /^(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u;
/** Hosts whose addresses people paste, and which are nobody's own directory. */
const webHost =
  /(?:^www\.|(?:^|\.)(?:microsoft\.com|microsoftonline\.com|azure\.com|office\.com|windows\.net|github\.com|aka\.ms)$)/i;
/** A query, an encoded character, or the ending of a page. */
const webRest = /\?\w*=|%[0-9a-f]{2}|\.(?:aspx?|html?|md|php|json|js|css|png|pdf)$/i;
const language = /^[a-z]{2}-[a-z]{2}(?:\/|$)/i;

/** Whether a line begins as a canonical path does: with a domain and a slash. */
export function beginsWithDomain(line: string): boolean {
  return domain.test(line.slice(0, Math.max(0, line.indexOf('/'))));
}

/** Whether a line that begins with a domain is rather a web address without its scheme. */
export function looksLikeWebAddress(line: string): boolean {
  const slash = line.indexOf('/');
  const rest = line.slice(slash + 1);
  return webHost.test(line.slice(0, slash)) || language.test(rest) || webRest.test(rest);
}

/** Reads the names of a canonical path; Active Directory escapes slash and backslash in them, and nothing else. */
export function parseCanonicalPath(line: string, firstColumn = 1): CanonicalPath | Unreadable {
  const text = write(line, firstColumn);
  const segments = split(text, text.signs.indexOf('/') + 1);
  const filled = segments.filter(({ placed }) => placed.length > 0);
  if (filled.length === 0) return unreadable(text, 0, sayDomainOnly);
  // The last one is empty when the path ends with a slash.
  const empty = segments.slice(0, -1).find(({ placed }) => placed.length === 0);
  if (empty) return unreadable(text, empty.from, sayTwoSlashes);
  return { ok: true, names: filled.map(({ placed }) => namePart('OU', placed)) };
}

interface Segment {
  readonly from: number;
  readonly placed: Placed[];
}

function split(text: Written, start: number): Segment[] {
  let segment: Segment = { from: start, placed: [] };
  const segments = [segment];
  for (let at = start; at < text.signs.length; at++) {
    const sign = signAt(text, at);
    if (sign === '/') segments.push((segment = { from: at + 1, placed: [] }));
    else segment.placed.push(place(text, isEscape(sign, signAt(text, at + 1)) ? ++at : at));
  }
  return segments;
}

function isEscape(sign: string, next: string): boolean {
  return sign === '\\' && (next === '/' || next === '\\');
}

const sayTwoSlashes = (column: string): string =>
  `In ${column} one slash follows another, with no name between. If it is part of a name, that name holds a reserved character.`;
const sayDomainOnly = (column: string): string =>
  `In ${column} a domain is named, and no organizational unit below it.`;

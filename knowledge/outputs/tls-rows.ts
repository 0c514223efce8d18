import { squash } from './pasted-text.ts';

/** One of the eight registry values of the TLS 1.2 check, and what it should be. */
export interface TlsPlace {
  readonly path: string;
  readonly name: string;
  readonly right: '0' | '1';
}

/** One row of the check as it was pasted. */
export interface TlsRow {
  /** The names and values in their usual spelling. */
  readonly name: string;
  readonly value: string;
  /** Which of the eight it is; undefined when the path is not to be read. */
  readonly place: TlsPlace | undefined;
  readonly isRight: boolean;
  /** Whether the end of the path was cut off, so that the order of the rows had to tell which it is. */
  readonly isCut: boolean;
}

const framework = 'Microsoft\\.NETFramework\\v4.0.30319';
const protocol = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';

/** The eight values in the order of the check, as Microsoft's TLS article lists them. */
export const tlsPlaces: readonly TlsPlace[] = [
  ...[`HKLM:\\SOFTWARE\\WOW6432Node\\${framework}`, `HKLM:\\SOFTWARE\\${framework}`].flatMap((path): TlsPlace[] => [
    { path, name: 'SystemDefaultTlsVersions', right: '1' },
    { path, name: 'SchUseStrongCrypto', right: '1' },
  ]),
  ...[`${protocol}\\Server`, `${protocol}\\Client`].flatMap((path): TlsPlace[] => [
    { path, name: 'Enabled', right: '1' },
    { path, name: 'DisabledByDefault', right: '0' },
  ]),
];

/** Finds the rows of the check in plain text, in a table or a list; rows of other keys are left out. */
export function readTlsRows(plain: string): readonly TlsRow[] {
  const pieces = plain.split(/(?=HKLM:|HKEY_LOCAL_MACHINE)/i);
  const rows = pieces.flatMap(readPiece);
  return settleOrder(rows);
}

interface OpenRow {
  readonly name: string;
  readonly value: string;
  /** What it may be: one, several when the path is cut off, none when there is no path. */
  readonly candidates: readonly TlsPlace[];
}

const cells =
  /\b(SystemDefaultTlsVersions|SchUseStrongCrypto|DisabledByDefault|Enabled)\b[\s|:]*(?:Value[\s|:]*)?(\d{1,10}|Not\s+Found)\b/gi;

/** A piece runs from one path to the next. What follows its first value has lost its path. */
function readPiece(piece: string): OpenRow[] {
  const matches = [...piece.matchAll(cells)];
  return matches.flatMap((match, at) => {
    const name = nameLike(String(match[1]));
    const value = /^\d/.test(String(match[2])) ? String(match[2]) : 'Not Found';
    const end = match.index + match[0].length;
    if (at > 0 || !/^HK/i.test(piece)) return endsLine(piece, end) ? [{ name, value, candidates: [] }] : [];
    const path = squash(piece.slice(0, match.index) + piece.slice(end));
    const candidates = candidatesFor(path, name);
    return candidates.length > 0 ? [{ name, value, candidates }] : [];
  });
}

/** The value is the last thing in its line; in a sentence other words follow. */
function endsLine(piece: string, end: number): boolean {
  return /^[ |]*(?:\n|$)/.test(piece.slice(end, end + 80));
}

function nameLike(text: string): string {
  return String(tlsPlaces.find(({ name }) => name.toLowerCase() === text.toLowerCase())?.name);
}

function candidatesFor(squashed: string, name: string): readonly TlsPlace[] {
  const path = squashed.replace(/^hkey_local_machine(?=\\)/, 'hklm:');
  const named = tlsPlaces.filter((place) => place.name === name);
  const whole = named.filter((place) => path.startsWith(squash(place.path)));
  if (whole.length > 0) return whole;
  const cut = path.indexOf('...');
  return cut > 'hklm:'.length ? named.filter((place) => squash(place.path).startsWith(path.slice(0, cut))) : [];
}

/** The check prints Server before Client; where both paths are cut off alike, the first is Server. */
function settleOrder(rows: readonly OpenRow[]): readonly TlsRow[] {
  let seen = new Map<string, number>();
  let family = '';
  return rows.map(({ name, value, candidates }) => {
    if (familyOf(name) !== family) seen = new Map();
    family = familyOf(name);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const place = candidates[before % candidates.length];
    const right = tlsPlaces.find((known) => known.name === name)?.right;
    return { name, value, place, isRight: value === right, isCut: candidates.length > 1 };
  });
}

function familyOf(name: string): string {
  return name.startsWith('S') ? '.NET' : 'SCHANNEL';
}

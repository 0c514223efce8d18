import { fold } from '../words.ts';
import type { Identifier, KnownIdentifiers } from './identifier.ts';

const token = /[\p{L}\p{N}][\p{L}\p{N}_.]*/gu;
const mostWords = 5;
/** Below this length a slip of the keyboard makes another word, not the same one. */
const leastForTypo = 9;

/** A symbolic name reduced to what a person may be expected to get right: letters and digits. */
export function foldName(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Symbolic names such as `ADPermissionsError`, also written as separate words or with a letter wrong. */
export function findNames(text: string, known: KnownIdentifiers): Identifier[] {
  const words = [...text.matchAll(token)].map((hit) => ({ at: hit.index, folded: foldName(hit[0]) }));
  const found = new Map<string, Identifier>();
  words.forEach(({ at }, first) => {
    const hit = nameAt(words, first, known);
    if (hit !== undefined && !found.has(hit)) found.set(hit, { kind: 'name', value: hit, at });
  });
  return [...found.values()];
}

function nameAt(words: readonly { folded: string }[], first: number, known: KnownIdentifiers): string | undefined {
  const folded = words.slice(first, first + mostWords).map((word) => word.folded);
  const single = folded.slice(0, 1).join('');
  return known.names.get(single) ?? nearName(single, known) ?? spokenName(folded, known);
}

function spokenName(folded: readonly string[], known: KnownIdentifiers): string | undefined {
  for (let count = 2; count <= folded.length; count++) {
    const name = known.names.get(folded.slice(0, count).join(''));
    if (name !== undefined && isSpokenName(name)) return name;
  }
  return undefined;
}

/**
 * "onboarding config update error" names the event; "service error" or "password reset failed" are plain words that
 * happen to join to a name. Three parts and a noun at the end tell them apart. Cmdlets are written with a hyphen.
 */
function isSpokenName(name: string): boolean {
  if (name.includes('-')) return true;
  const parts = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [];
  return parts.length >= 3 && /(?:Error|Warning|Beat)$/.test(name);
}

function nearName(word: string, known: KnownIdentifiers): string | undefined {
  if (word.length < leastForTypo) return undefined;
  for (const [name, spelling] of known.names) {
    if (name.length >= leastForTypo && /[a-z]/.test(name) && isOneSlip(word, name)) return spelling;
  }
  return undefined;
}

/** True when one letter is missing, added, wrong, or two neighbours are swapped. */
export function isOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = long.slice(at + 1);
  return short.length < long.length
    ? short.slice(at) === rest
    : short.slice(at + 1) === rest || isSwapAt(short, long, at);
}

function isSwapAt(left: string, right: string, at: number): boolean {
  return (
    left.slice(at, at + 2) === right.charAt(at + 1) + right.charAt(at) && left.slice(at + 2) === right.slice(at + 2)
  );
}

import { fold } from '../words.ts';
import type { Identifier, KnownIdentifiers } from './identifier.ts';

const token = /[\p{L}\p{N}][\p{L}\p{N}_.]*/gu;

/** A symbolic name reduced to what a person may be expected to get right: letters and digits. */
export function foldName(name: string): string {
  // Most tokens of a text have nothing to fold.
  if (/^[a-z0-9]*$/i.test(name)) return name.toLowerCase();
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Symbolic names such as `ADPermissionsError`, also written as separate words or with a letter wrong. */
export function findNames(text: string, known: KnownIdentifiers): Identifier[] {
  const words = Array.from(text.matchAll(token), (hit) => ({ at: hit.index, folded: foldName(hit[0]) }));
  const singles = new Map<string, string | undefined>();
  const found = new Map<string, Identifier>();
  words.forEach(({ at, folded }, first) => {
    // A log says the same words again and again.
    if (!singles.has(folded)) singles.set(folded, nameOf(folded, known));
    const hit = singles.get(folded) ?? known.spokenNames.find(words, first);
    if (hit !== undefined && !found.has(hit)) found.set(hit, { kind: 'name', value: hit, at });
  });
  return [...found.values()];
}

function nameOf(folded: string, { names, nearNames }: KnownIdentifiers): string | undefined {
  return names.get(folded) ?? names.get(nearNames.find(folded) ?? '');
}

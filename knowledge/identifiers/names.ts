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
  const singles = new Map<string, Single>();
  const found = new Map<string, Identifier>();
  words.forEach(({ at, folded }, first) => {
    // A log says the same words again and again.
    const single = singles.get(folded) ?? readSingle(folded, known);
    singles.set(folded, single);
    const hit = single.name ?? (single.mayBegin ? known.spokenNames.find(words, first) : undefined);
    if (hit !== undefined && !found.has(hit)) found.set(hit, { kind: 'name', value: hit, at });
  });
  return [...found.values()];
}

/** What a word is by itself: a name, or the beginning of one that is spelled as words. */
interface Single {
  readonly name: string | undefined;
  readonly mayBegin: boolean;
}

function readSingle(folded: string, { names, nearNames, spokenNames }: KnownIdentifiers): Single {
  const name = names.get(folded) ?? names.get(nearNames.find(folded) ?? '');
  return { name, mayBegin: spokenNames.mayBegin(folded) };
}

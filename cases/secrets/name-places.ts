import type { Secret, SecretKind } from './secret.ts';

/** A stretch of what stands behind or before a name. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name for a secret in a text, with what stands before and behind it. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** How far from a name one looks, in characters. */
const reach = 200;
const restOfWord = /\S{0,64}/y;
const restOfSecret = /\S{0,4000}/y;

/**
 * Where a name stands in a text. What is looked at ends with the last name before, and behind the next one: that one has a look
 * of its own, and all looks together are not longer than a few texts.
 */
export function findPlaces(text: string, name: RegExp): NamePlace[] {
  const hits = [...text.matchAll(name)].map(({ 0: hit, index }) => ({ start: index, end: index + hit.length }));
  return hits.map(({ start, end }, index) => {
    const first = Math.max(start - reach, hits[index - 1]?.end ?? 0);
    const last = Math.min(end + reach, hits[index + 2]?.start ?? text.length);
    return {
      start,
      end,
      before: text.slice(first, start),
      after: text.slice(end, last + lengthAt(restOfWord, text, last)),
    };
  });
}

/** A secret behind a name; one that is longer than the look goes on to its end. */
export function secretBehind(kind: SecretKind, text: string, { end: name, after }: NamePlace, found: Span): Secret {
  const rest = found.end === after.length ? lengthAt(restOfSecret, text, name + found.end) : 0;
  return { kind, start: name + found.start, end: name + found.end + rest };
}

/** A secret before a name. */
export function secretBefore(kind: SecretKind, { start: name, before }: NamePlace, found: Span): Secret {
  const from = name - before.length;
  return { kind, start: from + found.start, end: from + found.end };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return String(pattern.exec(text)?.[0]).length;
}

import type { Secret, SecretKind } from './secret.ts';

/**
 * A shape by which a secret is known. The one group of the pattern is the secret and the end of the match; what has to stand
 * before it is matched, what has to follow it is only looked at. Every quantifier before the group has an upper bound, so
 * that a text is read in linear time.
 */
export interface SecretPattern {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** Whether what has the shape is a secret after all; without it everything is. */
  readonly isMeant?: (value: string, text: string, start: number) => boolean;
}

/** All secrets of the given shapes. */
export function findByPatterns(text: string, patterns: readonly SecretPattern[]): Secret[] {
  return patterns.flatMap(({ kind, pattern, isMeant = () => true }) =>
    [...text.matchAll(pattern)]
      .map((hit) => ({ value: String(hit[1]), end: hit.index + hit[0].length }))
      .filter(({ value, end }) => isMeant(value, text, end - value.length))
      .map(({ value, end }) => ({ kind, start: end - value.length, end })),
  );
}

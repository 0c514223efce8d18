/**
 * Kinds of secrets, as they stand in a sentence, the most telling first: where two of them overlap, the earlier one
 * names what was removed.
 */
export const secretKinds = [
  'a private key',
  'a connection string',
  'a signed link',
  'a client secret',
  'a password hash',
  'an authenticator key',
  'a recovery code',
  'an access token',
  'a password',
] as const;

export type SecretKind = (typeof secretKinds)[number];

/** A stretch of a text that must not be kept; `end` is behind its last character. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

/** What stands where a secret was. */
export function placeholderOf(kind: SecretKind): string {
  return `[removed: ${kind}]`;
}

/** Every placeholder in a text, as the one group. */
export const anyPlaceholder = new RegExp(`(\\[removed: (?:${secretKinds.join('|')})\\])`);

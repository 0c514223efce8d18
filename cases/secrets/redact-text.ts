import { findCodes } from './find-codes.ts';
import { findCommandPasswords } from './find-command-passwords.ts';
import { findConnectionStrings } from './find-connection-strings.ts';
import { findHashes } from './find-hashes.ts';
import { findPasswords } from './find-passwords.ts';
import { findPrivateKeys } from './find-private-keys.ts';
import { findTokens } from './find-tokens.ts';
import { anyPlaceholder, placeholderOf, secretKinds, type Secret, type SecretKind } from './secret.ts';

const finders = [
  findPrivateKeys,
  findConnectionStrings,
  findTokens,
  findHashes,
  findCodes,
  findCommandPasswords,
  findPasswords,
];

/** A text without its secrets. */
export interface RedactedText {
  /** `[removed: a password]` stands where one was. */
  readonly text: string;
  /** What was taken out, each kind once, in words that fit into a sentence. */
  readonly kinds: readonly SecretKind[];
}

/** What one removal brings out is taken out by the next reading; nothing that people write needs more than two. */
const mostReadings = 5;

/** Takes out of a text what must not be kept. A second time changes nothing; the work grows with the length of the text. */
export function redactText(text: string): RedactedText {
  const kinds = new Set<SecretKind>();
  let before = '';
  let after = text;
  for (let reading = 0; reading < mostReadings && after !== before; reading += 1) {
    before = after;
    after = before
      .split(anyPlaceholder)
      // Every second piece is a placeholder of an earlier reading.
      .map((piece, index) => (index % 2 === 1 ? piece : redactPiece(piece, kinds)))
      .join('');
  }
  return { text: after, kinds: [...kinds] };
}

function redactPiece(piece: string, kinds: Set<SecretKind>): string {
  let redacted = '';
  let at = 0;
  for (const { kind, start, end } of withoutOverlaps(finders.flatMap((find) => find(piece)))) {
    kinds.add(kind);
    redacted += piece.slice(at, start) + placeholderOf(kind);
    at = end;
  }
  return redacted + piece.slice(at);
}

/** Secrets from left to right; those that overlap are one, by the more telling name. */
function withoutOverlaps(found: readonly Secret[]): Secret[] {
  const apart: Secret[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && next.start < last.end) apart[apart.length - 1] = joined(last, next);
    else apart.push(next);
  }
  return apart;
}

function joined(one: Secret, other: Secret): Secret {
  const isFirst = secretKinds.indexOf(one.kind) <= secretKinds.indexOf(other.kind);
  return { kind: (isFirst ? one : other).kind, start: one.start, end: Math.max(one.end, other.end) };
}

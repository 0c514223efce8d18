import { findByPatterns, type SecretPattern } from './secret-pattern.ts';
import type { Secret } from './secret.ts';

/** Key blocks as RFC 7468 frames them, and as PGP does. */
const frame = /-----(BEGIN|END) [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** What is left of a key whose end was cut off: its headers and its lines, which no word of a sentence is as long as. */
const body =
  /(?:(?:\s|\\[nr]|>){0,8}(?:(?:Proc-Type|DEK-Info|Comment|Version):[^\n]{0,120}|[A-Za-z\d+/]{16,}={0,2}))*(?:(?:\s|\\[nr]|>){1,8}[A-Za-z\d+/]{1,15}={0,2}\s{0,8}$)?/y;

const other: readonly SecretPattern[] = [
  // The private numbers of a key in .NET's XML.
  { kind: 'a private key', pattern: /<(?:D|P|Q|DP|DQ|InverseQ)>([\w+/]{40,}={0,2})(?=<)/g },
  // PuTTY's own format.
  { kind: 'a private key', pattern: /\bPrivate-Lines: \d{1,3}\r?\n([\w+/=\r\n]{40,})/g },
];

/** Private keys, each as the whole block; what was cut off ends where its lines do. */
export function findPrivateKeys(text: string): Secret[] {
  const found: Secret[] = [];
  let start = -1;
  for (const { 0: line, 1: side, index } of text.matchAll(frame)) {
    const after = index + line.length;
    if (side === 'END') {
      if (start >= 0) found.push({ kind: 'a private key', start, end: after });
      start = -1;
    } else {
      if (start >= 0) found.push(cutOff(text, start));
      start = index;
    }
  }
  if (start >= 0) found.push(cutOff(text, start));
  return [...found, ...findByPatterns(text, other)];
}

function cutOff(text: string, start: number): Secret {
  const firstLine = text.indexOf('KEY', start);
  body.lastIndex = text.indexOf('-----', firstLine) + 5;
  body.test(text);
  return { kind: 'a private key', start, end: body.lastIndex };
}

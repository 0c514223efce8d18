import type { Placed } from './placed.ts';

// A byte order mark would vanish, and every position after it would be wrong.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Characters of UTF-8 bytes, of which each is written in so many columns; undefined when the bytes are no UTF-8. */
export function decodeUtf8(bytes: readonly number[], firstColumn: number, width: number): Placed[] | undefined {
  const text = decoder.decode(Uint8Array.from(bytes));
  if (!isSame(encoder.encode(text), bytes)) return undefined;
  let at = 0;
  return Array.from(text, (sign) => {
    const column = firstColumn + width * at;
    at += encoder.encode(sign).length;
    return { sign, column };
  });
}

/** The decoder puts a replacement for what it cannot read, so that wrong bytes come back as others. */
function isSame(again: Uint8Array, bytes: readonly number[]): boolean {
  return again.length === bytes.length && bytes.every((byte, at) => byte === again[at]);
}

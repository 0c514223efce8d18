/** How a log is written as bytes. */
export type WrittenEncoding = 'utf-8' | 'utf-8 with a mark' | 'utf-16le' | 'utf-16be';

/** The bytes of a text; UTF-16 has its mark. */
export function encodeText(text: string, encoding: WrittenEncoding): Uint8Array {
  const plain = text.replace(/^\ufeff/, '');
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(plain);
    case 'utf-8 with a mark':
      return Buffer.from(`\ufeff${plain}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${plain}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${plain}`, 'utf16le').swap16();
  }
}

/** Bytes in pieces of the given sizes, over and over. */
export async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield await Promise.resolve(bytes.subarray(at, at + size));
    at += size;
  }
}

/** A text in pieces of so many UTF-16 units, which may cut a character in two. */
export function cutText(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

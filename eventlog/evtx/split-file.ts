import { chunkSize } from './walk-chunk.ts';

/** The head of the file, in bytes. */
const headSize = 4_096;

/**
 * Turns pieces of any size into the parts of an .evtx file: its head, then chunk after chunk; the last part may be shorter. All
 * parts share their memory, so one is gone when the next is asked for.
 */
export async function* splitFile(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const part = new Uint8Array(chunkSize);
  let filled = 0;
  let wanted = headSize;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + wanted - filled);
      part.set(taken, filled);
      at += taken.length;
      filled += taken.length;
      if (filled < wanted) continue;
      yield part.subarray(0, filled);
      filled = 0;
      wanted = chunkSize;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

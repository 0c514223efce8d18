import { chunkBudget, type Budget } from './budget.ts';
import type { Piece } from './pieces.ts';

/** One chunk of a log while its records are read. */
export interface ChunkSource {
  /** As many bytes of the chunk as there are. */
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** Names that were read, by their offset. */
  readonly names: Map<number, string>;
  /** Templates that were parsed, by their offset; undefined while one is parsed, and for good when it cannot be. */
  readonly templates: Map<number, readonly Piece[] | undefined>;
  readonly budget: Budget;
}

/** A chunk of which nothing was read yet. */
export function chunkSource(bytes: Uint8Array): ChunkSource {
  return {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    bytes,
    names: new Map(),
    templates: new Map(),
    budget: chunkBudget(),
  };
}

/** Where a record is in its chunk. */
export interface RecordPlace {
  /** Offset of its head. */
  readonly at: number;
  /** In bytes, head and tail included. */
  readonly size: number;
  /** Its number, as the head has it. */
  readonly id: number;
}

/** The records of one chunk. */
export interface ChunkWalk {
  readonly records: readonly RecordPlace[];
  /** How many places hold something that is no record, where records should be. */
  readonly gaps: number;
  /** That the file ends in this chunk, before its records do. */
  readonly isCut: boolean;
}

/** A chunk is so many bytes. */
export const chunkSize = 65_536;
const headSize = 512;
/** Signature, size, number, time. */
export const recordHead = 24;
/** Its size once more. */
export const recordTail = 4;
const recordSignature = 0x2a2a;

/** Whether these bytes begin as a chunk does: `ElfChnk` and a NUL. */
export function isChunk(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

const signature = [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0x00];

/** Finds the records of a chunk, or of as much as there is of it; damage costs no more records than it touches. */
export function walkChunk(view: DataView): ChunkWalk {
  const claimed = claimedEnd(view);
  const records: RecordPlace[] = [];
  let gaps = 0;
  for (let at = headSize; ;) {
    at = takeRecords(view, at, claimed, records);
    const next = findRecord(view, at + 1, claimed, records.at(-1));
    gaps += isGap(view, at, next?.at, claimed) ? 1 : 0;
    if (next === undefined) return { records, gaps, isCut: claimed > view.byteLength };
    at = next.at;
  }
}

/** Takes the records that lie one behind the other; gives the offset where there is no other. */
function takeRecords(view: DataView, from: number, claimed: number, records: RecordPlace[]): number {
  let at = from;
  let record = recordAt(view, at);
  while (record !== undefined && (at < claimed || follows(record, records.at(-1)))) {
    records.push(record);
    at += record.size;
    record = recordAt(view, at);
  }
  return at;
}

/** Whether a record should be between two offsets; what the end of the file cut off is no gap. */
function isGap(view: DataView, at: number, next: number | undefined, claimed: number): boolean {
  if (next === undefined && claimed > view.byteLength) return false;
  return hasAnything(view, at, next ?? claimed);
}

/** Where the head of the chunk says that free space begins; its end, where that is no such place. */
function claimedEnd(view: DataView): number {
  const offset = view.byteLength >= 52 ? view.getUint32(48, true) : 0;
  return offset >= headSize && offset < chunkSize ? offset : chunkSize;
}

/** A record whose two sizes agree, or that is followed by another or by the free space. */
function recordAt(view: DataView, at: number): RecordPlace | undefined {
  if (at + recordHead + recordTail > view.byteLength || view.getUint32(at, true) !== recordSignature) return undefined;
  const size = view.getUint32(at + 4, true);
  const end = at + size;
  if (size < recordHead + recordTail || end > view.byteLength) return undefined;
  if (view.getUint32(end - recordTail, true) !== size && !isAfterRecord(view, end)) return undefined;
  return { at, size, id: readNumber(view, at + 8) };
}

function isAfterRecord(view: DataView, end: number): boolean {
  if (end === claimedEnd(view)) return true;
  return end + 4 <= view.byteLength && view.getUint32(end, true) === recordSignature;
}

/** Past the claimed end, old records may lie that the chunk held when it was used before: only the very next number counts. */
function follows(record: RecordPlace, last: RecordPlace | undefined): boolean {
  return last === undefined || record.id === last.id + 1;
}

/**
 * The next record between two offsets with a number that is still to come in this chunk: copies of a running disk mix blocks of
 * different times, and records of another chunk have lost their templates.
 */
function findRecord(view: DataView, from: number, to: number, last: RecordPlace | undefined): RecordPlace | undefined {
  for (let at = from; at < to; at++) {
    const record = recordAt(view, at);
    if (record !== undefined && record.id > (last?.id ?? -1) && record.id <= readNumber(view, 32)) return record;
  }
  return undefined;
}

/** Eight bytes; above 2 ** 53 not to the last digit. */
function readNumber(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function hasAnything(view: DataView, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, view.byteLength); at++) {
    if (view.getUint8(at) !== 0) return true;
  }
  return false;
}

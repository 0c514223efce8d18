import { crc32 } from 'node:zlib';
import { ChunkWriter, hashName, writeFragment, type TemplateInstance, type XmlElement } from './evtx-binxml.ts';

/** One record: its number, when it was written (milliseconds since 1970), and its Binary XML. */
export interface LogRecord {
  readonly recordId: number;
  readonly at: number;
  readonly root: TemplateInstance | XmlElement;
}

/** What is odd about a written file. */
export interface FileOptions {
  /** As in a copy of a log that Windows was writing to: flagged, and the header knows of one chunk only. */
  readonly isDirty?: boolean;
  /** False for a file whose checksums are all zero. */
  readonly hasChecksums?: boolean;
  /** Only so many bytes are written, or so many fewer when negative. */
  readonly cutTo?: number;
  /** At most so many records in a chunk. */
  readonly perChunk?: number;
}

const headerSize = 4_096;

/** Milliseconds since 1970 as a FILETIME: 100 ns since 1601. */
export function toFileTime(ms: number): bigint {
  return (BigInt(ms) + 11_644_473_600_000n) * 10_000n;
}

/** The bytes of an .evtx file with these records, in as many chunks as they need. */
export function writeLogFile(records: readonly LogRecord[], options: FileOptions = {}): Uint8Array {
  const chunks = writeChunks(records, options.perChunk ?? Infinity).map((chunk) => finishChunk(chunk, options));
  const file = new Uint8Array(headerSize + chunks.length * 65_536);
  chunks.forEach((bytes, index) => {
    file.set(bytes, headerSize + index * 65_536);
  });
  writeHeader(file, chunks.length, (records.at(-1)?.recordId ?? 0) + 1, options);
  return options.cutTo === undefined ? file : file.slice(0, options.cutTo);
}

interface FilledChunk {
  readonly writer: ChunkWriter;
  readonly first: number;
  last: number;
  lastAt: number;
  count: number;
}

function writeChunks(records: readonly LogRecord[], perChunk: number): FilledChunk[] {
  const chunks: FilledChunk[] = [];
  for (const record of records) {
    const chunk = chunks.at(-1);
    if (chunk !== undefined && chunk.count < perChunk && fits(chunk, record)) continue;
    const next = { writer: new ChunkWriter(), first: record.recordId, last: record.recordId, lastAt: 512, count: 0 };
    if (!fits(next, record)) throw new RangeError(`Record ${String(record.recordId)} is larger than a chunk.`);
    chunks.push(next);
  }
  return chunks;
}

/** Writes a record, or leaves the chunk as it was when there is no room. */
function fits(chunk: FilledChunk, record: LogRecord): boolean {
  const { writer } = chunk;
  const { at } = writer;
  const [names, templates] = [new Map(writer.names), new Map(writer.templates)];
  try {
    writeRecord(writer, record);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    writer.bytes.fill(0, at);
    Object.assign(writer, { at, names, templates });
    return false;
  }
  Object.assign(chunk, { last: record.recordId, lastAt: at, count: chunk.count + 1 });
  return true;
}

function writeRecord(writer: ChunkWriter, { recordId, at, root }: LogRecord): void {
  const start = writer.at;
  writer.u32(0x2a2a);
  writer.u32(0);
  writer.u64(BigInt(recordId));
  writer.u64(toFileTime(at));
  writeFragment(writer, root);
  // A record takes a multiple of eight bytes.
  writer.raw(new Uint8Array(7 & -(writer.at + 4)));
  const size = writer.at + 4 - start;
  // Windows leaves some bytes free in every chunk, and other readers miss a record that ends with its chunk.
  if (start + size > 65_528) throw new RangeError('There is no room for this record.');
  writer.u32(size);
  writer.view.setUint32(start + 4, size, true);
}

function finishChunk({ writer, first, last, lastAt }: FilledChunk, options: FileOptions): Uint8Array {
  const { bytes, view } = writer;
  bytes.set(Buffer.from('ElfChnk\0'));
  const numbers = [first, last, first, last];
  numbers.forEach((value, at) => {
    view.setBigUint64(8 + 8 * at, BigInt(value), true);
  });
  [128, lastAt, writer.at].forEach((value, at) => {
    view.setUint32(40 + 4 * at, value, true);
  });
  linkNames(writer);
  linkTemplates(writer);
  if (options.hasChecksums === false) return bytes;
  view.setUint32(52, crc32(bytes.subarray(512, writer.at)), true);
  view.setUint32(124, crc32(Buffer.concat([bytes.subarray(0, 120), bytes.subarray(128, 512)])), true);
  return bytes;
}

/** The header points to the last name of each bucket, and each name to the one before. */
function linkNames({ view, names }: ChunkWriter): void {
  for (const [name, place] of names) {
    const bucket = 128 + 4 * (hashName(name) % 64);
    view.setUint32(place, view.getUint32(bucket, true), true);
    view.setUint32(bucket, place, true);
  }
}

function linkTemplates({ view, templates }: ChunkWriter): void {
  for (const place of templates.values()) {
    const bucket = 384 + 4 * (view.getUint32(place + 4, true) % 32);
    view.setUint32(place, view.getUint32(bucket, true), true);
    view.setUint32(bucket, place, true);
  }
}

function writeHeader(file: Uint8Array, chunks: number, nextRecord: number, options: FileOptions): void {
  const view = new DataView(file.buffer);
  const isDirty = options.isDirty === true;
  file.set(Buffer.from('ElfFile\0'));
  const counted = isDirty ? Math.min(1, chunks) : chunks;
  view.setBigUint64(16, BigInt(Math.max(0, counted - 1)), true);
  view.setBigUint64(24, BigInt(nextRecord), true);
  view.setUint32(32, 128, true);
  [1, 3, headerSize, counted].forEach((value, at) => {
    view.setUint16(36 + 2 * at, value, true);
  });
  view.setUint32(120, isDirty ? 1 : 0, true);
  if (options.hasChecksums !== false) view.setUint32(124, crc32(file.subarray(0, 120)), true);
}

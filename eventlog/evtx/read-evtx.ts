import type { EventRecord } from '../event-record.ts';
import type { EventSink, FileReading, ReadCount } from '../log-reading.ts';
import { UnreadableRecord } from './byte-cursor.ts';
import { chunkSource, type ChunkSource } from './chunk-source.ts';
import { readEvent, type WantsText } from './read-event.ts';
import { splitFile } from './split-file.ts';
import { isChunk, recordHead, recordTail, walkChunk, type RecordPlace } from './walk-chunk.ts';

/** What may be left out of a reading. */
export interface EvtxReadOptions {
  /** Whether the text of events of this provider is needed; the others get an empty one, and all else. */
  readonly wantsText?: WantsText;
}

/** `ElfFile` and a NUL. */
const signature = [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00];

/**
 * Reads a Windows event log of Windows Vista and later, whose bytes come in pieces of any size. It relies on neither counts nor
 * flags nor checksums: a log that was copied from a running machine has wrong ones, and all its events.
 */
export async function readEvtx(
  bytes: AsyncIterable<Uint8Array>,
  sink: EventSink,
  { wantsText = () => true }: EvtxReadOptions = {},
): Promise<FileReading> {
  const count = { read: 0, unreadable: 0, isCut: false };
  let chunks = 0;
  let counted: number | undefined;
  for await (const part of splitFile(bytes)) {
    if (counted !== undefined) {
      chunks += 1;
      readChunk(chunkSource(part), sink, wantsText, count);
    } else if (isLog(part)) counted = countChunks(part);
    else return { kind: 'refused', why: 'broken', form: 'evtx' };
  }
  if (counted === undefined) return { kind: 'refused', why: 'empty' };
  return tell({ ...count, isCut: count.isCut || chunks < counted });
}

function tell(count: ReadCount): FileReading {
  if (count.read + count.unreadable === 0) return { kind: 'refused', why: 'no-events', form: 'evtx' };
  return { kind: 'read', form: 'evtx', ...count };
}

function isLog(head: Uint8Array): boolean {
  return signature.every((byte, at) => head[at] === byte);
}

/** How many chunks the head of the file counts; a log that is being written has more, and only one that was cut has fewer. */
function countChunks(head: Uint8Array): number {
  return (head[42] ?? 0) | ((head[43] ?? 0) << 8);
}

function readChunk(source: ChunkSource, sink: EventSink, wantsText: WantsText, count: Writable<ReadCount>): void {
  if (!isChunk(source.bytes)) return;
  const { records, gaps, isCut } = walkChunk(source.view);
  count.unreadable += gaps;
  count.isCut ||= isCut;
  for (const place of records) {
    const event = tryEvent(source, place, wantsText);
    if (event === undefined) count.unreadable += 1;
    else {
      count.read += 1;
      sink(event);
    }
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function tryEvent(source: ChunkSource, { at, size }: RecordPlace, wantsText: WantsText): EventRecord | undefined {
  try {
    return readEvent(source, at + recordHead, at + size - recordTail, wantsText);
  } catch (problem) {
    if (problem instanceof UnreadableRecord) return undefined;
    throw problem;
  }
}

import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { ZipProblem } from '../../eventlog/log-report.ts';

/** A file in a zip, unpacked while it is read. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Most entries of a zip that is looked into. */
const mostEntries = 100;
/** Most bytes of one file, unpacked, and of all together. */
const mostFileBytes = 128 * 1024 * 1024;
const mostBytes = 256 * 1024 * 1024;
/** Above so many bytes, nothing that was packed more than so many times smaller is a log. */
const ratioFrom = 16 * 1024 * 1024;
const mostRatio = 200;

/**
 * Gives each file of a zip to `take`, one after the other; says what is wrong with the zip as a whole, where something is. A file
 * that cannot be unpacked is an error to whoever reads its bytes (`zipProblemOf`), and the next one is looked into all the same.
 */
export async function readZip(path: string, take: (entry: ZipEntry) => Promise<void>): Promise<ZipProblem | undefined> {
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    try {
      return await takeEntries(zip, take);
    } finally {
      zip.close();
    }
  } catch (error) {
    return zipProblemOf(error);
  }
}

async function takeEntries(zip: ZipFile, take: (entry: ZipEntry) => Promise<void>): Promise<ZipProblem | undefined> {
  if (zip.entryCount > mostEntries) return 'too-many';
  let isEmpty = true;
  const budget = { left: mostBytes };
  for await (const entry of zip.eachEntry()) {
    if (isNoLog(entry.fileName)) continue;
    isEmpty = false;
    await take({ name: entry.fileName, bytes: unpack(zip, entry, budget) });
  }
  return isEmpty ? 'empty' : undefined;
}

/** Names of what Event Viewer saves beside a log ("display information"), and of what macOS and Windows put into folders unasked. */
const beside = /(?:^|\/)(?:(?:LocaleMetaData|__MACOSX)\/|\._|(?:\.DS_Store|Thumbs\.db|desktop\.ini)$)/i;

/** Folders, and files that are there without anybody having packed them. */
function isNoLog(name: string): boolean {
  return name.endsWith('/') || beside.test(name);
}

/** By what the zip itself says; what it then unpacks to is counted as well. */
function isTooLarge({ uncompressedSize, compressedSize }: Entry): boolean {
  if (uncompressedSize > mostFileBytes) return true;
  return uncompressedSize > ratioFrom && uncompressedSize > mostRatio * compressedSize;
}

class Unreadable extends Error {
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(problem);
    this.problem = problem;
  }
}

async function* unpack(zip: ZipFile, entry: Entry, budget: { left: number }): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new Unreadable('encrypted');
  if (isTooLarge(entry)) throw new Unreadable('too-large');
  const unpacked = await zip.openReadStreamPromise(entry);
  try {
    // The library counts the bytes of an entry and does not look at their checksum.
    let sum = 0;
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      budget.left -= piece.length;
      if (budget.left < 0) throw new Unreadable('too-large');
      sum = crc32(piece, sum);
      yield piece;
    }
    if (sum !== entry.crc32) throw new Unreadable('broken');
  } finally {
    unpacked.destroy();
  }
}

/** What the library says, in words alone, of what it refuses. */
const refusals: readonly (readonly [RegExp, ZipProblem])[] = [
  [/^too many bytes/i, 'too-large'],
  [/^strong encryption/i, 'encrypted'],
  [/^(?:invalid relative path|absolute path|invalid characters in fileName)/i, 'names'],
];

/** What an error that came up while a zip was read says about it. */
export function zipProblemOf(error: unknown): ZipProblem {
  if (error instanceof Unreadable) return error.problem;
  const message = error instanceof Error ? error.message : '';
  return refusals.find(([words]) => words.test(message))?.[1] ?? 'broken';
}

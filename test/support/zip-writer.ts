import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a written zip, and what the zip says of it that is not so. */
export interface WrittenEntry {
  readonly name: string | Uint8Array;
  readonly data: Uint8Array;
  /** Stored as it is instead of deflated. */
  readonly isStored?: boolean;
  /** The bytes that stand in the zip, already packed. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  /** Its sizes stand in the extra field that zip64 has for them. */
  readonly isZip64?: boolean;
}

/** What is odd about a zip as a whole. */
export interface ZipOptions {
  /** So many entries are said to be there. */
  readonly count?: number;
}

/** Flag of an entry that is encrypted, and of one whose encryption is of the strong kind. */
export const encrypted = 0x1;
export const stronglyEncrypted = 0x41;
/** Flag of a name in UTF-8. */
const utf8 = 0x800;

/** The bytes of a zip with these files (PKWARE's APPNOTE.TXT). */
export function writeZip(entries: readonly WrittenEntry[], { count = entries.length }: ZipOptions = {}): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const made = measure(entry);
    const local = Buffer.concat([header(made, false, 0), made.packed]);
    parts.push(local);
    directory.push(header(made, true, at));
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

type Measured = Required<Omit<WrittenEntry, 'data' | 'isStored' | 'name'>> & { readonly name: Buffer };

function measure({ name, data, isStored = false, ...said }: WrittenEntry): Measured {
  const packed = said.packed ?? (isStored ? data : deflateRawSync(data));
  return {
    ...{ packed, method: isStored ? 0 : 8, flags: 0, crc: crc32(data), size: data.length, isZip64: false },
    packedSize: packed.length,
    ...said,
    name: Buffer.from(name as string),
  };
}

function header(entry: Measured, isListed: boolean, offset: number): Buffer {
  const extra = entry.isZip64 ? zip64Field(entry) : Buffer.alloc(0);
  const fixed = Buffer.alloc(isListed ? 46 : 30);
  fixed.writeUInt32LE(isListed ? 0x02014b50 : 0x04034b50, 0);
  // In the directory two more bytes come first: who made it.
  writeFields(fixed.subarray(isListed ? 6 : 4), entry);
  fixed.writeUInt16LE(extra.length, isListed ? 30 : 28);
  if (isListed) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, entry.name, extra]);
}

/** What both headers of an entry have, in the same order. */
function writeFields(to: Buffer, { name, method, flags, crc, size, packedSize, isZip64 }: Measured): void {
  const inField = 0xffffffff;
  to.writeUInt16LE(isZip64 ? 45 : 20, 0);
  to.writeUInt16LE(flags | utf8, 2);
  to.writeUInt16LE(method, 4);
  to.writeUInt32LE(crc, 10);
  to.writeUInt32LE(isZip64 ? inField : packedSize, 14);
  to.writeUInt32LE(isZip64 ? inField : size, 18);
  to.writeUInt16LE(name.length, 22);
}

function zip64Field({ size, packedSize }: Measured): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(16, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(packedSize), 12);
  return field;
}

import type { ChunkSource } from './chunk-source.ts';
import { cutNuls, decodeAnsi, decodeUtf16 } from './decode-text.ts';
import { fileTimeText, systemTimeMs } from './log-times.ts';
import type { TypedValue } from './pieces.ts';

/** Marks the type of an array of values. */
const arrayFlag = 0x80;

/** UTF-16, ANSI, and XML. */
const textTypes: ReadonlySet<number> = new Set([0x01, 0x02, 0x23]);

/** How values of one type are written. */
interface ValueType {
  /** How many bytes one value has, where the type says so. */
  readonly width?: number;
  /** Undefined when the bytes are no such value. */
  readonly write: (source: ChunkSource, at: number, size: number) => string | undefined;
}

/** By number, as "Windows XML Event Log (EVTX) format" of the libevtx project and [MS-EVEN6] list them. */
const types: Readonly<Partial<Record<number, ValueType>>> = {
  0x01: { write: ({ view }, at, size) => decodeUtf16(view, at, size >> 1) },
  0x02: { write: ({ view }, at, size) => decodeAnsi(view, at, size) },
  0x03: { width: 1, write: ({ view }, at) => String(view.getInt8(at)) },
  0x04: { width: 1, write: ({ view }, at) => String(view.getUint8(at)) },
  0x05: { width: 2, write: ({ view }, at) => String(view.getInt16(at, true)) },
  0x06: { width: 2, write: ({ view }, at) => String(view.getUint16(at, true)) },
  0x07: { width: 4, write: ({ view }, at) => String(view.getInt32(at, true)) },
  0x08: { width: 4, write: ({ view }, at) => String(view.getUint32(at, true)) },
  0x09: { width: 8, write: ({ view }, at) => String(view.getBigInt64(at, true)) },
  0x0a: { width: 8, write: ({ view }, at) => String(view.getBigUint64(at, true)) },
  0x0b: { width: 4, write: ({ view }, at) => writeReal(view.getFloat32(at, true), 7) },
  0x0c: { width: 8, write: ({ view }, at) => writeReal(view.getFloat64(at, true), 17) },
  0x0d: { write: ({ bytes }, at, size) => String(bytes.subarray(at, at + size).some((byte) => byte !== 0)) },
  0x0e: { write: writeBytes },
  0x0f: { width: 16, write: writeGuid },
  0x10: { write: writeSize },
  0x11: { width: 8, write: ({ view }, at) => fileTimeText(view, at) },
  0x12: { width: 16, write: writeSystemTime },
  0x13: { write: writeSid },
  0x14: { width: 4, write: ({ view }, at) => `0x${view.getUint32(at, true).toString(16)}` },
  0x15: { width: 8, write: ({ view }, at) => `0x${view.getBigUint64(at, true).toString(16)}` },
  0x23: { write: ({ view }, at, size) => decodeUtf16(view, at, size >> 1) },
};

/** Where the width of a value does not stand in `types`, because one alone may have another. */
const arrayWidths: ReadonlyMap<number, number> = new Map([[0x0d, 4]]);

/** The text of a value as Event Viewer exports it, without trailing NULs; the items of an array one a line. */
export function valueText(source: ChunkSource, { type, at, size }: TypedValue): string {
  if (size === 0) return '';
  const kind = type & ~arrayFlag;
  if (textTypes.has(kind)) return writeText(source, type, at, size);
  return type >= arrayFlag ? writeItems(source, kind, at, size) : writeValue(source, kind, at, size);
}

/** In an array each text ends with a NUL, and the last may be empty. */
function writeText(source: ChunkSource, type: number, at: number, size: number): string {
  const text = writeValue(source, type & ~arrayFlag, at, size);
  return type < arrayFlag ? cutNuls(text) : text.replace(/\0$/, '').replaceAll('\0', '\n');
}

function writeItems(source: ChunkSource, kind: number, at: number, size: number): string {
  const width = types[kind]?.width ?? arrayWidths.get(kind);
  const items: string[] = [];
  let rest = size;
  while (rest > 0) {
    const place = at + size - rest;
    const taken = Math.min(rest, width ?? (kind === 0x13 && rest >= sidHead ? sidSize(source, place) : rest));
    items.push(writeValue(source, kind, place, taken));
    rest -= taken;
  }
  return items.join('\n');
}

/** A value that is too short for its type, or has none that is known, is written as its bytes. */
function writeValue(source: ChunkSource, kind: number, at: number, size: number): string {
  const type = types[kind];
  const written = type && size >= (type.width ?? 0) ? type.write(source, at, size) : undefined;
  return written ?? writeBytes(source, at, size);
}

function writeBytes({ bytes }: ChunkSource, at: number, size: number): string {
  return Array.from(bytes.subarray(at, at + size), (byte) => hex(byte, 2))
    .join('')
    .toUpperCase();
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** Numbers that are none as the C library of Windows writes them. */
function writeReal(value: number, digits: number): string {
  if (Number.isNaN(value)) return '-1.#IND';
  if (!Number.isFinite(value)) return value > 0 ? '1.#INF' : '-1.#INF';
  return String(Number(value.toPrecision(digits)));
}

function writeGuid({ view }: ChunkSource, at: number): string {
  const parts = [
    hex(view.getUint32(at, true), 8),
    hex(view.getUint16(at + 4, true), 4),
    hex(view.getUint16(at + 6, true), 4),
  ];
  const last = hex(view.getUint32(at + 8), 8) + hex(view.getUint32(at + 12), 8);
  return `{${[...parts, last.slice(0, 4), last.slice(4)].join('-')}}`;
}

/** As wide as a pointer was on the machine. */
function writeSize(source: ChunkSource, at: number, size: number): string | undefined {
  return types[size === 8 ? 0x15 : 0x14]?.write(source, at, size);
}

function writeSystemTime({ view }: ChunkSource, at: number): string | undefined {
  const ms = systemTimeMs(view, at);
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

/** Its version, how many parts it has, and six bytes of authority. */
const sidHead = 8;

function sidSize({ view }: ChunkSource, at: number): number {
  return sidHead + 4 * view.getUint8(at + 1);
}

function writeSid(source: ChunkSource, at: number, size: number): string | undefined {
  if (size < sidHead || size < sidSize(source, at)) return undefined;
  const { view } = source;
  const authority = view.getUint16(at + 2) * 2 ** 32 + view.getUint32(at + 4);
  const parts = Array.from({ length: view.getUint8(at + 1) }, (_, index) =>
    view.getUint32(at + sidHead + 4 * index, true),
  );
  return ['S', view.getUint8(at), authority, ...parts].join('-');
}

import type { OtherFormat, ReadableFormat } from '../log-reading.ts';
import { chooseEncoding } from './choose-encoding.ts';
import { findDelimiter } from './csv-shape.ts';
import { warningOf } from './json-warning.ts';

/** First bytes of forms that are not text, in hexadecimal. */
const magics: readonly (readonly [form: ReadableFormat | OtherFormat, at: number, bytes: string])[] = [
  ['evtx', 0, '456c6646696c6500'],
  ['zip', 0, '504b0304'],
  // A zip with nothing in it.
  ['zip', 0, '504b0506'],
  // Logs of Windows before Vista: the size of the header, and then `LfLe`.
  ['evt', 4, '4c664c65'],
  ['7z', 0, '377abcaf271c'],
  ['rar', 0, '526172211a07'],
  ['gzip', 0, '1f8b'],
];

/** Tells the form of a file by its first 4 KB. */
export function sniffForm(head: Uint8Array): ReadableFormat | OtherFormat | 'empty' {
  if (head.length === 0) return 'empty';
  const known = magics.find(([, at, bytes]) => hex(head.subarray(at, at + bytes.length / 2)) === bytes);
  return known ? known[0] : sniffText(new TextDecoder(chooseEncoding(head)).decode(head));
}

/** Tells the form of a text by its beginning. */
export function sniffText(head: string): Exclude<ReadableFormat, 'evtx'> | 'clixml' | 'binary' | 'empty' {
  const text = head.replace(/^[\ufeff\s]+/, '');
  if (text === '') return 'empty';
  if (isBinary(text)) return 'binary';
  if (/^(?:#< CLIXML\s{1,4})?<Objs\s/.test(text)) return 'clixml';
  // Internet Explorer, which draws the details of Event Viewer, puts a dash where an element can be folded.
  if (/^(?:[-+]\s{0,9})?<[?!\w]/.test(text)) return 'xml';
  if (/^(?:\{\s*["}]|\[\s*[{[\]])/.test(text.slice(warningOf(text).length))) return 'json';
  return findDelimiter(text) === undefined ? 'text' : 'csv';
}

/** Whether a text has what no text has: NUL, or one control character in twenty. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/g) ?? [];
  return text.includes('\0') || controls.length * 20 > text.length;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');
/** Below so many units, decoding one by one is faster than the decoder is called. */
const short = 24;

/** Decodes UTF-16 (little-endian); a half of a pair becomes U+FFFD. */
export function decodeUtf16(view: DataView, at: number, units: number): string {
  if (units >= short) return utf16.decode(new Uint8Array(view.buffer, view.byteOffset + at, 2 * units));
  let text = '';
  for (let unit = 0; unit < units; unit++) text += String.fromCharCode(view.getUint16(at + 2 * unit, true));
  return text.toWellFormed();
}

/** Decodes what Windows calls ANSI, as the code page of western Europe: the log does not say which one it is. */
export function decodeAnsi(view: DataView, at: number, size: number): string {
  return windows1252.decode(new Uint8Array(view.buffer, view.byteOffset + at, size));
}

/** Cuts the NULs that fill a text up; one inside parts it, and becomes the end of a line. */
export function cutNuls(text: string): string {
  return text.replace(/\0+$/, '').replaceAll('\0', '\n');
}

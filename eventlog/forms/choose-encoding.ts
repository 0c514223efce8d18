/** The encodings in which logs come, as TextDecoder names them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes of the longest character of UTF-8. */
export const longestCharacter = 4;

/** Bytes of a file by which its form and its encoding are told. */
export const headSize = 4096;

/** The encoding that the first bytes of a file show; undefined while all of them are ASCII. */
export function chooseEncoding(head: Uint8Array): Encoding | undefined {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isBareUtf16(head)) return 'utf-16le';
  const at = findBeyondAscii(head);
  return at < 0 ? undefined : judgeCharacter(head.subarray(at));
}

/** Where the first byte is that is not ASCII; -1 where there is none. */
export function findBeyondAscii(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte >= 0x80);
}

/** By the first character that is not ASCII: what is no UTF-8 there is taken for the code page of western Windows. */
export function judgeCharacter(bytes: Uint8Array): Encoding {
  const lead = Number(bytes[0]);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const follow = bytes.subarray(1, length);
  const isUtf8 = lead >= 0xc2 && lead <= 0xf4 && follow.every((byte) => byte >> 6 === 0b10);
  return isUtf8 && follow.length > 0 ? 'utf-8' : 'windows-1252';
}

/** Windows writes UTF-16 without a mark where the output of a command is redirected; of Latin text each second byte is 0. */
function isBareUtf16(head: Uint8Array): boolean {
  const seen = head.subarray(0, 64);
  const isLatin = (byte: number, at: number): boolean => (at % 2 === 0 ? byte !== 0 : byte === 0);
  return seen.length >= 4 && seen.every(isLatin);
}

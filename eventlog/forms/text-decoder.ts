import { chooseEncoding, findBeyondAscii, headSize, judgeCharacter, longestCharacter } from './choose-encoding.ts';

/** Turns the bytes of a file into text, whatever pieces they come in. */
export interface PieceDecoder {
  readonly write: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/** Starts to decode a file whose encoding is not known; a mark at its beginning is left out. */
export function createPieceDecoder(): PieceDecoder {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let hasHead = false;
  let held: Uint8Array = new Uint8Array();
  const settle = (isEnd: boolean): string => {
    const at = findBeyondAscii(held);
    if (hasHead && at >= 0 && held.length - at < longestCharacter && !isEnd) return '';
    const beyond = at < 0 ? undefined : judgeCharacter(held.subarray(at));
    const encoding = hasHead ? beyond : chooseEncoding(held);
    hasHead = true;
    const bytes = held;
    held = new Uint8Array();
    if (encoding === undefined) return new TextDecoder().decode(bytes);
    decoder = new TextDecoder(encoding);
    return decoder.decode(bytes, { stream: true });
  };
  return {
    write(bytes) {
      if (decoder !== undefined) return decoder.decode(bytes, { stream: true });
      held = joinBytes(held, bytes);
      return hasHead || held.length >= headSize ? settle(false) : '';
    },
    end: () => (decoder === undefined ? settle(true) : '') + (decoder?.decode() ?? ''),
  };
}

/** Puts bytes behind others. */
export function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

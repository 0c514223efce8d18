import type { IncomingMessage } from 'node:http';
import { parseStrictJson } from './strict-json.ts';

/** Largest body taken in, in bytes: a Teams message is about 100 KB at most. */
export const maxBodyBytes = 256 * 1024;

/** The value of a body (undefined when it is empty), or the HTTP status and the sentence with which it is refused. */
export type BodyResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly problem: string };

const tooLarge: BodyResult = {
  ok: false,
  status: 413,
  problem: `The body is larger than ${String(maxBodyBytes)} bytes.`,
};

/**
 * Reads the JSON body of a request, and not a byte after it has grown too large: the rest stays unread, so the connection
 * has to end. `keep` gets the bytes as they came, which a signature is about. Resolves with undefined when the sender went away
 * in the middle; never rejects.
 */
export function readBody(request: IncomingMessage, keep?: (bytes: Buffer) => void): Promise<BodyResult | undefined> {
  return new Promise((resolve) => {
    const body = createBuffer();
    const settle = (result: BodyResult | undefined): void => {
      request.off('data', take).off('end', finish).off('close', leave);
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      if (body.append(chunk)) return;
      request.pause();
      settle(tooLarge);
    };
    const finish = (): void => {
      keep?.(body.bytes());
      settle(parse(body.bytes()));
    };
    const leave = (): void => {
      settle(undefined);
    };
    request.on('data', take).on('end', finish).on('close', leave);
  });
}

/**
 * Bytes are copied together as they come, because each chunk is a Buffer that takes some hundred bytes itself: kept one by
 * one, 256 KB in chunks of one byte would take more than 100 MB.
 */
function createBuffer(): { append(chunk: Buffer): boolean; bytes(): Buffer } {
  let room = Buffer.alloc(0);
  let length = 0;
  return {
    append(chunk) {
      const needed = length + chunk.length;
      if (needed > maxBodyBytes) return false;
      if (needed > room.length) {
        const larger = Buffer.alloc(Math.min(maxBodyBytes, Math.max(needed, 2 * room.length)));
        room.copy(larger, 0, 0, length);
        room = larger;
      }
      chunk.copy(room, length);
      length = needed;
      return true;
    },
    bytes: () => room.subarray(0, length),
  };
}

function parse(bytes: Buffer): BodyResult {
  if (bytes.length === 0) return { ok: true, value: undefined };
  const text = decode(bytes);
  if (text === undefined) return refuse('not UTF-8, expected JSON in UTF-8');
  const json = parseStrictJson(text);
  return json.ok ? json : refuse(json.problem);
}

function refuse(problem: string): BodyResult {
  return { ok: false, status: 400, problem: `body: ${problem}` };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

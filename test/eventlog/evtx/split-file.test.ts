import fc from 'fast-check';
import { splitFile } from '../../../eventlog/evtx/split-file.ts';

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array, void, undefined> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield await Promise.resolve(bytes.subarray(at, at + size));
    at += size;
  }
}

async function split(bytes: Uint8Array, sizes: readonly number[]): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for await (const part of splitFile(pieces(bytes, sizes))) parts.push(part.slice());
  return parts;
}

describe('splitFile', () => {
  const file = Uint8Array.from({ length: 4_096 + 2 * 65_536 + 100 }, (_, at) => (at * 7 + (at >> 8)) & 0xff);

  it('gives the head, whole chunks, and what is left, whatever the pieces', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length }), sizes, async (length, some) => {
        const parts = await split(file.subarray(0, length), [...some, 50_000]);
        expect(Buffer.concat(parts).equals(file.subarray(0, length))).toBe(true);
        const whole = [4_096, 65_536, 65_536, 100];
        expect(parts.slice(0, -1).map((part) => part.length)).toEqual(whole.slice(0, Math.max(0, parts.length - 1)));
        expect(parts.length === 0).toBe(length === 0);
      }),
    );
  });

  it.each([1, 4_095, 4_096, 4_097, 4_096 + 65_536, 4_096 + 65_537])('gives all of %d bytes', async (length) => {
    expect(Buffer.concat(await split(file.subarray(0, length), [1_000])).equals(file.subarray(0, length))).toBe(true);
  });

  it('ends what gives the pieces when nobody asks for more', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array, void, undefined> {
      try {
        for (;;) yield await Promise.resolve(new Uint8Array(5_000));
      } finally {
        isClosed = true;
      }
    }
    for await (const part of splitFile(source())) {
      expect(part).toHaveLength(4_096);
      break;
    }
    expect(isClosed).toBe(true);
  });

  it('takes pieces without bytes', async () => {
    expect(await split(new Uint8Array(3), [0, 1, 0, 2])).toEqual([new Uint8Array(3)]);
  });
});

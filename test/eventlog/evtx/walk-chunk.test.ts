import fc from 'fast-check';
import { isChunk, walkChunk, type ChunkWalk } from '../../../eventlog/evtx/walk-chunk.ts';

/** A chunk with records of these numbers, each 64 bytes; the last of its numbers and the free space are as the head has them. */
function chunk(ids: readonly number[], final = ids.at(-1) ?? 0, free = 512 + 64 * ids.length): DataView {
  const view = new DataView(new ArrayBuffer(65_536));
  view.setBigUint64(32, BigInt(final), true);
  view.setUint32(48, free, true);
  ids.forEach((id, index) => {
    putRecord(view, 512 + 64 * index, id);
  });
  return view;
}

function putRecord(view: DataView, at: number, id: number, size = 64): void {
  view.setUint32(at, 0x2a2a, true);
  view.setUint32(at + 4, size, true);
  view.setBigUint64(at + 8, BigInt(id), true);
  view.setUint8(at + 30, 1);
  view.setUint32(at + size - 4, size, true);
}

const numbers = ({ records }: ChunkWalk): number[] => records.map(({ id }) => id);
const cutAt = (view: DataView, length: number): DataView => new DataView(view.buffer, 0, length);

describe('walkChunk', () => {
  it('finds one record behind the other', () => {
    expect(walkChunk(chunk([5, 6, 7]))).toEqual({
      records: [5, 6, 7].map((id, index) => ({ id, at: 512 + 64 * index, size: 64 })),
      gaps: 0,
      isCut: false,
    });
    expect(walkChunk(chunk([]))).toEqual({ records: [], gaps: 0, isCut: false });
  });

  it('takes the smallest record, one that ends with the chunk, and a number above 2 ** 32', () => {
    const view = chunk([2 ** 40]);
    putRecord(view, 576, 2 ** 40 + 1, 28);
    putRecord(view, 604, 2 ** 40 + 2, 65_536 - 604);
    view.setUint32(48, 65_536, true);
    expect(numbers(walkChunk(view))).toEqual([2 ** 40, 2 ** 40 + 1, 2 ** 40 + 2]);
  });

  it.each<[string, (view: DataView) => void]>([
    [
      'has no signature',
      (view) => {
        view.setUint32(576, 0, true);
      },
    ],
    [
      'is of size zero',
      (view) => {
        view.setUint32(580, 0, true);
      },
    ],
    [
      'is smaller than its head',
      (view) => {
        view.setUint32(580, 27, true);
      },
    ],
    [
      'is larger than the chunk',
      (view) => {
        view.setUint32(580, 65_536, true);
      },
    ],
    [
      'ends in the middle of the next',
      (view) => {
        view.setUint32(580, 80, true);
      },
    ],
  ])('counts a record that %s, and goes on with the next', (_, damage) => {
    const view = chunk([1, 2, 3, 4]);
    damage(view);
    expect(numbers(walkChunk(view))).toEqual([1, 3, 4]);
    expect(walkChunk(view).gaps).toBe(1);
  });

  it('counts the last record when that is the broken one', () => {
    const view = chunk([1, 2]);
    view.setUint32(580, 0, true);
    expect(walkChunk(view)).toMatchObject({ records: [{ id: 1 }], gaps: 1 });
  });

  it('takes a record whose second size is wrong when another follows, or the free space', () => {
    const view = chunk([1, 2, 3]);
    view.setUint32(512 + 60, 1, true);
    view.setUint32(640 + 60, 1, true);
    expect(walkChunk(view)).toMatchObject({ gaps: 0 });
    expect(numbers(walkChunk(view))).toEqual([1, 2, 3]);
  });

  it('finds no records of another time behind a gap', () => {
    const view = chunk([5, 6, 4, 900, 7, 8], 8);
    view.setUint32(576, 0, true);
    expect(numbers(walkChunk(view))).toEqual([5, 7, 8]);
  });

  it('counts no gap where nothing is', () => {
    const view = chunk([1, 2], 4, 1_000);
    expect(walkChunk(view)).toMatchObject({ records: [{ id: 1 }, { id: 2 }], gaps: 0, isCut: false });
    view.setUint8(999, 1);
    expect(walkChunk(view).gaps).toBe(1);
    view.setUint8(999, 0);
    view.setUint8(1_000, 1);
    expect(walkChunk(view).gaps).toBe(0);
  });

  it('reads on past the free space while the numbers go on, as a log that is being written may have it', () => {
    expect(numbers(walkChunk(chunk([1, 2, 3, 4], 2, 512 + 128)))).toEqual([1, 2, 3, 4]);
    expect(numbers(walkChunk(chunk([1, 2, 9, 3], 2, 512 + 128)))).toEqual([1, 2]);
    expect(numbers(walkChunk(chunk([7, 8], 0, 512)))).toEqual([7, 8]);
  });

  it.each([0, 511, 65_537, 2 ** 32 - 1])('walks to the end when the head puts the free space at %d', (free) => {
    const view = chunk([1, 2, 3], 3, free);
    view.setUint32(576, 0, true);
    expect(numbers(walkChunk(view))).toEqual([1, 3]);
    expect(walkChunk(view)).toMatchObject({ gaps: 1, isCut: false });
  });

  it('says of a chunk that ends too early that it is cut, and not that something is broken', () => {
    const view = chunk([1, 2, 3]);
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 65_535 }), (length) => {
        const walk = walkChunk(cutAt(view, length));
        expect(walk.records).toHaveLength(Math.max(0, Math.min(3, Math.floor((length - 512) / 64))));
        expect(walk).toMatchObject({ gaps: 0, isCut: length < 512 + 3 * 64 });
      }),
      { numRuns: 500 },
    );
    for (const length of [47, 48, 51, 52, 511, 512, 703, 704]) {
      expect(walkChunk(cutAt(view, length)).isCut).toBe(length < 704);
    }
  });

  it('counts a broken record in a chunk that is cut behind it', () => {
    const view = chunk([1, 2, 3, 4]);
    view.setUint32(580, 0, true);
    expect(walkChunk(cutAt(view, 704))).toMatchObject({ records: [{ id: 1 }, { id: 3 }], gaps: 1, isCut: true });
  });

  it('ends on any bytes, with records that neither overlap nor leave the chunk', () => {
    const piece = fc.constantFrom(0, 1, 0x2a, 28, 64, 0xff);
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 512, maxLength: 900 }),
        fc.array(piece, { maxLength: 600 }),
        (head, tail) => {
          const view = new DataView(Uint8Array.from([...head, ...tail, ...tail]).buffer);
          if (tail.length % 2 === 0) putRecord(view, 512 - 64 + (tail.length % 60), 1);
          let end = 512;
          for (const { at, size } of walkChunk(view).records) {
            expect(at).toBeGreaterThanOrEqual(end);
            end = at + size;
          }
          expect(end).toBeLessThanOrEqual(Math.max(512, view.byteLength));
        },
      ),
    );
  });
});

describe('isChunk', () => {
  it('knows a chunk by its first eight bytes', () => {
    expect(isChunk(Buffer.from('ElfChnk\0 and more'))).toBe(true);
    for (const other of ['', 'ElfChnk', 'ElfChnkx', 'ElfFile\0', '\0ElfChnk\0']) {
      expect(isChunk(Buffer.from(other))).toBe(false);
    }
  });
});

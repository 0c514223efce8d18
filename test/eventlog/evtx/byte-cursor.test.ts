import { ByteCursor, UnreadableRecord } from '../../../eventlog/evtx/byte-cursor.ts';

const view = new DataView(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]).buffer);

describe('ByteCursor', () => {
  it('reads numbers one after the other, the low byte first', () => {
    const cursor = new ByteCursor(view, 1, 8);
    expect([cursor.u8(), cursor.u16(), cursor.u32()]).toEqual([2, 0x0403, 0x08070605]);
    expect(cursor.at).toBe(8);
  });

  it('passes bytes, and says where they are', () => {
    const cursor = new ByteCursor(view, 2, 8);
    expect([cursor.pass(3), cursor.pass(3), cursor.pass(0)]).toEqual([2, 5, 8]);
  });

  it('stops at its end, which need not be that of the view', () => {
    for (const read of [
      (cursor: ByteCursor) => cursor.u32(),
      (cursor: ByteCursor) => cursor.pass(4),
      (cursor: ByteCursor) => cursor.pass(2 ** 32),
    ]) {
      const cursor = new ByteCursor(view, 2, 5);
      expect(() => read(cursor)).toThrow(UnreadableRecord);
      expect(cursor.at).toBe(2);
    }
    expect(() => {
      const cursor = new ByteCursor(view, 4, 5);
      cursor.u8();
      cursor.u8();
    }).toThrow(UnreadableRecord);
    expect(() => new ByteCursor(view, 4, 5).u16()).toThrow(UnreadableRecord);
  });

  it.each([
    [0, 9],
    [5, 4],
    [2 ** 32, 2 ** 32],
  ])('is none from %d to %d of eight bytes', (from, to) => {
    expect(() => new ByteCursor(view, from, to)).toThrow(UnreadableRecord);
  });
});

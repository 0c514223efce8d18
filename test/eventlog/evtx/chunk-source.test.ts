import { chunkSource } from '../../../eventlog/evtx/chunk-source.ts';

describe('chunkSource', () => {
  it('looks at the bytes where they are', () => {
    const source = chunkSource(Uint8Array.from([9, 9, 1, 2, 3, 9]).subarray(2, 5));
    expect(source.view.byteLength).toBe(3);
    expect(source.view.getUint8(2)).toBe(3);
    expect([source.names.size, source.templates.size]).toEqual([0, 0]);
  });
});

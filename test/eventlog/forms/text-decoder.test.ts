import fc from 'fast-check';
import { createPieceDecoder, joinBytes } from '../../../eventlog/forms/text-decoder.ts';
import { encodeText, type WrittenEncoding } from '../../support/log-bytes.ts';

function decode(bytes: Uint8Array, sizes: readonly number[]): string {
  const decoder = createPieceDecoder();
  let text = '';
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    text += decoder.write(bytes.subarray(at, at + size));
    at += size;
  }
  return text + decoder.end();
}

const sizes = fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 5 });
/** Text whose first character beyond ASCII stands anywhere, also behind the head. */
const text = fc
  .tuple(fc.integer({ min: 64, max: 5000 }), fc.array(fc.constantFrom('é', '日', '😀', 'x', '\n'), { maxLength: 40 }))
  .map(([count, rest]) => `${'a'.repeat(count)}${rest.join('')}`);

describe('createPieceDecoder', () => {
  it('gives back what was encoded, whatever the pieces', () => {
    const encoding = fc.constantFrom<WrittenEncoding>('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be');
    fc.assert(
      fc.property(text, encoding, sizes, (written, code, pieces) => {
        expect(decode(encodeText(written, code), pieces)).toBe(written);
      }),
    );
  });

  it('reads what is no UTF-8 as the code page of western Windows, wherever it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), sizes, (count, pieces) => {
        const bytes = Buffer.concat([Buffer.alloc(count, 'a'), Buffer.from([0xfc, 0x80, 0x62, 0xdf])]);
        expect(decode(bytes, pieces)).toBe(`${'a'.repeat(count)}ü€bß`);
      }),
    );
  });

  it('waits for all of the first character, also behind the head', () => {
    const text = `${'a'.repeat(5000)}é`;
    expect(decode(Buffer.from(text), [1])).toBe(text);
  });

  it('stays with the encoding of the first character', () => {
    const bytes = Buffer.concat([Buffer.from('é'), Buffer.from([0xfc]), Buffer.from('é')]);
    expect(decode(bytes, [1])).toBe('é\ufffdé');
  });

  it('reads bytes of UTF-16 without a mark', () => {
    expect(decode(Buffer.from('Event 33004', 'utf16le'), [3])).toBe('Event 33004');
  });

  it.each([
    [[], ''],
    [[0x61], 'a'],
    [[0xe9], 'é'],
    [[0xff, 0xfe], ''],
  ])('reads %j as %j', (bytes, written) => {
    expect(decode(Uint8Array.from(bytes), [1])).toBe(written);
  });

  it('marks a character that the end cuts off', () => {
    expect(decode(Buffer.from('aé日').subarray(0, 5), [1])).toBe('aé\ufffd');
  });
});

describe('joinBytes', () => {
  it('puts bytes behind others', () => {
    expect(joinBytes(Uint8Array.of(1), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
  });
});

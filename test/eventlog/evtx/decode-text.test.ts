import fc from 'fast-check';
import { cutNuls, decodeAnsi, decodeUtf16 } from '../../../eventlog/evtx/decode-text.ts';

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

describe('decodeUtf16', () => {
  it('reads what was written, from any place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(9), (text, before) => {
        const bytes = Buffer.concat([Buffer.alloc(before, 0xff), Buffer.from(text, 'utf16le'), Buffer.from('rest')]);
        expect(decodeUtf16(viewOf(bytes), before, text.length)).toBe(text);
      }),
    );
  });

  it('keeps what looks like a byte order mark', () => {
    for (const text of ['\ufeffx', `\ufeff${'x'.repeat(100)}`]) {
      expect(decodeUtf16(viewOf(Buffer.from(text, 'utf16le')), 0, text.length)).toBe(text);
    }
  });

  it('puts U+FFFD for half a pair, in short texts and in long ones', () => {
    for (const fill of ['x', 'x'.repeat(100)]) {
      const text = `\ud83d${fill}\ude42`;
      expect(decodeUtf16(viewOf(Buffer.from(text, 'utf16le')), 0, text.length)).toBe(`\ufffd${fill}\ufffd`);
    }
  });
});

describe('decodeAnsi', () => {
  it('reads the code page of western Europe', () => {
    expect(decodeAnsi(viewOf(Buffer.from('e4f6fc80', 'hex')), 0, 4)).toBe('äöü€');
    expect(decodeAnsi(viewOf(Buffer.from('one two')), 4, 3)).toBe('two');
  });
});

describe('cutNuls', () => {
  it.each([
    ['', ''],
    ['\0\0', ''],
    ['one', 'one'],
    ['one\0\0', 'one'],
    ['\0one\0\0two\0', '\none\n\ntwo'],
  ])('makes of %j %j', (text, cut) => {
    expect(cutNuls(text)).toBe(cut);
  });
});

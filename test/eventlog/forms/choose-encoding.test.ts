import { chooseEncoding, findBeyondAscii, judgeCharacter } from '../../../eventlog/forms/choose-encoding.ts';

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
const western = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('chooseEncoding', () => {
  it.each([
    ['utf-16le', utf16('\ufeffx')],
    ['utf-16be', bigEndian('\ufeffx')],
    ['utf-16le', utf16('Log Name: Application')],
    ['utf-16le', utf16('ab')],
    ['utf-8', Buffer.from('\ufeffx')],
    ['utf-8', Buffer.from('Schlüssel')],
    ['utf-8', Buffer.from('日付')],
    ['utf-8', Buffer.from('😀')],
    ['windows-1252', western('Schlüssel')],
    ['windows-1252', western('é')],
    ['windows-1252', western('\u0080\u00bf')],
    ['windows-1252', western('\u00f8\u00bf\u00bf\u00bf')],
    ['windows-1252', western('\u00e9\u00bfx')],
    ['windows-1252', western('\u00f0\u009f\u0098x')],
    ['windows-1252', western('\u00f5\u0080\u0080\u0080')],
    ['windows-1252', western('\u00e0\u0080x')],
    ['windows-1252', western('\u00c1\u00bf')],
    ['utf-8', western('\u00c2\u00bf')],
    [undefined, Buffer.from('plain')],
    [undefined, Buffer.from('a\0b')],
    [undefined, Buffer.from('a\0')],
    [undefined, new Uint8Array()],
  ])('is %s for %j', (encoding, head) => {
    expect(chooseEncoding(head)).toBe(encoding);
  });
});

describe('judgeCharacter', () => {
  it('takes a character that is cut off for UTF-8 as long as it can be', () => {
    expect(judgeCharacter(Buffer.from('日').subarray(0, 2))).toBe('utf-8');
    expect(judgeCharacter(Buffer.from('日').subarray(0, 1))).toBe('windows-1252');
  });
});

describe('findBeyondAscii', () => {
  it('finds the first byte above 127', () => {
    expect([Buffer.from('abé'), Buffer.from('ab'), Uint8Array.of(0x7f, 0x80)].map(findBeyondAscii)).toEqual([2, -1, 1]);
  });
});

import { dataRecord, fileTimeValue, readText } from '../../support/evtx-reading.ts';
import type { XmlValue } from '../../support/evtx-binxml.ts';
import { value } from '../../support/evtx-writer.ts';

const only = (typed: XmlValue): Promise<string | undefined> =>
  readText(dataRecord([{ substitution: 0, type: 0x01 }], [typed]));
const bytes = (type: number, hex: string): XmlValue => ({ type, bytes: Buffer.from(hex, 'hex') });
const reals = (type: 0x0b | 0x0c | 0x8c, ...numbers: readonly number[]): XmlValue => {
  const typed = type === 0x0b ? Float32Array.from(numbers) : Float64Array.from(numbers);
  return { type, bytes: new Uint8Array(typed.buffer) };
};
const guid = '000102030405060708090a0b0c0d0e0f';
const localSystem = '010100000000000512000000';
const administrators = '01020000000000052000000020020000';

describe('valueText', () => {
  it.each<[string, XmlValue, string]>([
    ['no value', value.none, ''],
    ['a text', value.text('Grüße 🙂'), 'Grüße 🙂'],
    ['a long text', value.text('ä🙂'.repeat(500)), 'ä🙂'.repeat(500)],
    ['half a pair', value.text('x\ud83d'), 'x\ufffd'],
    ['half a pair in a long text', value.text(`${'x'.repeat(50)}\ud83d`), `${'x'.repeat(50)}\ufffd`],
    ['a byte order mark', value.text('\ufeffx'), '\ufeffx'],
    ['a text filled up', value.text('one\0\0'), 'one'],
    ['a text with a NUL inside', value.text('one\0two\0'), 'one\ntwo'],
    ['an ANSI text', bytes(0x02, 'fc80'), 'ü€'],
    ['int 8', value.number(0x03, 1, -5), '-5'],
    ['uint 8', value.number(0x04, 1, 251), '251'],
    ['int 16', value.number(0x05, 2, -300), '-300'],
    ['uint 16', value.number(0x06, 2, 65_000), '65000'],
    ['int 32', value.number(0x07, 4, -70_000), '-70000'],
    ['uint 32', value.number(0x08, 4, 4_000_000_000), '4000000000'],
    ['int 64', value.number(0x09, 8, -9_007_199_254_740_993n), '-9007199254740993'],
    ['uint 64', value.number(0x0a, 8, 2n ** 64n - 1n), '18446744073709551615'],
    ['real 32', reals(0x0b, 0.1), '0.1'],
    ['real 64', reals(0x0c, -0.1), '-0.1'],
    ['infinity', reals(0x0c, Infinity), '1.#INF'],
    ['minus infinity', reals(0x0c, -Infinity), '-1.#INF'],
    ['no number', reals(0x0b, NaN), '-1.#IND'],
    ['true', value.number(0x0d, 4, 256), 'true'],
    ['false', value.number(0x0d, 4, 0), 'false'],
    ['a bool without bytes', value.number(0x0d, 0, 0), ''],
    ['a short bool', value.number(0x0d, 1, 1), 'true'],
    ['bytes', bytes(0x0e, '00ab0f'), '00AB0F'],
    ['a GUID', bytes(0x0f, guid), '{03020100-0504-0706-0809-0a0b0c0d0e0f}'],
    ['a size of 32 bits', value.number(0x10, 4, 588), '0x24c'],
    ['a size of 64 bits', value.number(0x10, 8, 2n ** 40n), '0x10000000000'],
    ['a FILETIME', fileTimeValue(Date.UTC(2026, 2, 14, 9, 26, 53, 7)), '2026-03-14T09:26:53.0070000Z'],
    ['the last 100 ns of a second', value.number(0x11, 8, 9_999_999), '1601-01-01T00:00:00.9999999Z'],
    ['a FILETIME after 9999', bytes(0x11, 'ffffffffffffff7f'), 'FFFFFFFFFFFFFF7F'],
    ['a SYSTEMTIME', bytes(0x12, 'ea0703000600' + '0e00' + '09001a003500' + 'fa00'), '2026-03-14T09:26:53.250Z'],
    ['a SYSTEMTIME that is no date', bytes(0x12, '00'.repeat(16)), '00'.repeat(16)],
    ['a SID', bytes(0x13, administrators), 'S-1-5-32-544'],
    ['a SID of a large authority', bytes(0x13, '0101000100000000' + '01000000'), 'S-1-4294967296-1'],
    ['a SID that lacks a part', bytes(0x13, administrators.slice(0, 24)), administrators.slice(0, 24)],
    ['a SID that lacks its head', bytes(0x13, '0101'), '0101'],
    ['hex 32', value.number(0x14, 4, 0x80230619), '0x80230619'],
    ['hex 64', value.number(0x15, 8, 0x8000_0000_0000_0000n), '0x8000000000000000'],
    ['XML', { type: 0x23, bytes: Buffer.from('<a/>', 'utf16le') }, '<a/>'],
    ['a type nobody knows', bytes(0x7e, 'beef'), 'BEEF'],
    ['a number that is cut', bytes(0x08, '0102'), '0102'],
  ])('writes %s', async (_, typed, text) => {
    expect(await only(typed)).toBe(text);
  });

  it.each<[string, XmlValue, string]>([
    ['texts', value.texts(['one', '', 'three']), 'one\n\nthree'],
    ['texts of which the last is empty', value.texts(['one', '']), 'one\n'],
    ['texts that lack the last NUL', { type: 0x81, bytes: Buffer.from('one\0two', 'utf16le') }, 'one\ntwo'],
    ['ANSI texts', { type: 0x82, bytes: Buffer.from('one\0two\0') }, 'one\ntwo'],
    ['int 8', bytes(0x83, '01ff'), '1\n-1'],
    ['uint 32', bytes(0x88, '01000000ffffffff'), '1\n4294967295'],
    ['real 64', reals(0x8c, 1.5, 2), '1.5\n2'],
    ['bools', bytes(0x8d, '0000000001000000'), 'false\ntrue'],
    [
      'GUIDs',
      bytes(0x8f, guid + '00'.repeat(16)),
      '{03020100-0504-0706-0809-0a0b0c0d0e0f}\n{00000000-0000-0000-0000-000000000000}',
    ],
    ['SIDs', bytes(0x93, localSystem + administrators), 'S-1-5-18\nS-1-5-32-544'],
    ['SIDs of which the last is cut', bytes(0x93, `${localSystem}01`), 'S-1-5-18\n01'],
    ['hex 32', bytes(0x94, '0100000010000000'), '0x1\n0x10'],
    ['numbers of which the last is cut', bytes(0x86, '0100ff'), '1\nFF'],
    ['what no array can be of', bytes(0x8e, '0102'), '0102'],
  ])('writes an array of %s', async (_, typed, text) => {
    expect(await only(typed)).toBe(text);
  });
});

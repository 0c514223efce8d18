import type { XmlContent, XmlElement, XmlValue } from '../../support/evtx-binxml.ts';
import { writeLogFile, type LogRecord } from '../../support/evtx-file.ts';
import { dataRecord, eventRecord, readBehind, readLog, readText, systemElement } from '../../support/evtx-reading.ts';
import { value } from '../../support/evtx-writer.ts';

const first: XmlContent = { substitution: 0, type: 0x01 };

/** Writes one event, and puts another byte where some bytes are found first. */
async function readBroken(record: LogRecord, found: readonly number[], place: number, byte: number) {
  const file = Buffer.from(writeLogFile([record]));
  const at = file.indexOf(Uint8Array.from(found));
  expect(at).toBeGreaterThan(0);
  file[at + place] = byte;
  return readLog(file);
}

describe('parseBinXml', () => {
  it.each<[string, readonly XmlContent[], string]>([
    ['text in several tokens', ['one ', 'two'], 'one two'],
    ['text around a value', ['before ', first, ' after'], 'before (0) after'],
    ['characters and entities', [{ character: 0x20ac }, { entity: 'lt' }, { entity: 'amp' }, { entity: 'gt' }], '€<&>'],
    ['quotes', [{ entity: 'quot' }, { entity: 'apos' }], '"\''],
    ['an entity nobody knows', [{ entity: 'nbsp' }], '&nbsp;'],
    ['CDATA', [{ cdata: '<b> & ' }, 'c'], '<b> & c'],
    ['an instruction, which is no text', ['one ', { target: 'php', data: 'echo' }, 'two'], 'one two'],
    ['a text filled up with NULs', ['one\0\0'], 'one'],
    ['a character that is half a pair', [{ character: 0xd83d }], '\ufffd'],
    ['a character that is a NUL', ['one', { character: 0 }], 'one'],
    [
      'an instance of another template',
      [{ template: { name: 'b', content: [first] }, values: [value.text('own')] }],
      'own',
    ],
  ])('reads %s', async (_, content, text) => {
    expect(await readText(dataRecord(content, [value.text('(0)')]))).toBe(text);
  });

  it('reads Binary XML among the values: with head or without, of templates or of none', async () => {
    const data: XmlElement = { name: 'EventData', content: [{ name: 'Data', content: [first] }] };
    const plain: XmlElement = {
      name: 'EventData',
      content: [{ name: 'Data', attributes: { Name: ['x'] }, content: ['plain'] }],
    };
    const forms: readonly [XmlValue, string][] = [
      [{ fragment: { template: data, values: [value.text('one')] } }, 'one'],
      [{ bare: { template: data, values: [value.text('two')] } }, 'two'],
      [{ fragment: plain }, 'plain'],
      [{ bare: plain }, 'plain'],
    ];
    const records = forms.map(([form], index) =>
      eventRecord([systemElement(), { substitution: 0, type: 0x21, isOptional: true }], [form], index),
    );
    const { events } = await readLog(writeLogFile(records));
    expect(events.map(({ text }) => text)).toEqual(forms.map(([, text]) => text));
  });

  it('reads an event that is written without a template', async () => {
    const root: XmlElement = {
      name: 'Event',
      attributes: { xmlns: ['x'], lang: ['en'] },
      content: [systemElement(), { name: 'EventData', content: [{ name: 'Data', content: ['plain'] }] }],
    };
    const { events } = await readLog(writeLogFile([{ recordId: 1, at: 0, root }]));
    expect(events).toEqual([{ provider: 'Tests', id: 7, text: 'plain' }]);
  });

  it('uses a template where it was written, also behind a record that cannot be read', async () => {
    const template: XmlElement = {
      name: 'Event',
      content: [systemElement(), { name: 'EventData', content: [{ name: 'Data', content: [first] }] }],
    };
    const records = ['one', 'two', 'three'].map((text, index) => ({
      recordId: index,
      at: 0,
      root: { template, values: [value.text(text)] },
    }));
    const file = writeLogFile(records);
    expect((await readLog(file)).events.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    file[4_096 + 512 + 24] = 0x3f;
    const { reading, events } = await readLog(file);
    expect(events.map(({ text }) => text)).toEqual(['two', 'three']);
    expect(reading).toMatchObject({ unreadable: 1 });
  });

  it.each<[string, LogRecord, readonly number[], number, number]>([
    ['a token nobody knows', dataRecord(['x']), [0x05, 0x01, 1, 0, 0x78], 0, 0x33],
    ['a value of another type than text', dataRecord(['x']), [0x05, 0x01, 1, 0, 0x78], 1, 0x08],
    ['a text longer than the template', dataRecord(['x']), [0x05, 0x01, 1, 0, 0x78], 3, 0xff],
    ['an element that does not end', dataRecord(['x']), [0x05, 0x01, 1, 0, 0x78, 0, 0x04], 6, 0x00],
    ['a start that is not closed', dataRecord(['x']), [0x02, 0x05, 0x01, 1, 0, 0x78], 0, 0x0f],
    ['a name outside the chunk', dataRecord([{ entity: 'zz' }]), [0x02, 0x09], 5, 0xff],
    ['a template outside the chunk', dataRecord(['x']), [0x0c, 0x01], 9, 0xff],
    ['a template longer than the chunk', dataRecord(['x']), [0x0f, 1, 1, 0, 0x01, 0xff, 0xff], -1, 0xff],
    ['more values than bytes', dataRecord([first], [value.text('value')]), [1, 0, 0, 0, 10, 0, 1, 0], 1, 0xff],
    ['a value longer than the record', dataRecord([first], [value.text('value')]), [1, 0, 0, 0, 10, 0, 1, 0], 5, 0xff],
  ])('gives a record up for %s', async (_, record, found, place, byte) => {
    expect((await readLog(writeLogFile([record]))).events).toHaveLength(1);
    const { reading, events } = await readBroken(record, found, place, byte);
    expect(events).toEqual([]);
    expect(reading).toMatchObject({ kind: 'read', read: 0, unreadable: 1 });
  });

  it('finds names that stand behind what uses them', async () => {
    const records = [dataRecord([{ entity: 'one' }, { entity: 'one' }], [], 1), dataRecord([{ entity: 'two' }], [], 2)];
    const file = Buffer.from(writeLogFile(records));
    const view = new DataView(file.buffer, file.byteOffset);
    const nameAt = (name: string): number => file.indexOf(Buffer.from(`${name}\0`, 'utf16le')) - 8 - 4_096;
    const use = Buffer.from([0x09, 0, 0, 0, 0]);
    use.writeUInt32LE(nameAt('one'), 1);
    view.setUint32(file.lastIndexOf(use) + 1, nameAt('two'), true);
    expect((await readLog(file)).events.map(({ text }) => text)).toEqual(['&one;&two;', '&two;']);
  });

  it('gives a template up that leads back to itself', async () => {
    const inner: XmlElement = { name: 'inner', content: [] };
    const record = dataRecord([{ template: inner, values: [] }], []);
    const file = Buffer.from(writeLogFile([record]));
    const view = new DataView(file.buffer, file.byteOffset);
    const outer = 4_096 + 512 + 24 + 4;
    const place = file.indexOf(Uint8Array.of(0x0c, 0x01), outer + 2);
    // The inner instance names the outer template.
    view.setUint32(place + 6, view.getUint32(outer + 6, true), true);
    expect((await readLog(file)).reading).toMatchObject({ read: 0, unreadable: 1 });
  });

  it('tries a template once, so that the one that is broken takes nothing from other records', async () => {
    const elements = Array.from({ length: 1_500 }, () => ({ name: 'e' }));
    const template: XmlElement = { name: 'Event', content: [systemElement(), ...elements, 'z'] };
    const broken = Array.from({ length: 250 }, (_, index) => ({
      recordId: index,
      at: 0,
      root: { template, values: [] },
    }));
    const file = Buffer.from(writeLogFile([...broken, dataRecord(['after'], [], 250)]));
    expect(file).toHaveLength(4_096 + 65_536);
    const unwanted = { wantsText: (): boolean => false };
    expect((await readLog(file, unwanted)).reading).toMatchObject({ read: 251, unreadable: 0 });
    // The text at the end of the template becomes a token that nobody knows.
    file[file.indexOf(Uint8Array.of(0x05, 0x01, 1, 0, 0x7a))] = 0x33;
    const { reading, events } = await readLog(file);
    expect(events.map(({ text }) => text)).toEqual(['after']);
    expect(reading).toMatchObject({ read: 1, unreadable: 250 });
  });

  it('stops at elements that lie too deep, and reads the next record', async () => {
    const nested = (levels: number): XmlElement =>
      levels === 0 ? { name: 'a', content: ['deep'] } : { name: 'a', content: [nested(levels - 1)] };
    expect((await readBehind(dataRecord([nested(40)]))).events.map(({ text }) => text)).toEqual(['before', 'deep']);
    const file = writeLogFile([dataRecord([nested(80)], [], 1), dataRecord(['after'], [], 2)]);
    const { reading, events } = await readLog(file);
    expect(events.map(({ text }) => text)).toEqual(['after']);
    expect(reading).toMatchObject({ unreadable: 1 });
    const unread = await readLog(writeLogFile([eventRecord([systemElement(), nested(80)])]));
    expect(unread.reading).toMatchObject({ read: 0, unreadable: 1 });
  });
});

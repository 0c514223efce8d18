import type { XmlContent, XmlElement } from '../../support/evtx-binxml.ts';
import { writeLogFile } from '../../support/evtx-file.ts';
import { eventRecord, readLog, readText, systemElement } from '../../support/evtx-reading.ts';
import { value } from '../../support/evtx-writer.ts';

const element = (name: string, ...content: readonly XmlContent[]): XmlElement => ({ name, content });
const optional = (substitution: number): XmlContent => ({ substitution, type: 0x01, isOptional: true });

describe('readEvent', () => {
  it.each<[string, readonly XmlContent[], string]>([
    ['no data', [], ''],
    ['data without content', [{ name: 'EventData' }], ''],
    [
      'one line for each of the strings',
      [element('EventData', element('Data', 'one'), element('Data', 'two'))],
      'one\ntwo',
    ],
    [
      'an empty string',
      [element('EventData', element('Data', 'one'), element('Data'), element('Data', 'three'))],
      'one\n\nthree',
    ],
    ['bytes, which are no string', [element('EventData', element('Data', 'one'), element('Binary', 'FF'))], 'one'],
    [
      'data in data',
      [element('EventData', element('ComplexData', element('Data', 'one'), element('Data', 'two')))],
      'one\ntwo',
    ],
    [
      'data of a provider',
      [element('UserData', element('EventXML', element('Code', '5'), element('Binary', 'FF')))],
      '5\nFF',
    ],
    ['both', [element('EventData', element('Data', 'one')), element('UserData', element('x', 'two'))], 'one\ntwo'],
    [
      'a message',
      [
        element('EventData', element('Data', 'one')),
        element('RenderingInfo', element('Level', 'Error'), element('Message', 'All of it.')),
      ],
      'All of it.',
    ],
    [
      'an empty message',
      [element('EventData', element('Data', 'one')), element('RenderingInfo', element('Message'))],
      'one',
    ],
    [
      'a message before the data',
      [element('RenderingInfo', element('Message', 'All of it.')), element('EventData', element('Data', 'one'))],
      'All of it.',
    ],
    ['a part nobody knows', [element('ProcessingErrorData', element('ErrorCode', '15005'))], ''],
  ])('makes the text of %s', async (_, parts, text) => {
    expect(await readText(eventRecord([systemElement(), ...parts]))).toBe(text);
  });

  it('leaves strings out that are optional and have no value', async () => {
    const data = [0, 1, 2, 3, 9].map((index) => element('Data', optional(index)));
    const values = [value.none, value.text(''), value.texts([]), value.text('last')];
    expect(await readText(eventRecord([systemElement(), element('EventData', ...data)], values))).toBe('\nlast');
  });

  it('keeps the line of a string that must be there', async () => {
    const data = [element('Data', { substitution: 0, type: 0x01 }), element('Data', 'last')];
    expect(await readText(eventRecord([systemElement(), element('EventData', ...data)], [value.none]))).toBe('\nlast');
  });

  it('asks for the provider also when the data stand before it', async () => {
    const file = writeLogFile([eventRecord([element('EventData', element('Data', 'one')), systemElement()])]);
    expect((await readLog(file)).events[0]?.text).toBe('one');
    const { events } = await readLog(file, { wantsText: () => false });
    expect(events).toEqual([{ provider: 'Tests', id: 7, text: '' }]);
  });

  it('does not read the text that nobody wants, so that damage there costs nothing', async () => {
    const broken = { type: 0x21, bytes: Uint8Array.of(0x33) };
    const file = writeLogFile([eventRecord([systemElement(), { substitution: 0, type: 0x21 }], [broken])]);
    expect((await readLog(file)).reading).toMatchObject({ read: 0, unreadable: 1 });
    expect((await readLog(file, { wantsText: () => false })).reading).toMatchObject({ read: 1, unreadable: 0 });
  });

  it.each<[string, readonly XmlContent[]]>([
    ['says nothing about itself', [element('EventData', element('Data', 'one'))]],
    ['is empty', []],
  ])('cannot read an event that %s', async (_, parts) => {
    const { reading } = await readLog(writeLogFile([eventRecord(parts)]));
    expect(reading).toMatchObject({ read: 0, unreadable: 1 });
  });
});

import type { TemplateInstance, XmlContent, XmlElement, XmlValue } from '../../support/evtx-binxml.ts';
import { writeLogFile } from '../../support/evtx-file.ts';
import { dataRecord, eventRecord, readLog, readText, systemElement } from '../../support/evtx-reading.ts';
import { value } from '../../support/evtx-writer.ts';

const first: XmlContent = { substitution: 0, type: 0x21 };

/** Templates that hold ten times the next one, so many levels down; the last says `ha`. */
function laughs(levels: number): TemplateInstance {
  const content = Array.from({ length: 10 }, () => first);
  const inner: XmlValue = levels === 1 ? value.text('ha') : { fragment: laughs(levels - 1) };
  return { template: { name: `lol${String(levels)}`, content }, values: [inner] };
}

describe('walking through an event', () => {
  it('finds elements in values of values', async () => {
    const data: XmlElement = { name: 'EventData', content: [{ name: 'Data', content: [first] }] };
    const inner: TemplateInstance = { template: data, values: [value.text('inner')] };
    const middle: XmlElement = { name: 'unused' };
    const record = eventRecord(
      [systemElement(), { substitution: 1, type: 0x21 }, { substitution: 0, type: 0x21 }],
      [{ fragment: inner }, { bare: middle }],
    );
    expect(await readText(record)).toBe('inner');
  });

  it('lets a value count for its own template only', async () => {
    const inner: TemplateInstance = { template: { name: 'b', content: [first] }, values: [value.text('inner')] };
    const content: XmlContent[] = [{ substitution: 0, type: 0x01 }, inner];
    expect(await readText(dataRecord(content, [value.text('outer ')]))).toBe('inner');
    expect(await readText(dataRecord([{ name: 'b', content }], [value.text('outer ')]))).toBe('inner');
  });

  it('gives nothing for a value that is not there', async () => {
    expect(await readText(dataRecord(['a', { substitution: 5, type: 0x01 }, 'b'], [value.text('x')]))).toBe('ab');
  });

  it('reads all the text of a message, whatever it is made of', async () => {
    const own: TemplateInstance = { template: { name: 'c', content: [first, '!'] }, values: [value.text('own')] };
    const content: XmlContent[] = [
      'a ',
      { name: 'b', content: ['b ', { substitution: 1, type: 0x01 }] },
      ' ',
      first,
      own,
    ];
    const parts = [systemElement(), { name: 'RenderingInfo', content: [{ name: 'Message', content }] }];
    const record = eventRecord(parts, [{ fragment: own }, value.text('value')]);
    expect(await readText(record)).toBe('a b value own!own!');
  });

  it('gives up templates that multiply one another, and reads the next record', async () => {
    const lines = dataRecord([first], [{ fragment: laughs(9) }], 1);
    const data = eventRecord([systemElement(), { name: 'EventData', content: [first] }], [{ fragment: laughs(9) }], 2);
    const message = { name: 'RenderingInfo', content: [{ name: 'Message', content: [first] }] };
    const rendered = eventRecord([systemElement(), message], [{ fragment: laughs(9) }], 3);
    const file = writeLogFile([lines, data, rendered, dataRecord(['after'], [], 4)]);
    const { reading, events } = await readLog(file);
    expect(events.map(({ text }) => text)).toEqual(['after']);
    expect(reading).toMatchObject({ read: 1, unreadable: 3 });
    const fewer = await readText(dataRecord([first], [{ fragment: laughs(2) }]));
    expect(fewer).toBe(Array.from({ length: 10 }, () => 'ha'.repeat(10)).join('\n'));
  });

  it('gives up a text that repeats a long value', async () => {
    const long = value.text('x'.repeat(20_000));
    const times = (count: number): XmlContent[] => Array.from({ length: count }, () => first);
    const { events } = await readLog(writeLogFile([dataRecord(times(9), [long], 1)]));
    expect(events[0]?.text.length).toBe(180_000);
    const { reading } = await readLog(writeLogFile([dataRecord(times(11), [long], 1)]));
    expect(reading).toMatchObject({ read: 0, unreadable: 1 });
  });

  it('gives up a text that repeats a long part of its template', async () => {
    const inner: XmlElement = { name: 'b', content: ['x'.repeat(20_000)] };
    const times = (count: number): XmlContent[] =>
      Array.from({ length: count }, () => ({ template: inner, values: [] }));
    const { events } = await readLog(writeLogFile([dataRecord(times(9), [], 1)]));
    expect(events[0]?.text.replaceAll('\n', '').length).toBe(180_000);
    const { reading } = await readLog(writeLogFile([dataRecord(times(25), [], 1)]));
    expect(reading).toMatchObject({ read: 0, unreadable: 1 });
  });

  it.each<[string, XmlElement]>([
    ['empty values', { name: 'b', content: Array.from({ length: 1_000 }, () => ({ substitution: 0, type: 0x01 })) }],
    ['empty elements', { name: 'b', content: Array.from({ length: 1_000 }, () => ({ name: 'c' })) }],
  ])('gives up an event that repeats many %s', async (_, template) => {
    const read = async (count: number, part: (content: readonly XmlContent[]) => XmlElement): Promise<number> => {
      const content = Array.from({ length: count }, () => ({ template, values: [value.text('')] }));
      return (await readLog(writeLogFile([eventRecord([systemElement(), part(content)])]))).events.length;
    };
    const data = (content: readonly XmlContent[]): XmlElement => ({ name: 'EventData', content });
    const message = (content: readonly XmlContent[]): XmlElement => ({
      name: 'RenderingInfo',
      content: [{ name: 'Message', content }],
    });
    expect([await read(5, data), await read(5, message)]).toEqual([1, 1]);
    expect([await read(25, data), await read(25, message)]).toEqual([0, 0]);
  });

  it('gives up an event that holds one value with many values again and again', async () => {
    const values = Array.from({ length: 1_000 }, () => value.none);
    const read = async (count: number): Promise<number> => {
      const content = Array.from({ length: count }, () => first);
      const record = dataRecord(content, [{ fragment: { template: { name: 'b' }, values } }]);
      return (await readLog(writeLogFile([record]))).events.length;
    };
    expect([await read(5), await read(25)]).toEqual([1, 0]);
  });

  it('gives up an event that parses a long text again and again, although nobody asks for it', async () => {
    const long: XmlValue = { bare: { name: 'Other', content: ['x'.repeat(20_000)] } };
    const read = async (count: number): Promise<number> => {
      const parts = Array.from({ length: count }, () => first);
      return (await readLog(writeLogFile([eventRecord([systemElement(), ...parts], [long])]))).events.length;
    };
    expect([await read(15), await read(25)]).toEqual([1, 0]);
  });

  it('gives up Binary XML that is nested too deep among the values', async () => {
    const nested = (levels: number): TemplateInstance => ({
      template: { name: `n${String(levels)}`, content: [first] },
      values: [levels === 0 ? value.text('deep') : { fragment: nested(levels - 1) }],
    });
    expect(await readText(dataRecord([first], [{ fragment: nested(20) }]))).toBe('deep');
    expect(await readText(dataRecord([first], [{ fragment: nested(70) }]))).toBeUndefined();
  });
});

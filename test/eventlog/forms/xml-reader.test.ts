import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import { createXmlReader } from '../../../eventlog/forms/xml-reader.ts';
import { cutText } from '../../support/log-bytes.ts';
import { anyEvents } from '../../support/log-events.ts';
import { messageOf, writeViewerXml, writeXmlEvent } from '../../support/log-writers.ts';

function read(...pieces: readonly string[]): { readonly records: readonly EventRecord[]; readonly reading: unknown } {
  const records: EventRecord[] = [];
  const reader = createXmlReader(
    (record) => records.push(record),
    () => true,
  );
  for (const piece of pieces) if (!reader.write(piece)) break;
  return { reading: reader.end(), records };
}

const event = (id: number, data = 'x'): string =>
  `<Event><System><Provider Name="ADSync"/><EventID>${String(id)}</EventID></System><EventData><Data>${data}</Data></EventData></Event>`;
const whole = (count: number): unknown => ({ kind: 'read', form: 'xml', read: count, unreadable: 0, isCut: false });
const cut = (count: number): unknown => ({ kind: 'read', form: 'xml', read: count, unreadable: 0, isCut: true });

describe('createXmlReader', () => {
  it('reads events one character at a time', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { reading, records } = read(...cutText(writeViewerXml(events), 1));
        expect(reading).toEqual(whole(events.length));
        expect(records.map(({ text }) => text)).toEqual(events.map(messageOf));
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['in a list', `<Events>${event(1)}${event(2)}</Events>`],
    ['one after the other', `${event(1)}\r\n${event(2)}`],
    [
      'in lists that were put together',
      `<?xml version="1.0"?><Events>${event(1)}</Events><?xml version="1.0"?><Events>${event(2)}</Events>`,
    ],
    ['with a prefix', event(1).replaceAll('<', '<e:').replaceAll('<e:/', '</e:') + event(2)],
    ['as Internet Explorer draws them', `- ${event(1).replaceAll('><', '>\n- <')}\n- ${event(2)}`],
    ['with control characters', `${event(1, '&#x1;\u0001')}${event(2, ']]>')}`],
  ])('reads events %s', (_, text) => {
    const { reading, records } = read(text);
    expect(reading).toEqual(whole(2));
    expect(records.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('reads text in CDATA sections and character references', () => {
    expect(read(event(1, 'a<![CDATA[<b>&amp;]]>&lt;c&#62;')).records).toMatchObject([{ text: 'a<b>&amp;<c>' }]);
  });

  it.each([
    ['an end in the middle', '<Event><System>'],
    ['an entity', event(3, '&other;')],
    ['elements inside each other beyond any depth', '<a>'.repeat(200_000)],
    ['an event that is as deep', `<Event>${'<a>'.repeat(200_000)}`],
    ['something that is no XML', '< & >'],
  ])('keeps what stands before %s', (_, text) => {
    expect(read(event(1), text, event(2)).reading).toEqual(cut(1));
  });

  it('counts the event in which a tag is closed wrongly, and reads no further', () => {
    const reading = { kind: 'read', form: 'xml', read: 1, unreadable: 1, isCut: true };
    expect(read(event(1), '<Event></System></Event>', event(2)).reading).toEqual(reading);
  });

  it.each([
    ['doctype', `<!DOCTYPE a [<!ENTITY b "c">]>${event(1, '&b;')}`],
    ['doctype', `${event(1)}<!DOCTYPE a>${event(2)}`],
  ])('refuses as %s %j', (why, text) => {
    expect(read(text).reading).toEqual({ kind: 'refused', why });
  });

  it.each([
    ['broken', '<Event>'],
    ['broken', '<a></b>'],
    ['limits', '<a>'.repeat(21)],
    ['limits', `<a b="${'x'.repeat(8_100_000)}`],
    ['limits', `<!--${'x'.repeat(8_100_000)}`],
    ['limits', `<Event><System>${'<a>x</a>'.repeat(1_100_000)}`],
    ['no-events', '<Events></Events>'],
    ['no-events', `<a>${'<b>x</b>'.repeat(1_100_000)}</a>`],
  ])('refuses as %s what is so from the start', (why, text) => {
    expect(read(text).reading).toEqual({ kind: 'refused', why, form: 'xml' });
  });

  it('goes 20 elements deep', () => {
    expect(
      read(`${'<a>'.repeat(17)}<Event><System><EventID>5</EventID></System></Event>${'</a>'.repeat(17)}`).reading,
    ).toEqual(whole(1));
  });

  it('counts an event that is too large or has no id, and reads on', () => {
    const { reading, records } = read(event(1, 'x'.repeat(1_200_000)), '<Event/>', event(2));
    expect(reading).toEqual({ kind: 'read', form: 'xml', read: 1, unreadable: 2, isCut: false });
    expect(records).toMatchObject([{ id: 2 }]);
  });

  it('reads an event inside of an event as its data, never as one of its own', () => {
    expect(read(event(1, event(2))).records.map(({ id }) => id)).toEqual([1]);
  });

  it('stops where one event has more characters than a thousand that XML does not know', () => {
    const bad = (count: number): string => event(1, '&#1;'.repeat(count));
    expect(read(bad(1000), bad(1000)).reading).toEqual(whole(2));
    expect(read(event(1), bad(1001), event(2)).reading).toEqual(cut(1));
  });

  it('keeps to what it has read once it has stopped', () => {
    const reader = createXmlReader(
      () => undefined,
      () => true,
    );
    const described = {
      provider: 'a',
      level: 'error',
      at: 0,
      channel: '',
      computer: '',
      recordId: 1,
      strings: [],
    } as const;
    expect(
      [writeXmlEvent({ ...described, id: 1 }, false), '</b>', event(2)].map((piece) => reader.write(piece)),
    ).toEqual([true, false, false]);
    expect(reader.end()).toEqual(cut(1));
  });
});

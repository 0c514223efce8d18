import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import type { XmlContent, XmlElement, XmlValue } from '../../support/evtx-binxml.ts';
import { writeLogFile } from '../../support/evtx-file.ts';
import { eventRecord, fileTimeValue, readLog } from '../../support/evtx-reading.ts';
import { value } from '../../support/evtx-writer.ts';

/** The event whose `System` element has this content; undefined when it cannot be read. */
async function readSystem(
  content: readonly XmlContent[],
  values: readonly XmlValue[] = [],
): Promise<EventRecord | undefined> {
  return (await readLog(writeLogFile([eventRecord([{ name: 'System', content }], values)]))).events[0];
}

const eventId: XmlElement = { name: 'EventID', content: ['7'] };
const first: XmlContent = { substitution: 0, type: 0x01 };
const provider = (attributes: Readonly<Record<string, readonly XmlContent[]>>): XmlElement => ({
  name: 'Provider',
  attributes,
});
const created = (content: readonly XmlContent[]): XmlElement => ({
  name: 'TimeCreated',
  attributes: { SystemTime: content },
});

function bytesOf(typed: XmlValue): Uint8Array {
  return 'bytes' in typed ? typed.bytes : new Uint8Array(0);
}

describe('readSystemFields', () => {
  it('leaves out what the log does not say', async () => {
    expect(await readSystem([eventId])).toEqual({ provider: '', id: 7, text: '' });
  });

  it.each<[string, XmlElement, string]>([
    ['its name', provider({ Name: ['ADSync'], Guid: ['{x}'] }), 'ADSync'],
    [
      'its name, not that of the classic source',
      provider({ Name: ['Microsoft-Windows-Search'], EventSourceName: ['Search'] }),
      'Microsoft-Windows-Search',
    ],
    ['the classic source when there is no name', provider({ Guid: ['{x}'], EventSourceName: ['Search'] }), 'Search'],
    ['the classic source when the name is empty', provider({ Name: [first], EventSourceName: ['Search'] }), 'Search'],
    ['nothing', provider({ Guid: ['{x}'] }), ''],
  ])('takes for the provider %s', async (_, element, name) => {
    expect(await readSystem([element, eventId], [value.none])).toEqual({ provider: name, id: 7, text: '' });
  });

  it.each<[string, XmlElement, number]>([
    ['beside its qualifiers', { name: 'EventID', attributes: { Qualifiers: ['49152'] }, content: ['6329'] }, 6329],
    ['below its qualifiers', { name: 'EventID', content: [first] }, 6329],
    ['as a text', { name: 'EventID', content: ['63', '29'] }, 6329],
  ])('reads the number of the event %s', async (_, element, id) => {
    expect(await readSystem([element], [value.number(0x08, 4, 0xc000_18b9)])).toMatchObject({ id });
  });

  it.each<[string, readonly XmlContent[]]>([
    ['no number', []],
    ['an empty number', [{ name: 'EventID', content: [first] }]],
    ['a word for a number', [{ name: 'EventID', content: ['seven'] }]],
    ['a number below zero', [{ name: 'EventID', content: ['-7'] }]],
  ])('cannot read an event that has %s', async (_, content) => {
    expect(await readSystem(content, [value.none])).toBeUndefined();
  });

  it.each<[number, string | undefined]>([
    [0, 'information'],
    [1, 'critical'],
    [2, 'error'],
    [3, 'warning'],
    [4, 'information'],
    [5, 'verbose'],
    [6, undefined],
    [255, undefined],
  ])('reads level %d as %s', async (number, level) => {
    const event = await readSystem([eventId, { name: 'Level', content: [first] }], [value.number(0x04, 1, number)]);
    expect(event?.level).toBe(level);
  });

  it('has no level for an event without one', async () => {
    const event = await readSystem([eventId, { name: 'Level', content: [first] }], [value.none]);
    expect(event).toEqual({ provider: '', id: 7, text: '' });
  });

  it.each<[string, XmlValue, number | undefined]>([
    ['a FILETIME', fileTimeValue(1_234), 1_234],
    ['1970', fileTimeValue(0), 0],
    ['a FILETIME before 1970', fileTimeValue(-1), undefined],
    ['a FILETIME of zero', value.number(0x11, 8, 0), undefined],
    ['a FILETIME after 9999', value.number(0x11, 8, 2n ** 63n), undefined],
    [
      'a SYSTEMTIME',
      { type: 0x12, bytes: new Uint8Array(Uint16Array.from([1970, 1, 0, 2, 0, 0, 0, 5]).buffer) },
      86_400_005,
    ],
    ['a text', value.text('1970-01-01T00:00:01.5Z'), 1_500],
    ['a text that is no time', value.text('yesterday'), undefined],
    ['no value', value.none, undefined],
  ])('reads the time of %s', async (_, typed, ms) => {
    const event = await readSystem([eventId, created([first])], [typed]);
    expect(event?.time).toEqual(ms === undefined ? undefined : { ms, isLocal: false });
  });

  it.each<[string, number, Uint8Array]>([
    ['a FILETIME', 0x11, bytesOf(fileTimeValue(1_234))],
    ['a SYSTEMTIME', 0x12, new Uint8Array(Uint16Array.from([1970, 1, 0, 2, 0, 0, 0, 5]).buffer)],
  ])('reads no time from half %s, whatever stands behind it', async (_, type, bytes) => {
    const halves = (at: number): XmlValue[] => [
      { type, bytes: bytes.subarray(0, at) },
      { type: 0x0e, bytes: bytes.subarray(at) },
    ];
    const read = async (at: number) => (await readSystem([eventId, created([first])], halves(at)))?.time;
    expect(await read(bytes.length)).toBeDefined();
    expect(await read(bytes.length / 2)).toBeUndefined();
  });

  it('reads a time in the template', async () => {
    const event = await readSystem([eventId, created(['1970-01-01T00:00:02Z'])]);
    expect(event?.time).toEqual({ ms: 2_000, isLocal: false });
  });

  it('has no time where the element says none', async () => {
    expect(await readSystem([eventId, { name: 'TimeCreated' }])).toEqual({ provider: '', id: 7, text: '' });
  });

  it('reads numbers of records that a double holds exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.boolean(), async (number, isSmall) => {
        const id = isSmall ? number >> 20n : number;
        const content = [eventId, { name: 'EventRecordID', content: [first] }];
        const event = await readSystem(content, [value.number(0x0a, 8, id)]);
        expect(event?.recordId).toBe(id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : undefined);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[bigint, number | undefined]>([
    [2n ** 53n - 1n, Number.MAX_SAFE_INTEGER],
    [2n ** 53n, undefined],
    [9_999_999_999_999_999n, undefined],
  ])('reads the number %d as %d', async (number, recordId) => {
    const content = [eventId, { name: 'EventRecordID', content: [first] }];
    expect((await readSystem(content, [value.number(0x0a, 8, number)]))?.recordId).toBe(recordId);
  });

  it('reads channel and computer', async () => {
    const content = [
      eventId,
      { name: 'Channel', content: ['Appli', 'cation'] },
      { name: 'Computer', content: [first] },
    ];
    expect(await readSystem(content, [value.text('sync01\0')])).toEqual({
      ...{ provider: '', id: 7, text: '', channel: 'Application', computer: 'sync01' },
    });
  });
});

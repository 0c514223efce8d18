import type { EventRecord } from '../../../eventlog/event-record.ts';
import { createTextReader } from '../../../eventlog/forms/text-reader.ts';
import { cutText } from '../../support/log-bytes.ts';

function read(...pieces: readonly string[]): { readonly records: readonly EventRecord[]; readonly reading: unknown } {
  const records: EventRecord[] = [];
  const reader = createTextReader(
    (record) => records.push(record),
    (provider) => provider !== 'Other',
  );
  for (const piece of pieces) expect(reader.write(piece)).toBe(true);
  return { reading: reader.end(), records };
}

const listed = (date: string, source = 'ADSync'): string =>
  `TimeCreated : ${date}\r\nId : 6329\r\nProviderName : ${source}\r\nMessage : x\r\n\r\n`;

describe('createTextReader', () => {
  it('reads lines that come in pieces, and their dates in one order', () => {
    const text = listed('3/4/2026 14:03:11') + listed('25/4/2026 14:03:11');
    const { reading, records } = read(...cutText(text, 1));
    expect(reading).toEqual({ kind: 'read', form: 'text', read: 2, unreadable: 0, isCut: false });
    expect(records.map(({ time }) => time?.ms)).toEqual([
      Date.UTC(2026, 3, 3, 14, 3, 11),
      Date.UTC(2026, 3, 25, 14, 3, 11),
    ]);
  });

  it('leaves out texts that are not wanted', () => {
    const { records } = read(listed('', 'Other'), listed(''));
    expect(records).toEqual([
      { provider: 'Other', id: 6329, text: '' },
      { provider: 'ADSync', id: 6329, text: 'x' },
    ]);
  });

  it('refuses text without events', () => {
    expect(read('Nothing here.\n').reading).toEqual({ kind: 'refused', why: 'no-events', form: 'text' });
  });

  it('says when the last event is cut', () => {
    expect(read(listed(''), '<Event ').reading).toMatchObject({ read: 1, isCut: true });
  });
});

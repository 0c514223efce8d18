import type { EventRecord } from '../../../eventlog/event-record.ts';
import { createCsvReader } from '../../../eventlog/forms/csv-reader.ts';
import { cutText } from '../../support/log-bytes.ts';

function read(pieces: readonly string[]): { readonly records: readonly EventRecord[]; readonly reading: unknown } {
  const records: EventRecord[] = [];
  const reader = createCsvReader(
    (record) => records.push(record),
    () => true,
  );
  for (const piece of pieces) reader.write(piece);
  return { reading: reader.end(), records };
}

const head = 'Level;Date and Time;Source;Event ID;Task Category\r\nError;25.11.2026 14:03:11;ADSync;6329;None;';

describe('createCsvReader', () => {
  it('finds the delimiter in the first lines, however they come', () => {
    expect(read(cutText(`${head}"a; b"\r\n`, 1)).records).toMatchObject([{ id: 6329, text: 'a; b' }]);
    expect(read([head, 'x'.repeat(5000), '\r\n', head.slice(head.indexOf('Error')), 'y']).records).toMatchObject([
      { text: 'x'.repeat(5000) },
      { text: 'y' },
    ]);
  });

  it('keeps what stands before a quotation mark that is never closed', () => {
    const { reading, records } = read([`${head}x\r\n${head.slice(head.indexOf('Error'))}"y\r\n`]);
    expect(reading).toEqual({ kind: 'read', form: 'csv', read: 1, unreadable: 0, isCut: true });
    expect(records).toMatchObject([{ text: 'x' }]);
  });

  it('stops at a row that is longer than any event', () => {
    const pieces = [`${head}"`, ...Array.from({ length: 30 }, () => 'x,\r\n'.repeat(10_000))];
    expect(read(pieces).reading).toEqual({ kind: 'refused', why: 'limits', form: 'csv' });
    expect(read([`${head}x\r\n`, `"${'x'.repeat(1_200_000)}`]).reading).toEqual({
      ...{ kind: 'read', form: 'csv', read: 1, unreadable: 0, isCut: true },
    });
  });

  it('says that nothing more is wanted after that', () => {
    const reader = createCsvReader(
      () => undefined,
      () => true,
    );
    expect([head, `"${'x'.repeat(900_000)}`, 'x'.repeat(200_000)].map((piece) => reader.write(piece))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('refuses a table with more names than any object has', () => {
    const text = `id,source,${'a,'.repeat(30_000)}\n${'1\n'.repeat(1000)}`;
    expect(read([text]).reading).toEqual({ kind: 'refused', why: 'limits', form: 'csv' });
  });

  it('takes the source from what number and text agree on, and counts the others', () => {
    const row = ',"TrackingId: 1, PasswordResetRequestStart"\n';
    const { records, reading } = read([
      `TimeCreated,Id,Message\n2026-11-25 14:03:11,31001${row}2026-11-25 14:03:12,5${row}`,
    ]);
    expect(records.map(({ provider }) => provider)).toEqual(['PasswordResetService', '']);
    expect(reading).toMatchObject({ read: 2, sourceless: 1 });
  });

  it('reads no events where there are none', () => {
    expect(read(['#TYPE x\r\n']).reading).toEqual({ kind: 'refused', why: 'no-events', form: 'csv' });
    expect(read([]).reading).toEqual({ kind: 'refused', why: 'no-events', form: 'csv' });
    expect(read(['"']).reading).toEqual({ kind: 'refused', why: 'broken', form: 'csv' });
  });
});

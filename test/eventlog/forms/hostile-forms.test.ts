import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import type { FileReading } from '../../../eventlog/log-reading.ts';
import { readEvents } from '../../../eventlog/read-events.ts';
import { readPasted } from '../../../eventlog/read-pasted.ts';
import { encodeText, inPieces, type WrittenEncoding } from '../../support/log-bytes.ts';
import type { DateStyle } from '../../support/log-clocks.ts';
import { anyEvents } from '../../support/log-events.ts';
import * as write from '../../support/log-writers.ts';

const levels = new Set(['critical', 'error', 'warning', 'information', 'verbose', undefined]);

/** Checks that a record is one, whatever it was read from. */
function check({ id, provider, text, level, time, recordId = 0 }: EventRecord): void {
  expect(Number.isInteger(id) && id >= 0 && id <= 65_535).toBe(true);
  expect([typeof provider, typeof text, levels.has(level)]).toEqual(['string', 'string', true]);
  expect(text.length).toBeLessThanOrEqual(1_000_001);
  expect(Number.isSafeInteger(recordId)).toBe(true);
  if (time !== undefined) expect(Number.isInteger(time.ms)).toBe(true);
}

async function read(bytes: Uint8Array, sizes: readonly number[] = [65_536]): Promise<FileReading> {
  let count = 0;
  const reading = await readEvents(inPieces(bytes, sizes), (record) => {
    count++;
    check(record);
  });
  if (reading.kind === 'read') expect(reading.read).toBe(count);
  return reading;
}

const million = 1_000_000;
const xml = '<Event><System><Provider Name="A"/><EventID>5</EventID></System></Event>';
const row = 'Error,25.11.2026 14:03:11,A,5,None,';
const table = '   ProviderName: A\n\nTimeCreated   Id Message\n-----------   -- -------\n';
const refused = (why: string, form?: string): unknown => ({
  kind: 'refused',
  why,
  ...(form !== undefined && { form }),
});
const cut = (form: string, count: number): unknown => ({ kind: 'read', form, read: count, unreadable: 0, isCut: true });
const whole = (form: string, count: number): unknown => ({
  kind: 'read',
  form,
  read: count,
  unreadable: 0,
  isCut: false,
});

describe('readEvents and readPasted on hostile logs', () => {
  it.each<readonly [string, string, unknown]>([
    [
      'entities',
      `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(99)}"><!ENTITY d "&b;&b;">]><Event>&d;</Event>`,
      refused('doctype'),
    ],
    ['a document type behind an event', `${xml}<!DOCTYPE a SYSTEM "file:///etc/passwd">`, refused('doctype')],
    ['200,000 elements inside each other', '<a>'.repeat(200_000), refused('limits', 'xml')],
    ['as many behind an event', xml + '<a>'.repeat(200_000), cut('xml', 1)],
    ['an endless attribute', `<a b="${'x'.repeat(10 * million)}`, refused('limits', 'xml')],
    ['an endless comment', `${xml}<!--${'x'.repeat(10 * million)}`, cut('xml', 1)],
    ['endless data', `${xml}<Event><EventData><Data>${'x'.repeat(10 * million)}`, cut('xml', 1)],
    [
      'many attributes',
      `<a ${Array.from({ length: 200_000 }, (_, at) => `a${String(at)}=""`).join(' ')}>`,
      refused('broken', 'xml'),
    ],
    ['a quotation mark that is never closed', `${row}x\r\n${row}"${'x,\r\n'.repeat(million)}`, cut('csv', 1)],
    ['a row of delimiters', `${row}x\r\n${','.repeat(5 * million)}`, cut('csv', 1)],
    [
      'rows of every width',
      `${row}x\r\n${'a\r\nb,c\r\n'.repeat(200_000)}`,
      { ...(whole('csv', 1) as object), unreadable: 400_000 },
    ],
    ['200,000 arrays inside each other', '['.repeat(200_000), refused('broken', 'json')],
    ['200,000 objects inside each other', '{"a":'.repeat(200_000), refused('limits', 'json')],
    ['an endless string', `[{"Id":5,"Source":"A"},{"Message":"${'x'.repeat(33 * million)}`, cut('json', 1)],
    ['a line of 10 MB', `Event 6329, ADSync: ${'x '.repeat(5 * million)}`, whole('text', 1)],
    ['a line of 10 MB with nothing in it', `x${' '.repeat(10 * million)}`, refused('no-events', 'text')],
    ['10 million dashes', `Id Source\n${'- '.repeat(5 * million)}`, refused('no-events', 'text')],
    ['5 million line ends', `Event ID: 5\nSource: A${'\n'.repeat(5 * million)}`, whole('text', 1)],
    [
      'a long message in short lines',
      `Id: 5\nProviderName: A\nMessage : ${`${' '.repeat(10)}x y\n`.repeat(300_000)}`,
      whole('text', 1),
    ],
    ['events that never end', `x ${'<Event '.repeat(million)}`, refused('no-events', 'text')],
    [
      'a row with 100,000 lines',
      `${table}               5 x\n${`${' '.repeat(20)}x\n`.repeat(100_000)}`,
      whole('text', 1),
    ],
    ['half of a character', 'Event 6329, ADSync: \ud800 \udc00', whole('text', 1)],
    ['a NUL', 'Event 6329, ADSync: \0', { kind: 'refused', why: 'form', form: 'binary' }],
    ['a NUL far behind', `Event 6329, ADSync: x\n${'y\n'.repeat(5000)}\0\n\0`, whole('text', 1)],
  ])(
    'ends with %s',
    async (_, text, reading) => {
      expect(await read(Buffer.from(text))).toEqual(reading);
      readPasted(text)?.forEach(check);
    },
    120_000,
  );

  it('ends with random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 1, max: 500 }), async (bytes, size) => {
        await read(bytes, [size]);
        readPasted(Buffer.from(bytes).toString('latin1'))?.forEach(check);
      }),
      { numRuns: 1000 },
    );
  });
});

type Change = readonly [kind: 'cut' | 'drop' | 'double' | 'put' | 'swap', at: number, length: number, sign: string];

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('cut', 'drop', 'double', 'put', 'swap'),
  fc.nat(),
  fc.integer({ min: 1, max: 200 }),
  fc.constantFrom(
    ...[
      '<',
      '>',
      '</',
      '&',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\0',
      '{',
      '}',
      '[',
      ']',
      '\\',
      ':',
      '\ud800',
      '\ufeff',
      '9',
      ' ',
      '<!DOCTYPE',
      '<Event ',
      '- ',
      '\t',
    ],
  ),
);

/** A text after one change. */
function apply(text: string, [kind, anywhere, length, sign]: Change): string {
  const at = text.length === 0 ? 0 : anywhere % text.length;
  const [before, part, after] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  const changed = {
    cut: before,
    drop: before + after,
    double: before + part + part + after,
    put: before + sign + part + after,
  };
  return kind === 'swap' ? before + sign + after : changed[kind];
}

const style = fc.constantFrom<DateStyle>('us', 'gb', 'de', 'jp', 'kr');
const encoding = fc.constantFrom<WrittenEncoding>('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be');

describe('readEvents and readPasted on damaged logs', () => {
  const writers: Readonly<
    Record<string, (events: Parameters<typeof write.writeViewerXml>[0], local: write.LocalStyle) => string>
  > = {
    'XML of Event Viewer': write.writeViewerXml,
    'XML of wevtutil': write.writeWevtutilXml,
    'CSV of Event Viewer': (events, local) => write.writeViewerTable(events, local, ','),
    'text of Event Viewer': (events, local) => write.writeViewerTable(events, local, '\t'),
    'Export-Csv': (events, local) => write.writeExportCsv(events, local, 5),
    'ConvertTo-Json': (events) => write.writeJson(events, 5),
    'copied details': (events, local) => write.writeCopied(events, local, true),
    'text of wevtutil': (events, { zone }) => write.writeWevtutilText(events, zone),
    'Format-List': (events, local) => write.writeFormatList(events, local, 80),
  };

  it.each(Object.keys(writers))('ends with %s, whatever is changed, and gives only events', async (name) => {
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        anyEvents,
        style,
        encoding,
        changes,
        fc.integer({ min: 1, max: 3000 }),
        async (events, of, code, all, size) => {
          const text = all.reduce(apply, writers[name]?.(events, { zone: 'Europe/Berlin', style: of }) ?? '');
          await read(encodeText(text, code), [size]);
          readPasted(text)?.forEach(check);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each(Object.keys(writers))('keeps the events of %s before a cut', async (name) => {
    await fc.assert(
      fc.asyncProperty(anyEvents, fc.integer({ min: 0, max: 100 }), async (events, percent) => {
        const text = writers[name]?.(events, { zone: 'UTC', style: 'iso' }) ?? '';
        const part = text.slice(0, Math.floor((text.length * percent) / 100));
        const ids: number[] = [];
        await readEvents(inPieces(Buffer.from(part), [1000]), ({ id }) => ids.push(id));
        const begun = events.slice(0, ids.length).map(({ id }) => id);
        // The number at the very end may itself be cut.
        expect(ids.slice(0, -1)).toEqual(begun.slice(0, -1));
        if (percent === 100) expect(ids).toEqual(events.map(({ id }) => id));
      }),
      { numRuns: 100 },
    );
  });
});

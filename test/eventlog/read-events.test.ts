import fc from 'fast-check';
import type { EventRecord, EventTime } from '../../eventlog/event-record.ts';
import type { FileReading } from '../../eventlog/log-reading.ts';
import { readEvents, type ReadOptions } from '../../eventlog/read-events.ts';
import { writeEvtx, type DescribedEvent } from '../support/evtx-writer.ts';
import { encodeText, inPieces, type WrittenEncoding } from '../support/log-bytes.ts';
import { wallClock, type DateStyle } from '../support/log-clocks.ts';
import { anyEvents, zones } from '../support/log-events.ts';
import * as write from '../support/log-writers.ts';

type Events = readonly DescribedEvent[];

async function read(
  bytes: Uint8Array,
  sizes: readonly number[] = [65_536],
  options: ReadOptions = {},
): Promise<{ readonly reading: FileReading; readonly records: readonly EventRecord[] }> {
  const records: EventRecord[] = [];
  const reading = await readEvents(inPieces(bytes, sizes), (record) => records.push(record), options);
  return { reading, records };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
const bare = (text: string): string => text.replace(/\s+/g, '');

/** Times that a log without a zone can tell, when its dates have slashes: all once one is clear, else those that need no order. */
function slashTimes(events: Events, zone: string): readonly (EventTime | undefined)[] {
  const shown = events.map(({ at }) => new Date(wallClock(at, zone)));
  const isClear = shown.some((time) => time.getUTCDate() > 12);
  return shown.map((time) =>
    isClear || time.getUTCDate() === time.getUTCMonth() + 1 ? { ms: time.getTime(), isLocal: true } : undefined,
  );
}

const localTimes = (events: Events, zone: string): readonly EventTime[] =>
  events.map(({ at }) => ({ ms: wallClock(at, zone), isLocal: true }));
const utcTimes = (events: Events): readonly EventTime[] => events.map(({ at }) => ({ ms: at, isLocal: false }));

const zone = fc.constantFrom(...zones);
const style = fc.constantFrom<DateStyle>('us', 'gb', 'de', 'nl', 'jp', 'iso', 'kr', 'tw');
const encoding = fc.constantFrom<WrittenEncoding>('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be');
const sizes = fc.oneof(
  fc.constant([65_536]),
  fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 }),
);
const times = (events: Events, place: string, of: DateStyle): readonly (EventTime | undefined)[] =>
  of === 'us' || of === 'gb' ? slashTimes(events, place) : localTimes(events, place);

interface Written {
  readonly form: string;
  readonly text: string;
  readonly times: readonly (EventTime | undefined)[];
  /** What of the texts a form keeps. */
  readonly of?: (text: string) => string;
}

/** Each form, as it is written for some events. */
const forms: Readonly<Record<string, (events: Events, place: string, of: DateStyle) => Written>> = {
  'XML of Event Viewer': (events) => ({ form: 'xml', text: write.writeViewerXml(events), times: utcTimes(events) }),
  'XML of wevtutil': (events) => ({ form: 'xml', text: write.writeWevtutilXml(events), times: utcTimes(events) }),
  'CSV of Event Viewer': (events, place, of) => ({
    ...{ form: 'csv', text: write.writeViewerTable(events, { zone: place, style: of }, ',') },
    times: times(events, place, of),
  }),
  'text of Event Viewer': (events, place, of) => ({
    ...{ form: 'csv', text: write.writeViewerTable(events, { zone: place, style: of }, '\t') },
    times: times(events, place, of),
  }),
  'Export-Csv of PowerShell 5.1': (events, place, of) => ({
    ...{ form: 'csv', text: write.writeExportCsv(events, { zone: place, style: of }, 5, ';') },
    times: times(events, place, of),
  }),
  'Export-Csv of PowerShell 7': (events, place, of) => ({
    ...{ form: 'csv', text: write.writeExportCsv(events, { zone: place, style: of }, 7) },
    times: times(events, place, of),
  }),
  'ConvertTo-Json of PowerShell 5.1': (events) => ({
    form: 'json',
    text: write.writeJson(events, 5),
    times: utcTimes(events),
  }),
  'ConvertTo-Json of PowerShell 7': (events) => ({
    form: 'json',
    text: write.writeJson(events, 7),
    times: utcTimes(events),
  }),
  'copied details': (events, place, of) => ({
    ...{ form: 'text', text: write.writeCopied(events, { zone: place, style: of }, false), of: flat },
    times: times(events, place, of),
  }),
  'copied details with XML': (events, place, of) => ({
    ...{ form: 'text', text: write.writeCopied(events, { zone: place, style: of }, true), of: flat },
    times: utcTimes(events),
  }),
  'text of wevtutil': (events, place) => ({
    ...{ form: 'text', text: write.writeWevtutilText(events, place), of: flat },
    times: localTimes(events, place),
  }),
  'Format-List': (events, place, of) => ({
    ...{ form: 'text', text: write.writeFormatList(events, { zone: place, style: of }, 120), of: bare },
    times: times(events, place, of),
  }),
};

describe('readEvents', () => {
  it.each(Object.keys(forms))('reads back what is written as %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(anyEvents, zone, style, encoding, sizes, async (events, place, of, code, pieces) => {
        const written = forms[name]?.(events, place, of);
        const { reading, records } = await read(encodeText(written?.text ?? '', code), pieces);
        const keep = written?.of ?? ((text: string) => text);
        expect(reading).toEqual({
          kind: 'read',
          form: written?.form,
          read: events.length,
          unreadable: 0,
          isCut: false,
        });
        expect(
          records.map(({ time, provider, id, level, text }) => ({ time, provider, id, level, text: keep(text) })),
        ).toEqual(
          events.map((event, at) => ({
            ...{ time: written?.times[at], provider: event.provider, id: event.id, level: event.level },
            text: keep(write.messageOf(event)),
          })),
        );
      }),
    );
  });

  it('reads .evtx with the reader of that form', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, sizes, async (events, pieces) => {
        const { records } = await read(writeEvtx(events), pieces);
        expect(records.map(({ id, provider }) => ({ id, provider }))).toEqual(
          events.map(({ id, provider }) => ({ id, provider })),
        );
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ['zip', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['evt', [0x30, 0, 0, 0, 0x4c, 0x66, 0x4c, 0x65]],
    ['binary', [0x7f, 0x45, 0x4c, 0x46, 0, 0]],
  ])('refuses %s', async (form, bytes) => {
    expect((await read(Uint8Array.from(bytes), [1])).reading).toEqual({ kind: 'refused', why: 'form', form });
  });

  it.each(['', ' \r\n\t', '\ufeff'])('refuses %j as empty', async (text) => {
    expect((await read(Buffer.from(text))).reading).toEqual({ kind: 'refused', why: 'empty' });
  });

  it('reads a file that has no pieces, and one whose pieces are empty', async () => {
    expect((await read(new Uint8Array())).reading).toEqual({ kind: 'refused', why: 'empty' });
    const records: EventRecord[] = [];
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array();
      yield Buffer.from('Event 33004, PasswordResetService: x');
      yield await Promise.resolve(new Uint8Array());
    }
    await readEvents(pieces(), (record) => records.push(record));
    expect(records).toMatchObject([{ id: 33_004 }]);
  });

  it.each(['xml', 'csv', 'json', 'text'] as const)('leaves out texts that are not wanted from %s', async (form) => {
    const event = {
      provider: 'ADSync',
      id: 6329,
      level: 'error',
      at: 0,
      channel: 'Application',
      computer: 'a',
    } as const;
    const events = [event, { ...event, provider: 'Other' }].map((each) => ({
      ...each,
      recordId: 1,
      strings: ['said'],
    }));
    const local = { zone: 'UTC', style: 'iso' } as const;
    const text = {
      ...{
        xml: write.writeViewerXml(events),
        csv: write.writeExportCsv(events, local, 7),
        json: write.writeJson(events, 7),
      },
      text: write.writeCopied(events, local, false),
    }[form];
    const { reading, records } = await read(Buffer.from(text), [65_536], { wantsText: (name) => name === 'ADSync' });
    expect(reading).toMatchObject({ form, read: 2 });
    expect(records.map((record) => record.text)).toEqual(['said', '']);
  });

  it('stops taking bytes once nothing more is wanted, and lets go of their source', async () => {
    let [taken, isClosed] = [0, false];
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          taken++;
          yield await Promise.resolve(Buffer.from(`<!DOCTYPE a [<!ENTITY b "${'c'.repeat(5000)}">]>`));
        }
      } finally {
        isClosed = true;
      }
    }
    expect(await readEvents(endless(), () => undefined)).toEqual({ kind: 'refused', why: 'doctype' });
    expect([taken, isClosed]).toEqual([1, true]);
  });

  it('passes on an error of the source', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('Event 1'));
      throw new Error('The disk is gone.');
    }
    await expect(readEvents(broken(), () => undefined)).rejects.toThrow('The disk is gone.');
  });

  it('closes the source of what it refuses', async () => {
    let isClosed = false;
    async function* zip(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from(`PK\u0003\u0004${'x'.repeat(5000)}`));
      } finally {
        isClosed = true;
      }
    }
    await readEvents(zip(), () => undefined);
    expect(isClosed).toBe(true);
  });
});

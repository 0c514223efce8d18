import fc from 'fast-check';
import type { EventRecord } from '../../../eventlog/event-record.ts';
import { readEvtx } from '../../../eventlog/evtx/read-evtx.ts';
import { inPieces, readLog } from '../../support/evtx-reading.ts';
import { writeEvtx, type DescribedEvent, type EvtxShape } from '../../support/evtx-writer.ts';

const shapes: readonly EvtxShape[] = ['classic', 'several', 'named', 'user-data', 'rendered'];
const levels = ['critical', 'error', 'warning', 'information', 'verbose'] as const;
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const anyText = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: 'binary', minLength: least, maxLength: most }).map((text) => text.replaceAll('\0', 'x'));

const anyEvent: fc.Arbitrary<DescribedEvent> = fc.record({
  provider: anyText(0, 40),
  id: fc.nat(65_535),
  level: fc.constantFrom(...levels),
  at: fc.integer({ min: 0, max: latest }),
  channel: anyText(1, 40),
  computer: anyText(1, 40),
  recordId: fc.maxSafeNat(),
  strings: fc.array(anyText(0, 300), { maxLength: 5 }),
});

const described = (count: number, first = 1): DescribedEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    provider: index % 3 === 0 ? 'ADSync' : 'PasswordResetService',
    id: 31_000 + index,
    level: levels[index % 5] ?? 'error',
    at: Date.UTC(2026, 2, 14, 9, 26, index),
    channel: 'Application',
    computer: 'sync01.contoso.com',
    recordId: first + index,
    strings: [`TrackingId: ${String(index)}`, 'x'.repeat((index % 7) * 100)],
  }));

const expected = ({ provider, id, level, at, channel, computer, recordId, strings }: DescribedEvent): EventRecord => ({
  time: { ms: at, isLocal: false },
  ...{ provider, id, level, channel, computer, recordId },
  text: strings.join('\n'),
});

describe('readEvtx', () => {
  it('reads back what was written, in every shape', async () => {
    const events = fc.array(anyEvent, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.constantFrom(...shapes), { minLength: 1 }), async (written, order) => {
        const file = writeEvtx(written, { shape: (index) => order[index % order.length] ?? 'classic', perChunk: 5 });
        const { reading, events: read } = await readLog(file);
        expect(read).toEqual(written.map(expected));
        expect(reading).toEqual({ kind: 'read', form: 'evtx', read: written.length, unreadable: 0, isCut: false });
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same in pieces of any size', async () => {
    const file = writeEvtx(described(40), { perChunk: 15 });
    const whole = await readLog(file);
    expect(whole.events).toEqual(described(40).map(expected));
    for (const size of [1, 7, 4_095, 4_097, 65_535, 65_537, 1_000_000]) {
      expect(await readLog(file, {}, size)).toEqual(whole);
    }
  });

  it.each([
    ['dirty', { isDirty: true }],
    ['without checksums', { hasChecksums: false }],
  ])('reads all chunks of a log that is %s', async (_, options) => {
    const { reading, events } = await readLog(writeEvtx(described(60), { ...options, perChunk: 7 }));
    expect(events).toEqual(described(60).map(expected));
    expect(reading).toMatchObject({ read: 60, unreadable: 0, isCut: false });
  });

  it('passes over a chunk that is none, and reads on', async () => {
    const file = writeEvtx(described(30), { perChunk: 10 });
    file.fill(0, 4_096 + 65_536, 4_096 + 65_544);
    const { reading, events } = await readLog(file);
    expect(events.map(({ recordId }) => recordId)).toEqual([...range(1, 10), ...range(21, 30)]);
    expect(reading).toMatchObject({ read: 20, unreadable: 0, isCut: false });
  });

  it('reads what is before the cut, and says that there was more', async () => {
    const file = writeEvtx(described(60), { perChunk: 25 });
    const whole = (await readLog(file)).events;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8, max: file.length - 65_536 + 512 }), async (length) => {
        const { reading, events } = await readLog(file.slice(0, length));
        expect(events).toEqual(whole.slice(0, events.length));
        if (events.length === 0) expect(reading).toEqual({ kind: 'refused', why: 'no-events', form: 'evtx' });
        else expect(reading).toMatchObject({ kind: 'read', read: events.length, unreadable: 0, isCut: true });
      }),
      { numRuns: 200 },
    );
    expect((await readLog(file.slice(0, 4_096 + 65_536))).events).toHaveLength(25);
  });

  it('gives the text of those events only whose provider is asked for, and all else of every event', async () => {
    const asked: string[] = [];
    const wantsText = (provider: string): boolean => {
      asked.push(provider);
      return provider === 'ADSync';
    };
    const written = described(9);
    for (const shape of shapes) {
      const { events } = await readLog(writeEvtx(written, { shape }), { wantsText });
      expect(events).toEqual(
        written.map(expected).map((event) => (event.provider === 'ADSync' ? event : { ...event, text: '' })),
      );
    }
    expect(new Set(asked)).toEqual(new Set(['ADSync', 'PasswordResetService']));
  });

  it.each<[string, Uint8Array, object]>([
    ['nothing', new Uint8Array(0), { kind: 'refused', why: 'empty' }],
    ['other bytes', Buffer.from('PK\u0003\u0004'), { kind: 'refused', why: 'broken', form: 'evtx' }],
    ['a signature that is cut', Buffer.from('ElfFil'), { kind: 'refused', why: 'broken', form: 'evtx' }],
    ['a head alone', writeEvtx([]), { kind: 'refused', why: 'no-events', form: 'evtx' }],
    ['zeros for chunks', zeroChunks(), { kind: 'refused', why: 'no-events', form: 'evtx' }],
  ])('refuses %s', async (_, bytes, refusal) => {
    expect((await readLog(bytes)).reading).toEqual(refusal);
  });

  it('counts a record that it cannot read, also when there is no other', async () => {
    const file = writeEvtx(described(1));
    // The token with which its Binary XML begins.
    file[4_096 + 512 + 24] = 0x3f;
    expect(await readLog(file)).toEqual({
      reading: { kind: 'read', form: 'evtx', read: 0, unreadable: 1, isCut: false },
      events: [],
    });
  });

  it('lets pass what the functions throw that it is given', async () => {
    const taking = readEvtx(inPieces(writeEvtx(described(1)), 65_536), () => {
      throw new TypeError('The taker has a fault.');
    });
    await expect(taking).rejects.toThrow('The taker has a fault.');
    const asking = readLog(writeEvtx(described(1)), {
      wantsText: () => {
        throw new TypeError('Whoever is asked has a fault.');
      },
    });
    await expect(asking).rejects.toThrow('Whoever is asked has a fault.');
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function zeroChunks(): Uint8Array {
  const file = new Uint8Array(4_096 + 2 * 65_536);
  file.set(writeEvtx([]));
  return file;
}

import fc from 'fast-check';
import { readEvtx } from '../../../eventlog/evtx/read-evtx.ts';
import type { FileReading } from '../../../eventlog/log-reading.ts';
import type { XmlContent, XmlElement, XmlValue } from '../../support/evtx-binxml.ts';
import { writeLogFile } from '../../support/evtx-file.ts';
import { dataRecord, inPieces, readLog } from '../../support/evtx-reading.ts';
import { value, writeEvtx, type EvtxShape } from '../../support/evtx-writer.ts';

const shapes: readonly EvtxShape[] = ['classic', 'several', 'named', 'user-data', 'rendered'];
const headerSize = 4_096;
const chunkSize = 65_536;

/** Events of every shape, in chunks of so many. */
function everyShape(perChunk: number): Uint8Array {
  const events = Array.from({ length: 10 }, (_, index) => ({
    ...{ provider: 'PasswordResetService', id: 31_000 + index, level: 'error' as const, at: index * 86_400_000 },
    ...{ channel: 'Application', computer: 'sync01', recordId: 1 + index, strings: ['one', `two ${String(index)}`] },
  }));
  return writeEvtx(events, { shape: (index) => shapes[index % 5] ?? 'classic', perChunk });
}

/** An event with every kind of token, and one with every kind of value. */
function everyKind(): Uint8Array {
  const tokens: XmlContent[] = [{ cdata: 'c' }, { entity: 'zz' }, { character: 65 }, { target: 't', data: 'd' }];
  const types = Array.from({ length: 0x24 }, (_, type) => type).filter((type) => type !== 0x21);
  const values: XmlValue[] = types.flatMap((type) => [
    { type, bytes: new Uint8Array(16).fill(1) },
    { type: type | 0x80, bytes: new Uint8Array(24).fill(1) },
  ]);
  const content: XmlContent[] = values.map((_, index) => ({
    substitution: index,
    type: 1,
    isOptional: index % 2 === 0,
  }));
  return writeLogFile([dataRecord(tokens, [], 1), dataRecord(content, values, 2)]);
}

/** A small file is changed faster: its chunk ends behind the last record. */
function withoutFreeSpace(file: Uint8Array): Uint8Array {
  return file.slice(0, 8 + file.findLastIndex((byte) => byte !== 0));
}

/** Changes to the file: a bit, a number that lies, a piece copied over another, an end. */
const anyChange = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('bit' as const), at: fc.nat(), bit: fc.nat(7) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('number' as const),
      at: fc.nat(),
      size: fc.constantFrom(1, 2, 4),
      number: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xffff, 0x1_0000, 0x7fff_ffff, 0xffff_ffff), fc.nat(5_000)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), from: fc.nat(), length: fc.nat(600) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }) },
);
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

/** The bytes of the file that say something: the rest is zero. */
function usedPlaces(file: Uint8Array): number[] {
  return [...file.keys()].filter((at) => at < 128 || (at >= headerSize && file[at] !== 0));
}

/** What lies behind the end of a file that was cut before cannot be changed. */
function change(file: Uint8Array, places: readonly number[], step: Change): Uint8Array {
  const placeOf = (pick: number): number => places[pick % places.length] ?? 0;
  const at = placeOf(step.at);
  switch (step.kind) {
    case 'bit':
      file[at] = (file[at] ?? 0) ^ (1 << step.bit);
      break;
    case 'number':
      for (let byte = 0; byte < step.size; byte++) file[at + byte] = step.number >>> (8 * byte);
      break;
    case 'copy':
      file.copyWithin(at, placeOf(step.from), placeOf(step.from) + step.length);
      break;
    case 'cut':
      return file.subarray(0, at);
  }
  return file;
}

function outcomeOf(reading: FileReading): string {
  if (reading.kind === 'refused') return reading.why;
  return `${reading.unreadable > 0 ? 'some unreadable' : 'all read'}, ${reading.isCut ? 'cut' : 'whole'}`;
}

describe('a hostile log', () => {
  it('is read to its end after any changes, and what is read of it is sound', async () => {
    const seeds = [withoutFreeSpace(everyKind()), withoutFreeSpace(everyShape(20)), everyShape(6)].map((file) => ({
      file,
      places: usedPlaces(file),
    }));
    for (const { file } of seeds) expect((await readLog(file)).reading).toMatchObject({ unreadable: 0, isCut: false });
    // By its number, so that a failure does not print the file.
    const anySeed = fc.oneof({ weight: 19, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.constant(2) });
    const anyChanges = fc.array(anyChange, { minLength: 1, maxLength: 6 });
    const outcomes = new Set<string>();
    const before = process.memoryUsage().rss;
    await fc.assert(
      fc.asyncProperty(anySeed, anyChanges, async (number, changes) => {
        const { file, places } = seeds[number] ?? { file: new Uint8Array(0), places: [] };
        const { reading, events } = await readLog(
          changes.reduce<Uint8Array>((bytes, step) => change(bytes, places, step), file.slice()),
        );
        outcomes.add(outcomeOf(reading));
        for (const { id, text, time, provider } of events) {
          expect(Number.isInteger(id) && id >= 0 && id <= 65_535).toBe(true);
          expect(Number.isSafeInteger(time?.ms ?? 0)).toBe(true);
          expect((text + provider).isWellFormed() && !text.includes('\0')).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
    // Every way that reading can end has been met, so the changes did reach the reader.
    const whole = ['all read, whole', 'some unreadable, whole', 'all read, cut', 'some unreadable, cut'];
    expect(outcomes).toEqual(new Set([...whole, 'broken', 'empty', 'no-events']));
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  }, 120_000);

  it('is read to its end when it is any bytes behind the signature', async () => {
    const word = fc.constantFrom(
      0x00,
      0x01,
      0x02,
      0x04,
      0x05,
      0x06,
      0x0c,
      0x0d,
      0x0e,
      0x0f,
      0x21,
      0x2a,
      0x41,
      0x46,
      0xff,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 400 }), async (tokens) => {
        const file = Buffer.from(writeLogFile([dataRecord(['x'.repeat(400)])]));
        file.set(tokens, headerSize + 512 + 24);
        const { reading } = await readLog(file);
        expect(reading).toMatchObject({ kind: 'read' });
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  it('cannot make a chunk cost more than its largest events do', async () => {
    const thousand: XmlElement = {
      name: 'b',
      content: Array.from({ length: 1_000 }, () => ({ substitution: 0, type: 0x01 })),
    };
    const records = Array.from({ length: 200 }, (_, index) =>
      dataRecord([{ template: thousand, values: [value.text('x'.repeat(50))] }], [], index + 1),
    );
    const file = writeLogFile(records);
    const chunks = (file.length - headerSize) / chunkSize;
    const { reading, events } = await readLog(file);
    expect(chunks).toBeLessThan(10);
    expect(events.every(({ text }) => text.length === 50_000)).toBe(true);
    expect(events.length).toBeGreaterThan(5 * chunks);
    expect(events.length).toBeLessThanOrEqual(10 * chunks);
    expect(reading).toMatchObject({ kind: 'read', read: events.length, unreadable: records.length - events.length });
  });

  it('is told from a log by its first bytes, whatever comes behind them', async () => {
    async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
      for (;;) yield await Promise.resolve(new Uint8Array(chunkSize).fill(0x41));
    }
    expect(await readEvtx(endless(), () => undefined)).toEqual({ kind: 'refused', why: 'broken', form: 'evtx' });
    expect((await readLog(Buffer.from('ElfFile\0'))).reading).toMatchObject({ why: 'no-events' });
    expect(await readEvtx(inPieces(new Uint8Array(0), 1), () => undefined)).toMatchObject({ why: 'empty' });
  });
});

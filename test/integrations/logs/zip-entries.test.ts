import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import yazl from 'yazl';
import { readZip, zipProblemOf } from '../../../integrations/logs/zip-entries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { encrypted, stronglyEncrypted, writeZip, type WrittenEntry } from '../../support/zip-writer.ts';

const folder = temporaryFolder();

/** What is in a zip: the bytes of each file, or what is wrong with it; and what is wrong with all of it. */
async function open(zip: Uint8Array) {
  const path = join(folder.path, 'x.zip');
  await writeFile(path, zip);
  const found: [string, string | number][] = [];
  const problem = await readZip(path, async ({ name, bytes }) => {
    let size = 0;
    try {
      for await (const piece of bytes) size += piece.length;
      found.push([name, size]);
    } catch (error) {
      found.push([name, zipProblemOf(error)]);
    }
  });
  return { found, problem };
}

const data = Buffer.from('a line of a log\r\n'.repeat(1000));
const one = (changes: Partial<WrittenEntry>): Uint8Array => writeZip([{ name: 'a', data, ...changes }]);
const inside = (what: string | number, name = 'a') => ({ found: [[name, what]], problem: undefined });
const nothing = (problem: string) => ({ found: [], problem });

it.each([
  ['deflated', {}],
  ['stored', { isStored: true }],
  ['with sizes of zip64', { isZip64: true }],
  ['of nothing', { data: new Uint8Array() }],
])('a file is unpacked that is %s', async (_, changes) => {
  expect(await open(one(changes))).toEqual(inside((changes as Partial<WrittenEntry>).data?.length ?? data.length));
});

it('what another program has packed is unpacked, in UTF-8 and with sizes behind the data', async () => {
  const zip = new yazl.ZipFile();
  zip.addBuffer(data, 'für Köln.evtx', { forceZip64Format: true });
  zip.addReadStream((await import('node:stream')).Readable.from([data]), 'b');
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);

  expect(await open(Buffer.concat(pieces))).toEqual({
    found: [
      ['für Köln.evtx', data.length],
      ['b', data.length],
    ],
    problem: undefined,
  });
});

it('folders and the words that Event Viewer saves beside a log are left out', async () => {
  const names = ['logs/', 'LocaleMetaData/a_1033.MTA', 'logs/localemetadata/b.MTA', 'MyLocaleMetaData/c'];

  expect(await open(writeZip(names.map((name) => ({ name, data }))))).toEqual(
    inside(data.length, 'MyLocaleMetaData/c'),
  );
  expect(await open(writeZip(names.slice(0, 3).map((name) => ({ name, data }))))).toEqual(nothing('empty'));
  expect(await open(writeZip([]))).toEqual(nothing('empty'));
});

it('what macOS and Windows put beside a log unasked is left out', async () => {
  const names = ['__MACOSX/._a.xml', '.DS_Store', 'logs/.DS_Store', 'logs/._a.xml', 'Thumbs.db', 'logs/desktop.ini'];
  const zip = writeZip([...names, 'a._b'].map((name) => ({ name, data })));

  expect(await open(zip)).toEqual(inside(data.length, 'a._b'));
});

it.each([
  ['encrypted', { flags: encrypted }, 'encrypted'],
  ['packed in a way that nobody unpacks', { method: 14 }, 'broken'],
  ['of another checksum', { crc: 1 }, 'broken'],
  ['not deflated at all', { packed: Buffer.alloc(500, 7) }, 'broken'],
  ['cut off', { packed: deflateRawSync(data).subarray(0, 40) }, 'broken'],
  ['said to be smaller than it is', { size: 100 }, 'too-large'],
  ['said to be larger than it is', { size: data.length + 1 }, 'broken'],
  ['said to be packed smaller than it is', { packedSize: 20 }, 'broken'],
  ['said to reach beyond the zip', { packedSize: 1_000_000 }, 'broken'],
  ['larger than any log', { size: 128 * 1024 * 1024 + 1 }, 'too-large'],
  ['packed as no log can be', { size: 17 * 1024 * 1024 }, 'too-large'],
])('a file is refused that is %s', async (_, changes, problem) => {
  expect(await open(one(changes))).toEqual(inside(problem));
});

it('a file is refused that is a bomb, whatever it says of its size', async () => {
  const packed = deflateRawSync(Buffer.alloc(120 * 1024 * 1024));

  expect(await open(one({ packed, size: 120 * 1024 * 1024 }))).toEqual(inside('too-large'));
  expect(await open(one({ packed, size: 1000 }))).toEqual(inside('too-large'));
});

it('zeros of a log that is hardly filled are no bomb below 16 MB', async () => {
  const zeros = Buffer.alloc(16 * 1024 * 1024);

  expect(await open(one({ data: zeros }))).toEqual(inside(zeros.length));
});

it('files that share their bytes are unpacked to 256 MB in all, and no further', async () => {
  // Noise and zeros by turns, so that none of them is packed too well.
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 251));
  const zeros = Buffer.alloc(60_000);
  const large = Buffer.concat(Array.from({ length: 1200 }, () => [noise, zeros]).flat()).subarray(0, 70 * 1024 * 1024);
  const packed = deflateRawSync(large, { level: 1 });
  const names = ['a', 'b', 'c', 'd', 'e'];
  const { found } = await open(writeZip(names.map((name) => ({ name, data: large, packed }))));

  expect(found.map(([, what]) => what)).toEqual([large.length, large.length, large.length, 'too-large', 'too-large']);
});

it.each([
  ['../a', 'names'],
  ['a/../../b', 'names'],
  ['/etc/passwd', 'names'],
  ['C:\\Windows\\a', 'names'],
  ['..\\a', 'names'],
])('a name that leads out of its folder (%s) is refused', async (name, problem) => {
  expect(await open(one({ name }))).toEqual(nothing(problem));
});

it('a zip is refused that is encrypted in the strong way', async () => {
  expect(await open(one({ flags: stronglyEncrypted }))).toEqual(nothing('encrypted'));
});

it('60,000 files are refused before one is looked at, and not reached where fewer are said to be there', async () => {
  const many = Array.from({ length: 60_000 }, (_, at) => ({
    name: `f${String(at)}`,
    data,
    isStored: true,
    packed: data.subarray(0, 1),
    size: 1,
  }));

  expect(await open(writeZip(many))).toEqual(nothing('too-many'));
  expect((await open(writeZip(many, { count: 2 }))).found).toHaveLength(2);
});

it('a hundred files are read, and one more is too many', async () => {
  const entries = (count: number) => Array.from({ length: count }, (_, at) => ({ name: String(at), data }));

  expect((await open(writeZip(entries(100)))).found).toHaveLength(100);
  expect(await open(writeZip(entries(101)))).toEqual(nothing('too-many'));
});

it('of a zip that names more files than it has, those that are there count', async () => {
  expect(await open(writeZip([{ name: 'a', data }], { count: 5 }))).toEqual({
    ...inside(data.length),
    problem: 'broken',
  });
});

it('a zip that is cut off anywhere, or is none, is broken', async () => {
  const zip = one({});

  for (const end of [0, 10, 100, zip.length - 1]) expect(await open(zip.subarray(0, end))).toEqual(nothing('broken'));
  expect(await open(Buffer.alloc(1000, 'PK'))).toEqual(nothing('broken'));
});

it('no byte of a zip, changed, does more than make it refused', async () => {
  const zip = one({});
  const change = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const changed = Buffer.from(zip);
      for (const [at, value] of changes) changed[at] = value;
      const { found } = await open(changed);
      for (const [, what] of found) if (typeof what === 'number') expect(what).toBe(data.length);
    }),
    { numRuns: 300 },
  );
});

it('a file that nobody reads to its end does not stop the next one', async () => {
  const path = join(folder.path, 'x.zip');
  const large = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 251));
  await writeFile(path, writeZip(['a', 'b'].map((name) => ({ name, data: large, isStored: true }))));
  const sizes: number[] = [];
  await readZip(path, async ({ bytes }) => {
    for await (const piece of bytes) {
      sizes.push(piece.length);
      break;
    }
  });

  expect(sizes).toHaveLength(2);
});

it('an error of whoever takes the files is told as a broken zip', async () => {
  const path = join(folder.path, 'x.zip');
  await writeFile(path, one({}));

  expect(await readZip(path, () => Promise.reject(new Error('too late')))).toBe('broken');
});

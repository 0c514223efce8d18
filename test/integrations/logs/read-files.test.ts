import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFiles } from '../../../integrations/logs/read-files.ts';
import { writeEvtx } from '../../support/evtx-writer.ts';
import { writeViewerXml } from '../../support/log-writers.ts';
import { largeLog, loggedEvent, smallLog } from '../../support/sent-logs.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { encrypted, writeZip } from '../../support/zip-writer.ts';

const folder = temporaryFolder();

/** Reads files with these names and bytes. */
async function read(files: Readonly<Record<string, Uint8Array | string>>) {
  const sent = Object.entries(files).map(([name, bytes], at) => ({ name, bytes, path: join(folder.path, String(at)) }));
  await Promise.all(sent.map(({ path, bytes }) => writeFile(path, bytes)));
  return readFiles(sent.map(({ path, name }) => ({ path, name })));
}

const refused = (problem: string) => ({ kind: 'refused', why: 'zip', problem });
const whole = { kind: 'read', form: 'evtx', read: 1, unreadable: 0, isCut: false };

it('a log is read, and what explains the failure is found', async () => {
  const { files, read: count, findings } = await read({ 'Application.evtx': smallLog });

  expect(files).toEqual([{ name: 'Application.evtx', outcome: whole }]);
  expect(count).toBe(1);
  expect(findings.incidents).toHaveLength(1);
});

it('the form of a file is told by its content, whatever it is called', async () => {
  const { files } = await read({ 'a.zip': smallLog, 'b.evtx': writeZip([{ name: 'c.txt', data: smallLog }]) });

  expect(files).toEqual([
    { name: 'a.zip', outcome: whole },
    { name: 'c.txt', outcome: whole },
  ]);
});

it('several files are reported on together', async () => {
  const at = Date.parse('2026-11-25T10:00:00Z');
  const other = writeViewerXml([loggedEvent({ id: 31034, at, strings: ['x'] }), loggedEvent({ provider: 'Other' })]);
  const report = await read({ 'a.evtx': smallLog, 'b.xml': other, 'c.evtx': '' });

  expect(report).toMatchObject({
    files: [
      { name: 'a.evtx', outcome: whole },
      { name: 'b.xml', outcome: { kind: 'read', form: 'xml', read: 2 } },
      { name: 'c.evtx', outcome: { kind: 'refused', why: 'empty' } },
    ],
    read: 3,
    first: { ms: Date.parse('2026-11-25T09:00:01Z') },
    last: { ms: at },
  });
});

it('the files of a zip are read one after the other', async () => {
  const second = writeEvtx([loggedEvent({ recordId: 7, at: Date.parse('2026-11-25T11:00:00Z') })]);
  const zip = writeZip([
    { name: 'logs/', data: new Uint8Array(), isStored: true },
    { name: 'logs/a.evtx', data: smallLog },
    { name: 'logs\\b.evtx', data: second, isStored: true },
    { name: 'c.evtx', data: second, isZip64: true },
  ]);

  expect((await read({ 'x.zip': zip })).files).toEqual([
    { name: 'logs/a.evtx', outcome: whole },
    { name: 'logs/b.evtx', outcome: whole },
    { name: 'c.evtx', outcome: whole },
  ]);
});

it('a zip inside a zip is not opened', async () => {
  const inner = writeZip([{ name: 'a.evtx', data: smallLog }]);

  expect((await read({ 'x.zip': writeZip([{ name: 'inner.zip', data: inner }]) })).files).toEqual([
    { name: 'inner.zip', outcome: { kind: 'refused', why: 'form', form: 'zip' } },
  ]);
});

it('names in a zip are shown without what nobody can see', async () => {
  const name = `${'x'.repeat(200)}\u202e\u0007.evtx`;

  expect((await read({ 'x.zip': writeZip([{ name, data: smallLog }]) })).files).toEqual([
    { name: `${'x'.repeat(75)}.evtx`, outcome: whole },
  ]);
});

it('a file that cannot be unpacked does not hide the one beside it', async () => {
  const wrong = [{ name: 'a', data: smallLog, flags: encrypted }];
  const good = { name: 'b.evtx', data: smallLog };

  for (const entries of [
    [...wrong, good],
    [good, ...wrong],
  ]) {
    const { files, findings } = await read({ 'x.zip': writeZip(entries) });
    expect(files).toEqual([
      { name: 'b.evtx', outcome: whole },
      { name: 'x.zip', outcome: refused('encrypted') },
    ]);
    expect(findings.incidents).toHaveLength(1);
  }
});

it('what is wrong with many files of a zip is said once', async () => {
  const entries = Array.from({ length: 90 }, (_, at) => ({ name: String(at), data: smallLog, flags: encrypted }));
  const zip = writeZip([...entries, { name: 'z', data: smallLog, method: 97 }]);

  expect((await read({ 'x.zip': zip })).files).toEqual([
    { name: 'x.zip', outcome: refused('encrypted') },
    { name: 'x.zip', outcome: refused('broken') },
  ]);
});

it('events before the place where a zip is damaged count, and the log is said to end there', async () => {
  const data = largeLog(3_000_000);
  const { files, findings } = await read({ 'x.zip': writeZip([{ name: 'a.evtx', data, size: 1_000_000 }]) });

  expect(files).toEqual([
    { name: 'a.evtx', outcome: { ...whole, read: expect.any(Number) as number, isCut: true } },
    { name: 'x.zip', outcome: refused('too-large') },
  ]);
  expect(findings.incidents).toHaveLength(1);
});

it('a wrong checksum is told', async () => {
  expect((await read({ 'x.zip': writeZip([{ name: 'a.evtx', data: smallLog, crc: 7 }]) })).files).toEqual([
    { name: 'a.evtx', outcome: { ...whole, isCut: true } },
    { name: 'x.zip', outcome: refused('broken') },
  ]);
});

it('two zips each have their own troubles', async () => {
  const zip = writeZip([{ name: 'a', data: smallLog, flags: encrypted }]);

  expect((await read({ 'x.zip': zip, 'y.zip': writeZip([]), 'z.evtx': smallLog })).files).toEqual([
    { name: 'x.zip', outcome: refused('encrypted') },
    { name: 'y.zip', outcome: refused('empty') },
    { name: 'z.evtx', outcome: whole },
  ]);
});

it('a file that is not there is an error', async () => {
  await expect(readFiles([{ path: join(folder.path, 'none'), name: 'none' }])).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportCase } from '../../../bot/operator/export-case.ts';
import { makePacket } from '../../../cases/packet.ts';
import { sampleCase } from '../../support/sample-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const note = (): Promise<void> => Promise.resolve();
const packet = makePacket(sampleCase(), [], { generatedAt: new Date('2026-03-14T10:00:00Z') });

it('writes the same packet as the same bytes, so that two copies can be compared', async () => {
  const [one = '', other = ''] = await Promise.all(
    ['a', 'b'].map((name) => exportCase(packet, { folder: join(folder.path, name), log: undefined, note })),
  );

  expect(one).toBe(join(folder.path, 'a', 'case-1042.zip'));
  expect((await readFile(one)).equals(await readFile(other))).toBe(true);
});

it('names the log as it is called, without where it lay', async () => {
  const log = join(folder.path, 'Application.evtx');
  await writeFile(log, 'log');
  const file = await exportCase(packet, { folder: folder.path, log, note });

  const bytes = await readFile(file, 'latin1');
  expect(bytes).toContain('Application.evtx');
  expect(bytes).not.toContain(folder.path);
});

it('packs the logs that are kept for the case, under names that lead nowhere', async () => {
  const kept = ['Application.zip', '../b.zip'].map((name) => ({ name, zip: Buffer.from(`bytes of ${name}`) }));
  const file = await exportCase(packet, { folder: folder.path, log: undefined, kept, note });

  const bytes = await readFile(file, 'latin1');
  for (const text of ['logs/1-Application.zip', 'bytes of Application.zip', 'logs/2-.._b.zip'])
    expect(bytes).toContain(text);
});

it('is never readable for others, whatever new files are for others on this machine', async () => {
  const before = process.umask(0);
  try {
    const file = await exportCase(packet, { folder: folder.path, log: undefined, note });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  } finally {
    process.umask(before);
  }
});

it.each([
  ['a folder', (log: string) => mkdir(log), 'is no file. Name the log itself. Nothing was written.'],
  ['missing', note, 'is not there. Nothing was written.'],
])('writes and notes nothing when the log is %s', async (_, make, problem) => {
  const [log, to] = [join(folder.path, 'log'), join(folder.path, 'out')];
  await make(log);
  const noted = jest.fn(note);

  await expect(exportCase(packet, { folder: to, log, note: noted })).rejects.toThrow(`${log} ${problem}`);
  expect(noted).not.toHaveBeenCalled();
  await expect(readdir(to)).rejects.toThrow('ENOENT');
});

it('leaves nothing in the way of the next try when the log goes while it is read, or the act cannot be noted', async () => {
  const [log, to] = [join(folder.path, 'Application.evtx'), join(folder.path, 'out')];
  await writeFile(log, 'log');
  const failing = (): Promise<void> => Promise.reject(new Error('on purpose'));
  await expect(exportCase(packet, { folder: to, log, note: failing })).rejects.toThrow('on purpose');
  expect(await readdir(to)).toEqual([]);
  const removing = async (): Promise<void> => {
    await rm(log);
  };
  await expect(exportCase(packet, { folder: to, log, note: removing })).rejects.toThrow('could not be written: ENOENT');
  expect(await readdir(to)).toEqual([]);

  await writeFile(log, 'log');
  expect(await exportCase(packet, { folder: to, log, note })).toBe(join(to, 'case-1042.zip'));
});

import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportCase } from '../../../bot/operator/export-case.ts';
import { makePacket } from '../../../cases/packet.ts';
import { sampleCase } from '../../support/sample-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const packet = makePacket(sampleCase(), [], { generatedAt: new Date('2026-03-14T10:00:00Z') });

it('writes the same packet as the same bytes, so that two copies can be compared', async () => {
  const [one = '', other = ''] = await Promise.all(
    ['a', 'b'].map((name) => exportCase(packet, { folder: join(folder.path, name), log: undefined })),
  );

  expect(one).toBe(join(folder.path, 'a', 'case-1042.zip'));
  expect((await readFile(one)).equals(await readFile(other))).toBe(true);
});

it('names the log as it is called, without where it lay', async () => {
  const log = join(folder.path, 'Application.evtx');
  await writeFile(log, 'log');
  const file = await exportCase(packet, { folder: folder.path, log });

  const bytes = await readFile(file, 'latin1');
  expect(bytes).toContain('Application.evtx');
  expect(bytes).not.toContain(folder.path);
});

it('is never readable for others, whatever new files are for others on this machine', async () => {
  const before = process.umask(0);
  try {
    const file = await exportCase(packet, { folder: folder.path, log: undefined });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  } finally {
    process.umask(before);
  }
});

import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFiles, type SentFile } from '../../../integrations/logs/read-files.ts';
import { zipFiles } from '../../../integrations/logs/zip-files.ts';
import { smallLog } from '../../support/sent-logs.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

async function put(name: string, content: Uint8Array = smallLog): Promise<SentFile> {
  const path = join(folder.path, name.replace(/\W/g, '_'));
  await writeFile(path, content);
  return { path, name };
}

it('packs several files under names that lead nowhere, and each can be read again', async () => {
  const zip = await zipFiles([await put('Application.evtx'), await put('../../etc/Überlauf.evtx')]);
  const { files, read } = await readFiles([await put('packed.zip', zip)]);

  expect(files.map(({ name }) => name)).toEqual(['1-Application.evtx', '2-.._.._etc_Überlauf.evtx']);
  expect(read).toBe(2 * (await readFiles([await put('alone.evtx')])).read);
});

it('leaves one that is packed as it is, whatever it is called', async () => {
  const zip = (await zipFiles([await put('Application.evtx')])) ?? new Uint8Array();

  expect(Buffer.from((await zipFiles([await put('Application.evtx', zip)])) ?? [])).toEqual(Buffer.from(zip));
});

it('packs one that is only called a zip', async () => {
  const { files } = await readFiles([await put('packed.zip', await zipFiles([await put('Application.zip')]))]);

  expect(files.map(({ name, outcome }) => [name, outcome.kind])).toEqual([['1-Application.zip', 'read']]);
});

it('packs no more than 50 MB', async () => {
  const large = await put('large.evtx');
  await truncate(large.path, 50 * 1024 * 1024 + 1);

  expect(await zipFiles([large])).toBeUndefined();
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { smallLog } from '../../support/sent-logs.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const worker = join(import.meta.dirname, '../../../integrations/logs/log-worker.ts');

/** What the thread says and how it ends, given these files. */
function run(files: unknown): Promise<{ said: unknown[]; error: unknown; code: number }> {
  return new Promise((resolve) => {
    const said: unknown[] = [];
    let error: unknown;
    new Worker(worker, { workerData: files, env: {}, stderr: true })
      .on('message', (message) => said.push(message))
      .on('error', (problem: unknown) => {
        error = problem;
      })
      .on('exit', (code) => {
        resolve({ said, error, code });
      });
  });
}

it('says one report, and ends', async () => {
  const path = join(folder.path, 'a');
  await writeFile(path, smallLog);

  expect(await run([{ path, name: 'a.evtx' }])).toMatchObject({
    said: [{ read: 1, files: [{ name: 'a.evtx' }], findings: { incidents: [{}] } }],
    error: undefined,
    code: 0,
  });
});

it('says nothing and fails where there is no file', async () => {
  expect(await run([{ path: join(folder.path, 'none'), name: 'none' }])).toMatchObject({
    said: [],
    error: { code: 'ENOENT' },
    code: 1,
  });
});

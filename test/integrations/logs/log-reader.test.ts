import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogReader, type LogOutcome, type LogReader } from '../../../integrations/logs/log-reader.ts';
import type { SentFile } from '../../../integrations/logs/read-files.ts';
import { writeCopied } from '../../support/log-writers.ts';
import { largeLog, loggedEvent, smallLog } from '../../support/sent-logs.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

async function put(name: string, bytes: Uint8Array | string): Promise<SentFile> {
  const path = join(folder.path, name);
  await writeFile(path, bytes);
  return { path, name };
}

const report = { kind: 'report', report: { read: 1, findings: { incidents: [{}] } } };

it('reads files in a thread and tells what stands in them', async () => {
  expect(await createLogReader().read([await put('a.evtx', smallLog)])).toMatchObject({
    ...report,
    report: { files: [{ name: 'a.evtx', outcome: { kind: 'read' } }] },
  });
});

it('ends what takes too long, and reads the next', async () => {
  const reader = createLogReader({ ms: 3000, atOnce: 1 });
  const large = await put('large.evtx', largeLog(20_000_000));

  expect(await reader.read(Array.from({ length: 100_000 }, () => large))).toEqual({ kind: 'time' });
  expect(await reader.read([await put('a.evtx', smallLog)])).toMatchObject(report);
});

it('ends what takes too much memory, and reads the next', async () => {
  const reader = createLogReader({ mb: 24 });
  const text = 'TrackingId: 11111111-2222-3333-4444-555555555555, Reason: '.repeat(400);
  const events = Array.from({ length: 3000 }, (_, at) =>
    loggedEvent({ recordId: at, at: Date.parse('2026-11-25T09:00:00Z') + at * 1000, strings: [text + String(at)] }),
  );
  const many = await put('many.txt', writeCopied(events, { zone: 'UTC', style: 'us' }, false));

  expect(await reader.read([many])).toEqual({ kind: 'memory' });
  expect(await reader.read([await put('a.evtx', smallLog)])).toMatchObject(report);
});

it('rejects when there is nothing where the file should be, and reads the next', async () => {
  const reader = createLogReader({ atOnce: 1 });

  await expect(reader.read([{ path: join(folder.path, 'none'), name: 'none' }])).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(await reader.read([await put('a.evtx', smallLog)])).toMatchObject(report);
});

/** The order in which readings of these files end. */
async function endings(reader: LogReader, readings: readonly (readonly SentFile[])[]): Promise<number[]> {
  const ended: number[] = [];
  const noting = readings.map(async (files, at): Promise<LogOutcome> => {
    const outcome = await reader.read(files);
    ended.push(at);
    return outcome;
  });
  for (const outcome of await Promise.all(noting)) expect(outcome.kind).toBe('report');
  return ended;
}

it('lets others wait their turn, in order, while as many as may run at once do', async () => {
  const small = [await put('a.evtx', smallLog)];
  const file = await put('large.evtx', largeLog(20_000_000));
  const large = Array.from({ length: 20 }, () => file);

  expect(await endings(createLogReader({ atOnce: 1 }), [large, small, small, small])).toEqual([0, 1, 2, 3]);
  expect(await endings(createLogReader({ atOnce: 2 }), [large, small])).toEqual([1, 0]);
});

it('gives a free place to one alone: who comes later waits', async () => {
  const reader = createLogReader({ atOnce: 1 });
  const small = [await put('a.evtx', smallLog)];
  const file = await put('large.evtx', largeLog(20_000_000));
  const first = reader.read(small);
  const ended: string[] = [];
  const large = reader.read(Array.from({ length: 20 }, () => file)).then(() => ended.push('large'));
  await first;
  const last = reader.read(small).then(() => ended.push('last'));
  await Promise.all([large, last]);

  expect(ended).toEqual(['large', 'last']);
});

describe('a reading that is told to stop', () => {
  it('rejects, and those that wait do so without being read', async () => {
    const reader = createLogReader({ atOnce: 1 });
    const file = await put('large.evtx', largeLog(20_000_000));
    const large = Array.from({ length: 100_000 }, () => file);
    const stop = new AbortController();
    const readings = [reader.read(large, stop.signal), reader.read(large, stop.signal)];
    stop.abort();

    expect((await Promise.allSettled(readings)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reader.read([await put('a.evtx', smallLog)])).toMatchObject(report);
  });

  it('rejects when that was so before', async () => {
    const signal = AbortSignal.abort();

    await expect(createLogReader().read([await put('a.evtx', smallLog)], signal)).rejects.toThrow();
  });

  it('is one of its own: another goes on', async () => {
    const reader = createLogReader();
    const stop = new AbortController();
    const small = [await put('a.evtx', smallLog)];
    const [stopped, read] = [reader.read(small, stop.signal), reader.read(small)];
    stop.abort();

    await expect(stopped).rejects.toThrow('The reading was stopped.');
    expect(await read).toMatchObject(report);
  });
});

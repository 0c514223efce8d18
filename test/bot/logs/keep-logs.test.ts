import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createTakeLogs } from '../../../bot/logs/take-logs.ts';
import type { Activity } from '../../../bot/sdk.ts';
import type { SentLog } from '../../../eventlog/log-report.ts';
import { createDownload } from '../../../integrations/logs/download-file.ts';
import { createLogReader } from '../../../integrations/logs/log-reader.ts';
import type { Behaviour, FaultyChannel } from '../../support/faulty-channel.ts';
import { attached, sending, startFileServer } from '../../support/file-server.ts';
import { useRealSockets } from '../../support/real-sockets.ts';
import { smallLog } from '../../support/sent-logs.ts';

useRealSockets();
let folder = '';
let server: FaultyChannel;
const files: Record<string, Behaviour> = { '/log': sending(smallLog), '/empty': sending(new Uint8Array()) };

beforeEach(async () => {
  server = await startFileServer(files);
  folder = await mkdtemp(join(tmpdir(), 'writeback-desk-'));
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function take(path: string, keepDays?: number) {
  const download = createDownload({ allows: () => true, isInsideAllowed: true });
  const log = pino({ level: 'silent' });
  const taking = createTakeLogs({ download, reader: createLogReader(), log, folder, keepDays });
  const conversation = { id: 'c', conversationType: 'personal' };
  const attachments = [attached(`${server.url}${path}`)];
  const activity = { type: 'message', id: 'one', channelId: 'test', conversation, attachments } as unknown as Activity;
  return (await taking.take(activity, () => Promise.resolve())) as Extract<SentLog, { kind: 'report' }>;
}

it('where logs are kept the files come along, packed', async () => {
  const { zip } = await take('/log', 30);

  expect(zip).toMatchObject({ name: expect.stringMatching(/^[\w ]+\.zip$/) as string, days: 30 });
  expect(
    Buffer.from(zip?.bytes ?? [])
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

it('where logs are not kept, or nothing in them can be read, nothing comes along', async () => {
  expect((await take('/log')).zip).toBeUndefined();
  expect((await take('/empty', 30)).zip).toBeUndefined();
});

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createTakeLogs, type LogTaking, type TakeLogsParts } from '../../../bot/logs/take-logs.ts';
import type { Activity } from '../../../bot/sdk.ts';
import { createDownload } from '../../../integrations/logs/download-file.ts';
import { createLogReader } from '../../../integrations/logs/log-reader.ts';
import { answering, type Behaviour, type FaultyChannel } from '../../support/faulty-channel.ts';
import { attached, dripping, flooding, leadingTo, sending, startFileServer } from '../../support/file-server.ts';
import { useRealSockets } from '../../support/real-sockets.ts';
import { largeLog, smallLog } from '../../support/sent-logs.ts';
import { until } from '../../support/until.ts';

useRealSockets();
let folder = '';
let server: FaultyChannel;
let taking: LogTaking;
let files: Record<string, Behaviour> = {};
let lines: string[] = [];

const kept = (): Promise<string[]> => readdir(folder, { recursive: true });
const log = pino({ base: undefined }, { write: (line: string) => lines.push(line) });
const download = createDownload({
  allows: ({ hostname }) => hostname === '127.0.0.1',
  isInsideAllowed: true,
  mostBytes: 5_000_000,
});

function start(changes: Partial<TakeLogsParts> = {}): void {
  taking = createTakeLogs({ download, reader: createLogReader(), log, folder, ...changes });
}

beforeEach(async () => {
  lines = [];
  files = { '/a': sending(smallLog), '/b': sending(smallLog, { hasLength: false }) };
  server = await startFileServer(files);
  folder = await mkdtemp(join(tmpdir(), 'writeback-desk-'));
  start();
});

afterEach(async () => {
  // Whatever came of the files, nothing of them stays, and their addresses stand nowhere.
  const left = await kept();
  await taking.stop();
  await server.stop();
  await rm(folder, { recursive: true });
  expect(left).toEqual([]);
  expect(lines.join()).not.toMatch(/tempauth|127\.0\.0\.1|Application|writeback-desk-log/);
});

function message(paths: readonly string[], changes: object = {}): Activity {
  const attachments = paths.map((path) => attached(`${server.url}${path}?tempauth=secret`));
  const conversation = { id: 'c', conversationType: 'personal' };
  return {
    type: 'message',
    id: 'one',
    channelId: 'test',
    conversation,
    attachments,
    ...changes,
  } as unknown as Activity;
}

const breaking: Behaviour = (_, { socket }) => socket?.resetAndDestroy();
const unsaid = (): Promise<void> => Promise.reject(new Error('not sent'));
const take = (...paths: string[]) => taking.take(message(paths), unsaid);
const notTaken = (why: string) => ({ kind: 'not-taken', why });
const read = (count: number) => ({ kind: 'report', report: { files: Array.from({ length: count }, () => ({})) } });

it('without files there is nothing to look into', async () => {
  expect(await take()).toBeUndefined();
  expect(server.calls).toEqual([]);
});

it.each([1, 2, 5])('%i files are looked into together', async (count) => {
  const paths = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? '/a' : '/b'));

  expect(await take(...paths)).toMatchObject({
    ...read(count),
    report: { read: count, findings: { incidents: [{}] } },
  });
});

it('six files are too many, and none of them is fetched', async () => {
  expect(await take('/a', '/a', '/a', '/a', '/a', '/a')).toEqual(notTaken('too-many'));
  expect(server.calls).toEqual([]);
});

it('in a channel nothing is fetched', async () => {
  const conversation = { id: 'c', conversationType: 'channel' };

  expect(await taking.take(message(['/a'], { conversation }), unsaid)).toEqual(notTaken('place'));
  expect(server.calls).toEqual([]);
});

it('while they are read, the files lie where nobody else can read them', async () => {
  let seen: string[] = [];
  start({
    reader: {
      async read() {
        seen = await kept();
        return { kind: 'memory' };
      },
    },
  });

  expect(await take('/a', '/b')).toEqual(notTaken('memory'));
  // Their names are not those that people gave them.
  expect(seen.map((path) => path.replace(/^writeback-desk-log-\w+/, '*'))).toEqual(['*', '*/0', '*/1']);
});

describe('a file that is not read', () => {
  it.each([
    ['another host', leadingTo('http://evil.example/x'), 'host'],
    ['nothing there', answering(404), 'gone'],
    ['no access', answering(403), 'gone'],
    ['a server in trouble', answering(503), 'network'],
    ['a connection that breaks', breaking, 'network'],
    ['no end', flooding, 'too-large'],
    ['too much', sending(new Uint8Array(5_000_001)), 'too-large'],
  ])('because of %s, is told of as it is', async (_, behaviour, why) => {
    files['/x'] = behaviour;

    expect(await take('/a', '/x')).toEqual(notTaken(why));
    expect(lines).toEqual([]);
  });

  it('because fetching all of them takes too long', async () => {
    start({ fetchMs: 300 });
    files['/x'] = dripping;

    expect(await take('/a', '/x')).toEqual(notTaken('time'));
  });

  it('because the thread takes too long', async () => {
    start({ reader: createLogReader({ ms: 1 }) });

    expect(await take('/a')).toEqual(notTaken('time'));
  });

  it('because the thread fails, is noted', async () => {
    const reader = createLogReader();
    // What it is to read is taken away before it can.
    start({
      reader: {
        async read(sent) {
          await rm(String(sent[0]?.path));
          return reader.read(sent);
        },
      },
    });

    expect(await take('/a')).toEqual(notTaken('failed'));
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 50, msg: 'event log not read', error: { code: 'ENOENT' } },
    ]);
  });

  it('because there is no room for it, is noted', async () => {
    await rm(folder, { recursive: true });

    expect(await take('/a')).toEqual(notTaken('failed'));
    expect(lines).toHaveLength(1);
    await mkdir(folder);
  });
});

describe('a message that is delivered again', () => {
  it('while its files are read, gets what the one reading comes to', async () => {
    const outcomes = await Promise.all([take('/a'), take('/a'), take('/a')]);

    expect(outcomes[0]).toMatchObject(read(1));
    expect(outcomes[1]).toBe(outcomes[0]);
    expect(outcomes[2]).toBe(outcomes[0]);
    expect(server.calls).toHaveLength(1);
  });

  it('soon after, gets it, too', async () => {
    const first = await take('/a');

    expect(await take('/a')).toBe(first);
    expect(server.calls).toHaveLength(1);
  });

  it('later, is looked into anew', async () => {
    start({ rememberMs: 1 });
    await take('/a');

    await until('another reading', async () => {
      await take('/a');
      return server.calls.length > 1;
    });
  });

  it.each([
    ['another id', { id: 'two' }],
    ['another conversation', { conversation: { id: 'd', conversationType: 'personal' } }],
  ])('is another one with %s', async (_, changes) => {
    await Promise.all([take('/a'), taking.take(message(['/a'], changes), unsaid)]);

    expect(server.calls).toHaveLength(2);
  });

  it('cannot be known without an id', async () => {
    await Promise.all([1, 2].map(() => taking.take(message(['/a'], { id: undefined }), unsaid)));

    expect(server.calls).toHaveLength(2);
  });
});

describe('that it takes a moment', () => {
  const said = async (bytes: Readonly<Record<string, Behaviour>>): Promise<string[]> => {
    Object.assign(files, bytes);
    const texts: string[] = [];
    await taking.take(message(Object.keys(bytes)), (text) => Promise.resolve(texts.push(text)));
    return texts;
  };

  it('is said of a file of 1 MB and more, with its size where that is known', async () => {
    const large = largeLog(2_345_678);

    expect(await said({ '/x': sending(large) })).toEqual([
      `I am reading the log (${(large.length / 1_000_000).toFixed(1)} MB). This takes a moment.`,
    ]);
  });

  it('is said without it otherwise', async () => {
    expect(await said({ '/x': sending(largeLog(1_100_000), { hasLength: false }) })).toEqual([
      'I am reading the log. This takes a moment.',
    ]);
  });

  it('is said once for several of them', async () => {
    const large = sending(largeLog(1_100_000));

    expect(await said({ '/x': large, '/y': large, '/z': sending(smallLog) })).toHaveLength(1);
  });

  it('is not said of smaller ones, nor of what is not taken', async () => {
    expect(await said({ '/x': sending(new Uint8Array(999_999)) })).toEqual([]);
    expect(await taking.take(message(['/y'], { id: 'two' }), unsaid)).toEqual(notTaken('gone'));
  });

  it('is said before what came of it, and what came of it is told although it could not be said', async () => {
    const order: string[] = [];
    const slowly = async (): Promise<void> => {
      await until('the reading is over', async () => (await kept()).length === 0);
      order.push('said');
      throw new Error('not sent');
    };
    files['/x'] = sending(largeLog(1_100_000));
    expect(await taking.take(message(['/x']), slowly)).toMatchObject(read(1));
    order.push('told');

    expect(order).toEqual(['said', 'told']);
  });
});

describe('a stop', () => {
  it('breaks off what is fetched', async () => {
    files['/x'] = dripping;
    const taken = take('/x');
    await until('the file is asked for', () => server.calls.length > 0);
    await taking.stop();

    expect(await kept()).toEqual([]);
    expect(await taken).toEqual(notTaken('time'));
  });

  it('breaks off what is read', async () => {
    let isRead = false;
    start({
      reader: {
        read(_, signal) {
          isRead = true;
          return new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => {
              reject(new Error('The reading was stopped.'));
            });
          });
        },
      },
    });
    const taken = take('/a');
    await until('it is read', () => isRead);
    await taking.stop();

    expect(await kept()).toEqual([]);
    expect(await taken).toEqual(notTaken('time'));
    expect(lines).toEqual([]);
  });

  it('has nothing to do where nothing goes on', async () => {
    await take('/a');
    await expect(taking.stop()).resolves.toBeUndefined();
  });
});

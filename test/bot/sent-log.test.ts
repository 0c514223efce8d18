import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import type { Behaviour, FaultyChannel } from '../support/faulty-channel.ts';
import { attached, dripping, sending, startFileServer } from '../support/file-server.ts';
import { useRealSockets } from '../support/real-sockets.ts';
import { largeLog, smallLog } from '../support/sent-logs.ts';
import { until } from '../support/until.ts';

useRealSockets();

type Json = Record<string, unknown>;
let bot: TestBot;
let channel: Connector;
let server: FaultyChannel;
let files: Record<string, Behaviour> = {};

beforeEach(async () => {
  files = { '/small': sending(smallLog), '/large': sending(largeLog(2_000_000)) };
  [bot, channel, server] = await Promise.all([startTestBot(), startConnector(), startFileServer(files)]);
});

afterEach(async () => {
  await Promise.all([bot.stop(), channel.stop(), server.stop()]);
});

const explained = expect.stringMatching(/^6329: Active Directory refused the password/) as string;
const found = expect.stringMatching(/^Cause found: 6329/) as string;

/** A message with these files, whose answers come with the HTTP answer. */
function message(...paths: readonly string[]): Json {
  const attachments = paths.map((path) => attached(`${server.url}${path}?tempauth=secret`));
  return { type: 'message', id: randomUUID(), attachments };
}

/** The same, whose answers go to the channel. */
function toChannel(...paths: readonly string[]): Json {
  return { ...message(...paths), deliveryMode: undefined, serviceUrl: channel.url };
}

async function hear(activity: object, speaker = {}): Promise<Json[]> {
  const { status, body } = await bot.send(activity, speaker);
  expect(status).toBe(200);
  return body['activities'] as Json[];
}

const told = (): unknown[] => channel.deliveries.map(({ activity: { text, summary } }) => text ?? summary);

describe('a log that is sent in a personal chat', () => {
  it('is read, and explained by its article', async () => {
    expect(await hear(message('/small'))).toMatchObject([{ summary: found }, { summary: explained }]);
    expect(bot.log.at(-1)).toMatchObject({ outcome: 'answer' });
  });

  it('may come in several files', async () => {
    expect(await hear(message('/small', '/small'))).toMatchObject([{ summary: found }, { summary: explained }]);
    expect(server.calls).toHaveLength(2);
  });

  it('may not come in six', async () => {
    const six = Array.from({ length: 6 }, () => '/small');

    expect(await hear(message(...six))).toMatchObject([
      { text: expect.stringContaining('five files at a time') as string },
    ]);
    expect(server.calls).toEqual([]);
  });

  it('is answered over the channel, and a large one is said to take a moment before that', async () => {
    expect((await bot.send(toChannel('/large'))).status).toBe(200);

    expect(told()).toEqual([expect.stringMatching(/^I am reading the log \(2\.\d MB\)/), found, explained]);
  });

  it('comes beside a text', async () => {
    expect(await hear({ ...message('/small'), text: 'what is this?' })).toMatchObject([
      { summary: found },
      { summary: explained },
    ]);
  });

  it('that is not there any more is said to be gone', async () => {
    expect(await hear(message('/gone'))).toMatchObject([{ text: expect.stringContaining('no longer good') as string }]);
  });

  it.each(['https://contoso-my.sharepoint.com/a', 'http://192.0.2.1/a', 'http://[::2]/a', 'file:///etc/passwd'])(
    'is not fetched from elsewhere by a bot of this machine (%s)',
    async (address) => {
      expect(await hear({ type: 'message', attachments: [attached(address)] })).toMatchObject([
        { text: expect.stringContaining('not one that I fetch files from') as string },
      ]);
    },
  );
});

it.each([['channel'], ['groupChat']] as const)('in a %s people are told where to send it', async (scope) => {
  const mention = '<at>Writeback Desk</at>';
  const entities = [{ type: 'mention', text: mention, mentioned: { id: 'desk' } }];
  const html = { contentType: 'text/html', content: '<div><attachment id="1"></attachment></div>' };

  expect(await hear({ type: 'message', text: mention, entities, attachments: [html] }, { scope })).toMatchObject([
    { text: expect.stringMatching(/^In a channel or a group chat Teams does not hand files to bots/) as string },
  ]);
  expect(await hear({ type: 'message', text: 'hello', attachments: [html] }, { scope })).toEqual([]);
});

it('a press of a button brings no log, whatever is attached to it', async () => {
  const value = { verb: 'answer.more', form: randomUUID(), article: 'event-31034', fill: {}, part: 1 };
  await hear({ ...message('/small'), value });

  expect(server.calls).toEqual([]);
});

describe('a second delivery', () => {
  it('while the first is read, leads to one reading and one answer', async () => {
    const activity = toChannel('/large');
    const answers = await Promise.all([bot.send(activity), bot.send(activity), bot.send(activity)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(server.calls).toHaveLength(1);
    expect(told()).toEqual([expect.stringMatching(/^I am reading/), found, explained]);
    expect(bot.log.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(2);
  });

  it('after the first was answered, says and fetches nothing again', async () => {
    const activity = toChannel('/large');
    await bot.send(activity);
    await bot.send(activity);

    expect(server.calls).toHaveLength(1);
    expect(told()).toHaveLength(3);
  });

  it('with expectReplies gets the answer again', async () => {
    const activity = message('/small');
    const [first, second] = [await hear(activity), await hear(activity)];

    expect(second.map(({ summary }) => summary)).toEqual(first.map(({ summary }) => summary));
    expect(server.calls).toHaveLength(1);
  });
});

it('others are answered while a log is fetched', async () => {
  files['/slow'] = dripping;
  const slow = bot.send(message('/slow'));
  await until('the file is asked for', () => server.calls.length > 0);

  expect(await bot.say('31034', { person: 'Grace', conversation: 'other' })).toMatchObject([{ card: {} }]);
  expect(await bot.say('33008')).toMatchObject([{ card: {} }]);
  await server.stop();
  expect((await slow).status).toBe(200);
});

it('of too many messages with files at once, the last are asked to come again', async () => {
  files['/slow'] = dripping;
  const slow = Array.from({ length: 10 }, () => bot.send(message('/slow')));
  await until('all are asked for', () => server.calls.length === 10);

  expect(await hear(message('/small'))).toMatchObject([
    { text: expect.stringContaining('Send it again in a minute') as string },
  ]);
  await server.stop();
  for (const { status } of await Promise.all(slow)) expect(status).toBe(200);
  server = await startFileServer(files);
  expect(await hear(message('/small'))).toMatchObject([{ summary: found }, { summary: explained }]);
});

it('a stop lets a reading come to its end', async () => {
  let letGo = (): void => undefined;
  files['/held'] = (...call) => {
    letGo = () => {
      sending(smallLog)(...call);
    };
  };
  const turn = bot.send(toChannel('/held'));
  await until('the file is asked for', () => server.calls.length > 0);
  const restarted = bot.restart();
  letGo();

  expect((await turn).status).toBe(200);
  await restarted;
  expect(told()).toEqual([found, explained]);
  expect(bot.log.map(({ msg }) => msg)).not.toContain('stopped before all turns were over');
});

it('no address, name or event of a file is in the log or the data', async () => {
  await hear(message('/small', '/large'));
  await hear(message('/gone'));
  await bot.send(toChannel('/small'));
  const stored = readdirSync(bot.dataDir).map((name) => readFileSync(join(bot.dataDir, name)).toString('latin1'));

  expect(stored.join()).toContain('33004');
  expect([...stored, JSON.stringify(bot.log)].join()).not.toMatch(/tempauth|\/small|ada@contoso|AADC01/);
  expect(JSON.stringify(bot.log)).not.toMatch(/Application\.evtx|33004/);
});

import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import nock from 'nock';
import pino from 'pino';
import { readConfig, type Config } from '../../bot/config.ts';
import { startBot } from '../../bot/start-bot.ts';
import { cardText } from '../../cards/card-text.ts';
import { startTestBot } from '../support/bot-client.ts';
import { serveSigningKeys, signToken } from '../support/channel-tokens.ts';
import { claims, registration, sendAs, startRegisteredBot } from '../support/registered-bot.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'writeback-desk-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const silent = pino({ level: 'silent' });

function configOf(env: Record<string, string>): Config {
  const read = readConfig({ PORT: '0', DATA_DIR: folder, ...env });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

it('makes the folder of its data, however deep', async () => {
  const dataDir = join(folder, 'deeper', 'still');
  const bot = await startTestBot({ dataDir });

  expect((await stat(join(dataDir, 'desk.db'))).isFile()).toBe(true);
  await bot.stop();
});

it('goes on in the middle of a question after a restart', async () => {
  const bot = await startTestBot({ dataDir: folder });
  await bot.say('6329');
  await bot.restart();

  const [answer] = await bot.say('1');

  expect(answer?.card && cardText(answer.card)).toContain('6329, and you chose');
  await bot.stop();
});

it('takes the press of a button on a card from before a restart', async () => {
  const bot = await startTestBot({ dataDir: folder });
  await bot.say('33008');
  await bot.restart();

  const [card] = await bot.press('This fixed it');

  expect(card).toMatchObject({ replaces: true });
  await bot.stop();
});

it('restarts politely when it cannot read what an older release stored', async () => {
  const bot = await startTestBot({ dataDir: folder });
  await bot.say('6329');
  await bot.stop();
  const database = new BetterSqlite(join(folder, 'desk.db'));
  database.exec(`UPDATE conversation SET state = '{"version":0,"step":3}'`);
  database.close();
  const next = await startTestBot({ dataDir: folder });

  const [apology, answer] = await next.say('31034');

  expect(apology?.text).toContain('I was updated since we last talked');
  expect(answer?.summary).toMatch(/^31034/);
  await next.stop();
});

it('has an address that can be used with IPv6, too', async () => {
  const bot = await startBot(configOf({ HOST: '::1' }), silent);

  expect(bot.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await fetch(`${bot.url}/health`)).status).toBe(200);
  await bot.stop();
});

it('says what to do when its port is in use', async () => {
  const first = await startBot(configOf({}), silent);
  const port = new URL(first.url).port;

  await expect(startBot(configOf({ PORT: port, DATA_DIR: join(folder, 'second') }), silent)).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use. Stop the other program, or set PORT to a free port (PORT=0 picks one).`,
  );
  await first.stop();
});

it('passes on why it cannot listen otherwise', async () => {
  await expect(startBot({ ...configOf({}), host: '192.0.2.1' }, silent)).rejects.toMatchObject({
    code: 'EADDRNOTAVAIL',
  });
});

it('refuses to start on data that is none', async () => {
  await writeFile(
    join(folder, 'desk.db'),
    'this is no database, and it is longer than a header of one would be. '.repeat(9),
  );

  await expect(startBot(configOf({}), silent)).rejects.toThrow(/not a database/);
});

it('stops although a chat page waits for news', async () => {
  const bot = await startBot(configOf({}), silent);
  const opened = await fetch(`${bot.url}/chat/conversations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  const { conversation } = (await opened.json()) as { conversation: string };
  const waiting = fetch(`${bot.url}/chat/conversations/${conversation}/activities?after=99`);
  // Answered requests that were sent later show that this one has arrived.
  for (let asked = 0; asked < 3; asked++) await fetch(`${bot.url}/health`);

  await bot.stop();

  expect((await waiting).status).toBe(200);
});

it('two bots in one process do not share their figures', async () => {
  const first = await startTestBot();
  const second = await startTestBot();
  await first.say('31034');

  const figures = await (await fetch(`${second.url}/metrics`)).text();

  expect(figures).not.toContain('outcome="answer"');
  await first.stop();
  await second.stop();
});

it('says in the log that there is no token for the channel, once, without the secret', async () => {
  serveSigningKeys(['ours']);
  const bot = await startRegisteredBot();
  const answers = [
    await sendAs(signToken(claims), bot, { deliveryMode: undefined }),
    await sendAs(signToken(claims), bot, { deliveryMode: undefined }),
  ];
  await bot.stop();
  nock.cleanAll();

  expect(answers.map(({ status }) => status)).toEqual([502, 502]);
  const lines = bot.log.filter(({ msg }) => msg === 'no token for the channel');
  expect(lines).toMatchObject([{ level: 50, unlogged: 0, error: { name: expect.any(String) as string } }]);
  expect(JSON.stringify(bot.log)).not.toContain(registration.MicrosoftAppPassword);
});

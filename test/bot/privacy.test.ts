import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestBot, type TestBot } from '../support/bot-client.ts';

// Unusual enough that none of it can stand anywhere by chance.
const secrets = [
  'Xk9-Vortrefflich!7',
  'Tr0ub4dor&3xyz',
  'correct-horse-staple-91',
  'hunter2hunter2',
  'Qwertz_Uiop1234',
];
const person = 'Wilhelmina Quackenbush';
const directoryId = '7c1de5a0-4711-4b9a-9c55-0d4c1f0b9e77';
const token = 'Bearer eyJhbGciOiJSUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl';

let bot: TestBot;

/** Everything that people do with a password in the wrong place. */
async function sayThemAll(): Promise<void> {
  for (const [at, secret] of secrets.entries()) {
    const speaker = { person, conversation: `conversation-${String(at)}` };
    await bot.say(`my password is ${secret} and the reset fails`, speaker);
    await bot.say(secret, speaker);
    await bot.say(`no, it says ${secret}`, speaker);
    await bot.say(secret, speaker);
    await bot.say('6329', speaker);
    await bot.say(secret, speaker);
    await bot.say(`31034 password=${secret} pwd:${secret} user ${person}`, speaker);
    await bot.press('It did not help', speaker);
    await bot.say(`zebra ${secret}`, speaker);
    await bot.press('Microsoft Entra Connect Sync', speaker);
    await bot.say(`TcpTestSucceeded : ${secret}`, speaker);
    await bot.say(`CN=${secret},OU=${secret}`, speaker);
    await bot.press('Show more like this', speaker);
    await bot.send({ type: 'message', value: { verb: 'answer.helped', note: secret } }, speaker);
    await bot.send({ type: 'invoke', name: secret, value: { action: { verb: secret, data: { secret } } } }, speaker);
    await bot.send({ type: 'message', text: 7, secret }, speaker);
  }
  const from = { id: directoryId, name: person, aadObjectId: directoryId };
  await bot.send({ type: 'message', id: `activity-${directoryId}`, text: '33008', from });
}

beforeAll(async () => {
  bot = await startTestBot();
  await sayThemAll();
  await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: token },
    body: `{"type":"message","text":"${secrets[0] ?? ''}"`,
  });
}, 60_000);

afterAll(() => bot.stop());

it('no id of a person, a conversation or an activity is in the data', () => {
  const data = readdirSync(bot.dataDir).map((name) => readFileSync(join(bot.dataDir, name)));

  for (const id of [directoryId, 'conversation-1', person]) expect(data.some((file) => file.includes(id))).toBe(false);
});

it('the conversations took place', () => {
  const outcomes = bot.log.map(({ outcome }) => outcome);

  expect(outcomes.length).toBeGreaterThan(secrets.length * 8);
  expect(outcomes).toEqual(expect.arrayContaining(['answer', 'none', 'choose', 'button', 'step', 'outdated']));
});

it('a password that was typed is nowhere in the bytes of the data', () => {
  // Also what was deleted or is only in the log of the database counts.
  const data = readdirSync(bot.dataDir).map((name) => readFileSync(join(bot.dataDir, name)));
  const found = secrets.filter((secret) =>
    data.some((file) => file.includes(secret) || file.includes(Buffer.from(secret, 'utf16le'))),
  );

  expect(data.length).toBeGreaterThan(0);
  expect(data.some((file) => file.includes('event-31034'))).toBe(true);
  expect(found).toEqual([]);
});

it('the log has no message text, no names and no tokens', () => {
  const log = JSON.stringify(bot.log);

  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/Wilhelmina|Quackenbush|zebra|my password is|eyJhbGci/);
});

it('a line of the log has these fields and no others', () => {
  const turns = bot.log.filter(({ msg }) => msg === 'turn').map((line) => Object.keys(line).sort().join());

  expect(new Set(turns)).toEqual(new Set(['channel,level,ms,msg,outcome,time,type']));
});

it('the figures have none of it either', async () => {
  const figures = await (await fetch(`${bot.url}/metrics`)).text();

  for (const secret of [...secrets, 'Wilhelmina']) expect(figures).not.toContain(secret);
});

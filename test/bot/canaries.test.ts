import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { CasePacket } from '../../cases/packet.ts';
import { redactText } from '../../cases/secrets/redact-text.ts';
import { sign, signatureHeaders } from '../../integrations/tickets/signature.ts';
import { findButton, startTestBot, type Speaker, type TestBot } from '../support/bot-client.ts';
import { answering, startFaultyChannel, type FaultyChannel } from '../support/faulty-channel.ts';
import { until } from '../support/until.ts';

jest.setTimeout(300_000);

interface Sample {
  readonly text: string;
  readonly secret: string;
}

const file = join(import.meta.dirname, '../fixtures/secrets/positives.jsonl');
const samples = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Sample);
const redacted = (text: string): string => redactText(text).text.trim();
const kept = samples.map(({ text }) => redacted(text));

/** One word, or a few hexadecimal digits, may stand anywhere by chance: in a sentence of the desk, in an id, in a hash. */
const isTelling = (secret: string): boolean =>
  secret.length >= 6 && !/^\p{L}+$/u.test(secret) && !/^[\da-f-]{1,11}$/i.test(secret);

/** Secrets of which no trace may be found. How many the redactor misses is the business of its own test. */
const secrets = samples
  .map(({ secret }) => secret)
  .filter((secret) => isTelling(secret) && !kept.some((text) => text.includes(secret)));

/** No secrets: each goes through one door, and must be found where that leads to, or nothing here could fail. */
const innocent = {
  typed: 'The okapi was typed',
  form: 'The quokka was in a form',
  work: [
    'The numbat is a note',
    'The zorilla is a question',
    'The axolotl is an answer',
    'The gerenuk is said in words',
    'The fossa is a resolution',
    'The saiga is a reason',
  ],
  report: 'The tarsier is reported',
} as const;
const innocents = [innocent.typed, innocent.form, ...innocent.work, innocent.report];
/** Notes and reasons stand on the card alone, for as long as they are among the newest. */
const inTeams = innocents.filter((text) => !/note|words|reason/.test(text));

const dataDir = mkdtempSync(join(tmpdir(), 'writeback-desk-'));
const key = 'a key for the signatures of a test';
let bot: TestBot;
let teams: FaultyChannel;
let tickets: FaultyChannel;
/** Everything that was answered to people, as it came. */
const answers: string[] = [];
/** The data, byte by byte, before the bot is stopped and after. */
const files: { readonly name: string; readonly bytes: string }[] = [];

/** Somebody in a conversation, whose service URL is the channel of this test. */
interface Chat {
  readonly send: (activity: object) => Promise<string>;
  readonly say: (text: string) => Promise<string>;
  readonly press: (title: string, inputs?: Readonly<Record<string, string>>) => Promise<string>;
  /** What the newest card with such a button would send. */
  readonly dataOf: (title: string) => Readonly<Record<string, unknown>>;
}

const mention = '<at>Writeback Desk</at>';
const entities = [{ type: 'mention', text: mention, mentioned: { id: 'desk' } }];

function openChat(speaker: Speaker, more: object = {}): Chat {
  const cards: AdaptiveCard[] = [];
  const send: Chat['send'] = async (activity) => {
    const { status, body } = await bot.send({ ...more, serviceUrl: teams.url, ...activity }, speaker);
    const answer = JSON.stringify(body);
    if (status !== 200) throw new Error(`The bot answered with status ${String(status)}: ${answer}`);
    answers.push(answer);
    cards.push(...cardsIn(body));
    return answer;
  };
  const press = (data: object): Promise<string> => {
    const action = { type: 'Action.Execute', data };
    return send({ type: 'invoke', name: 'adaptiveCard/action', value: { action }, replyToId: 'shown-card' });
  };
  return {
    send,
    say(text) {
      if (speaker.scope === 'channel') return send({ type: 'message', text: `${mention} ${text}`, entities });
      // Teams sends what is typed a second time.
      return send({ type: 'message', text, attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }] });
    },
    press: (title, inputs = {}) => press({ ...findButton(title, cards).data, ...inputs }),
    dataOf: (title) => findButton(title, cards).data,
  };
}

interface Sent {
  readonly attachments?: readonly { readonly content: AdaptiveCard }[];
  readonly value?: { readonly body?: { readonly value: unknown } };
}

function cardsIn(body: object): AdaptiveCard[] {
  const { activities = [] } = body as { activities?: readonly Sent[] };
  return activities.flatMap(({ attachments = [], value }) => {
    const replacing = value?.body?.value;
    const replaced = typeof replacing === 'object' ? [replacing as AdaptiveCard] : [];
    return [...replaced, ...attachments.map(({ content }) => content)];
  });
}

const numberIn = (answer: string): number => Number(/number \*\*(\d+)\*\*/.exec(answer)?.[1]);

function inPieces(texts: readonly string[], size: number): string[][] {
  return texts.flatMap((_, at) => (at % size === 0 ? [texts.slice(at, at + size)] : []));
}

/** As answers to the questions about a case, those that take any text: what happens, …, the page, the screenshot. */
async function fileByTyping(ada: Chat, texts: readonly string[]): Promise<number> {
  await ada.say('open a case');
  for (const text of texts) await ada.say(text);
  return numberIn(await ada.say('send it'));
}

const fields = ['problem', 'expected', 'reproduce', 'page', 'screenshot', 'eventLog'];

/** In the fields of the form; two more refuse theirs, and the form is shown again with them. */
async function fileByForm(ada: Chat, texts: readonly string[]): Promise<void> {
  await ada.say('open a case');
  await ada.say('form');
  const given = Object.fromEntries(texts.map((text, at) => [String(fields[at]), text]));
  await ada.press('Save the details', { ...given, userId: String(texts[0]), zone: String(texts.at(-1)) });
  await ada.say('send it');
}

/** What both sides write about a case from its opening to its end, and the reason to open it again. */
async function workOn(number: number, ada: Chat, grace: Chat, texts: readonly string[]): Promise<void> {
  const [note = '', question = '', answer = '', words = '', resolution = '', reason = ''] = texts;
  await grace.say(`case ${String(number)}`);
  await grace.press('Keep the note', { note });
  await grace.press('Send the question', { question });
  await ada.say(`case ${String(number)}`);
  await ada.press('Send the answer', { answer });
  await grace.say(`note ${String(number)} ${words}`);
  await grace.say(`case ${String(number)}`);
  await grace.press('Mark as resolved', { resolution });
  await ada.say(`case ${String(number)}`);
  // The card has no field for it, and the bot takes it.
  const { form, case: of, revision } = ada.dataOf('It still fails: open it again');
  await ada.send({ type: 'message', value: { verb: 'case.reopened', form, case: of, revision, reason } });
}

/** The ticket system writes a comment. */
async function report(number: number, comment: string): Promise<void> {
  const body = JSON.stringify({ case: number, key: randomUUID(), comment });
  const seconds = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/json',
    [signatureHeaders.timestamp]: String(seconds),
    [signatureHeaders.signature]: sign(key, seconds, body),
  };
  const { status } = await fetch(`${bot.url}/api/tickets`, { method: 'POST', headers, body });
  expect(status).toBe(200);
}

/** Where nobody is heard: in data that no card of ours sends, and in the name of a command. */
function pressNonsense(guest: Chat, text: string, at: number): Promise<string> {
  if (at % 2 === 0) return guest.send({ type: 'message', value: { verb: 'case.noted', note: text, more: [{ text }] } });
  const action = { verb: text, data: { text } };
  return guest.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
}

/** Each text is a question, a detail of a case (typed or in a form), something about a case, and nonsense. */
async function tellAll(texts: readonly string[], at: number): Promise<void> {
  const tenant = `tenant ${String(at)}`;
  const team = { id: `19:team-${String(at)}`, aadGroupId: tenant };
  const ada = openChat({ tenant, person: 'Ada Lovelace', conversation: `${tenant}: Ada` });
  const guest = openChat({ tenant, person: 'Alan Turing', conversation: `${tenant}: Alan` });
  const grace = openChat(
    { tenant, person: 'Grace Hopper', scope: 'channel', conversation: `19:desk-${String(at)};messageid=1` },
    { channelData: { team, channel: { id: `19:desk-${String(at)}` } } },
  );
  await grace.say('setup');
  const number = await fileByTyping(ada, [innocent.typed]);
  await grace.say(`claim ${String(number)}`);
  const half = texts.length / 2;
  for (const some of inPieces(texts.slice(0, half), 5)) await fileByTyping(ada, some);
  for (const some of inPieces([innocent.form, ...texts.slice(half)], fields.length)) await fileByForm(ada, some);
  for (const some of [innocent.work, ...inPieces(texts, innocent.work.length)]) {
    await workOn(number, ada, grace, some);
    await report(number, some === innocent.work ? innocent.report : some[0]);
  }
  for (const [index, text] of texts.entries()) {
    await guest.say(text);
    await pressNonsense(guest, text, index);
  }
}

function keepFiles(): void {
  files.push(...readdirSync(dataDir).map((name) => ({ name, bytes: readFileSync(join(dataDir, name), 'utf8') })));
}

function isOutboxDone(): boolean {
  const database = new BetterSqlite(join(dataDir, 'desk.db'), { readonly: true });
  const waiting = database.prepare("SELECT count(*) FROM outbox WHERE state = 'waiting'").pluck().get();
  database.close();
  return waiting === 0;
}

const bytesOf = (one: FaultyChannel): string[] => one.calls.map(({ path, body }) => path + body);

/** What the ticket system was told. */
const told = (): { text: string; packet: CasePacket }[] =>
  tickets.calls.map(({ body }) => JSON.parse(body) as ReturnType<typeof told>[number]);

/** Without what JSON and Markdown put before some signs, so that a secret is found however it is written. */
const plain = (text: string): string => text.replaceAll('\\', '');

function foundIn(places: readonly string[], wanted: readonly string[] = secrets): string[] {
  const bare = places.map(plain);
  return wanted.filter((one) => bare.some((place) => place.includes(plain(one))));
}

/** So many people with a case and a channel of their own that no channel gets more in half a minute than Teams takes. */
const tenants = 10;

beforeAll(async () => {
  let ids = 0;
  teams = await startFaultyChannel((...call) => {
    const id = String((ids += 1));
    answering(200, JSON.stringify({ id, activityId: id, userRole: 'user' }))(...call);
  });
  tickets = await startFaultyChannel(answering(200, '{"id":"a ticket"}'));
  bot = await startTestBot({
    dataDir,
    env: { TICKET_SYSTEM: 'webhook', TICKET_URL: tickets.url, TICKET_SECRET: key, TICKET_INBOUND_SECRET: key },
  });
  const texts = samples.map(({ text }) => text);
  await Promise.all(inPieces(texts, texts.length / tenants).map(tellAll));
  await until('the end of the outbox', isOutboxDone);
  keepFiles();
  await bot.stop();
  keepFiles();
});

afterAll(async () => {
  await Promise.all([teams.stop(), tickets.stop()]);
  rmSync(dataDir, { recursive: true });
});

it('almost all of the three hundred secrets are looked for', () => {
  expect(samples).toHaveLength(300);
  expect(secrets.length).toBeGreaterThanOrEqual(285);
});

it('what is no secret is found wherever the doors lead to', () => {
  for (const places of [files.map(({ bytes }) => bytes), bytesOf(tickets), answers]) {
    expect(foundIn(places, innocents)).toEqual(innocents);
  }
  expect(foundIn(bytesOf(teams), inTeams)).toEqual(inTeams);
});

it('each text has come through, without its secret', () => {
  const given = new Set(told().map(({ text }) => text));
  const details = new Set(told().flatMap(({ packet: { support } }) => Object.values(support)));

  expect(kept.filter((text) => !given.has(text))).toEqual([]);
  expect(kept.filter((text) => !details.has(text))).toEqual([]);
});

it.each(['desk.db', 'desk.db-wal'])('no secret is in the bytes of %s', (file) => {
  const found = files.filter(({ name }) => name === file).map(({ bytes }) => bytes);
  expect(foundIn(found, innocents)).not.toEqual([]);
  expect(foundIn(found)).toEqual([]);
});

it('no secret is in the log, and nothing else of what was written', () => {
  const lines = bot.log.map((line) => JSON.stringify(line));
  expect(lines.length).toBeGreaterThan(samples.length);
  expect(foundIn(lines, [...secrets, ...innocents])).toEqual([]);
});

it('no secret has reached the ticket system', () => {
  expect(foundIn(bytesOf(tickets))).toEqual([]);
});

it('no secret has reached the channel, and none has come back', () => {
  expect(foundIn([...bytesOf(teams), ...answers])).toEqual([]);
});

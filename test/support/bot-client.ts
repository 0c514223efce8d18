import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../bot/config.ts';
import { channelId } from '../../bot/local-channel/log.ts';
import { startBot, type RunningBot } from '../../bot/start-bot.ts';
import { cardButtons, type CardButton } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { withServedFiles, type DescribedFile } from './described-file.ts';
import { startProcessBot } from './process-bot.ts';

type Json = Record<string, unknown>;

/** What the bot answered with: a text or a card, what a notification shows, and whether it took a card's place. */
export interface TestReply {
  readonly text?: string;
  readonly card?: AdaptiveCard;
  readonly summary?: string;
  readonly replaces?: true;
}

/** Who speaks where; outside a personal chat the bot is mentioned unless `mention` is false. */
export interface Speaker {
  readonly person?: string;
  readonly conversation?: string;
  readonly scope?: 'personal' | 'groupChat' | 'channel';
  readonly mention?: boolean;
  /** Directory id of the organization; the channel itself stands for it where none is given. */
  readonly tenant?: string;
}

/** How a button is pressed: with `Action.Execute`, or as an old client does. */
export interface Press extends Speaker {
  readonly submit?: boolean;
  /** The card the button stands on; otherwise the newest one in the conversation that has it. */
  readonly card?: AdaptiveCard;
  /** What was filled in, by the name of the field. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A bot that listens on loopback, and the person who talks to it over HTTP. */
export interface TestBot {
  readonly url: string;
  readonly dataDir: string;
  /** Every line the bot logged, parsed; it goes on over a restart. */
  readonly log: readonly Json[];
  say(text: string, speaker?: Speaker): Promise<TestReply[]>;
  press(title: string, press?: Press): Promise<TestReply[]>;
  /** Sends files with a message; in a channel the bot is told no more than that there are some. */
  attach(files: readonly DescribedFile[], speaker?: Speaker): Promise<TestReply[]>;
  /** Sends an activity of any kind, completed by what every activity has; answers with the HTTP answer. */
  send(activity: object, speaker?: Speaker): Promise<{ status: number; body: Json }>;
  /** Stops the bot and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the whole bot on a free port, with its data in a folder of its own unless one is given; with `isKilled` in a process
 * of its own, which no stop and no restart gives time to put anything in order.
 */
export async function startTestBot(
  options: { dataDir?: string; env?: Readonly<Record<string, string>>; isKilled?: boolean } = {},
): Promise<TestBot> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'writeback-desk-')));
  const env = { PORT: '0', DATA_DIR: dataDir, ...options.env };
  const log: Json[] = [];
  const shown = new Map<string, AdaptiveCard[]>();
  const begin = (): Promise<RunningBot> => (options.isKilled ? startKilled(dataDir) : start(env, log));
  let running = await begin();

  async function send(activity: object, speaker: Speaker = {}): Promise<{ status: number; body: Json }> {
    return post(running.url, { ...envelope(speaker, running.url, randomUUID()), ...activity });
  }

  async function exchange(activity: object, speaker: Speaker): Promise<TestReply[]> {
    const { status, body } = await send(activity, speaker);
    if (status !== 200) throw new Error(`The bot answered with status ${String(status)}: ${JSON.stringify(body)}`);
    const replies = readReplies(body);
    const cards = replies.flatMap(({ card }) => (card ? [card] : []));
    const place = placeOf(speaker);
    shown.set(place, [...(shown.get(place) ?? []), ...cards]);
    return replies;
  }

  return {
    get url() {
      return running.url;
    },
    dataDir,
    log,
    send,
    say: (text, speaker = {}) => exchange(message(text, speaker), speaker),
    attach: (files, speaker = {}) =>
      withServedFiles(files, (attached) =>
        exchange({ ...message('', speaker), ...attachmentsOf(attached, speaker) }, speaker),
      ),
    press: (title, press = {}) => {
      const cards = press.card ? [press.card] : (shown.get(placeOf(press)) ?? []);
      return exchange(pressed(title, cards, press), press);
    },
    async restart() {
      await running.stop();
      running = await begin();
    },
    async stop() {
      await running.stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startKilled(dataDir: string): Promise<RunningBot> {
  const { url, end } = await startProcessBot({ file: join(dataDir, 'desk.db') });
  return { url, stop: () => end('SIGKILL') };
}

async function start(env: Readonly<Record<string, string>>, lines: Json[]): Promise<RunningBot> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const write = (line: string): void => {
    lines.push(JSON.parse(line) as Json);
  };
  return startBot(read.config, pino({ level: 'debug', base: undefined }, { write }));
}

function placeOf({ conversation = 'conversation-1' }: Speaker): string {
  return conversation;
}

const desk = { id: 'desk', name: 'Writeback Desk' };
const mention = '<at>Writeback Desk</at>';

const team = { id: '19:team@thread.tacv2', aadGroupId: '6f9619ff-8b86-4011-b42d-00c04fc964ff' };

/** The fields that every activity of this person has. */
function envelope(speaker: Speaker, url: string, id: string): Json {
  const { person = 'Ada Lovelace', scope = 'personal', tenant } = speaker;
  const organization = tenant === undefined ? {} : { tenantId: tenant };
  const place = scope === 'channel' ? { channelData: { team, channel: { id: channelId } } } : {};
  return {
    id,
    channelId: 'test',
    deliveryMode: 'expectReplies',
    serviceUrl: `${url}/chat/connector`,
    timestamp: '2026-01-05T09:00:00.000Z',
    from: { id: `29:${person}`, name: person, role: 'user' },
    recipient: desk,
    conversation: { id: placeOf(speaker), conversationType: scope, isGroup: scope !== 'personal', ...organization },
    ...place,
  };
}

function message(text: string, { scope = 'personal', mention: mentioned = scope !== 'personal' }: Speaker): Json {
  const entities = [{ type: 'mention', text: mention, mentioned: desk }];
  return mentioned ? { type: 'message', text: `${mention} ${text}`, entities } : { type: 'message', text };
}

function attachmentsOf(attachments: readonly object[], { scope = 'personal' }: Speaker): Json {
  if (scope === 'personal') return { attachments };
  return { attachments: [{ contentType: 'text/html', content: '<attachment id="1"></attachment>' }] };
}

function pressed(title: string, cards: readonly AdaptiveCard[], { submit = false, inputs = {} }: Press): Json {
  const button = findButton(title, cards);
  const unknown = Object.keys(inputs).filter((name) => !button.inputs.includes(name));
  if (unknown.length > 0) throw new Error(`Beside “${title}” there is no field ${unknown.join(', ')}.`);
  const data = { ...button.data, ...inputs };
  if (submit) return { type: 'message', value: data, replyToId: 'shown-card' };
  const action = { type: 'Action.Execute', verb: data['verb'], data };
  return { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' }, replyToId: 'shown-card' };
}

/** The button with a title on the newest card that has one. */
export function findButton(title: string, cards: readonly AdaptiveCard[]): CardButton {
  const buttons = cards.flatMap(cardButtons);
  const button = buttons.findLast((shown) => shown.title === title);
  if (button) return button;
  const titles = buttons.map((shown) => shown.title);
  throw new Error(`There is no button “${title}”. The buttons so far: ${titles.join(', ') || 'none'}.`);
}

interface ReplyActivity {
  readonly type: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly content: AdaptiveCard }[];
  readonly value?: { readonly body?: { readonly type: string; readonly value: AdaptiveCard | string } };
}

/** The replies in the order in which a person sees them: a replaced card changes above what was said after it. */
function readReplies(body: Json): TestReply[] {
  const activities = body['activities'] as readonly ReplyActivity[];
  return [...activities.flatMap(replacement), ...activities.flatMap(reply)];
}

function reply({ type, text, summary, attachments = [] }: ReplyActivity): TestReply[] {
  if (type !== 'message') return [];
  const common = summary === undefined ? {} : { summary };
  const cards = attachments.map(({ content }) => ({ card: content, ...common }));
  return text === undefined || text === '' ? cards : [{ text, ...common }, ...cards];
}

function replacement({ type, value }: ReplyActivity): TestReply[] {
  const answered = type === 'invokeResponse' ? value?.body?.value : undefined;
  return typeof answered === 'object' ? [{ card: answered, replaces: true }] : [];
}

/** Posts an activity to the bot; the body of the answer is empty when it is not JSON. */
export async function post(url: string, activity: unknown): Promise<{ status: number; body: Json }> {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Json) : {} };
}

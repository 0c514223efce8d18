import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { cardButtons, cardText, type CardButton } from '../cards/card-text.ts';
import type { AdaptiveCard } from '../cards/card.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startBot } from './start-bot.ts';

const reply = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ content: z.unknown() })).optional(),
});
const replies = z.looseObject({ activities: z.array(reply) });
type ReplyActivity = z.infer<typeof reply>;

const read = readConfig();
if (!read.ok || !read.config.local) {
  console.error('The terminal chat is for this machine only: run it without MicrosoftAppId and with HOST unset.');
  process.exit(1);
}
// A free port, so that a bot that already runs on this machine is left alone.
const bot = await startBot({ ...read.config, port: 0, logLevel: 'error' }, createLog({ logLevel: 'error' }));
const terminal = createInterface({ input: process.stdin, output: process.stdout });
// Taken before the first await: lines that are piped in must not get lost meanwhile.
const lines = terminal[Symbol.asyncIterator]();
let ended = false;
terminal.once('close', () => {
  ended = true;
});
const conversation = { id: `console-${randomUUID()}`, conversationType: 'personal' };
let buttons: readonly CardButton[] = [];

console.log('Writeback Desk. Type a line and press Enter; a number presses a button; Ctrl+D ends.\n');
await send({ type: 'conversationUpdate', membersAdded: [{ id: 'desk' }] });
await converse();
terminal.close();
await bot.stop();

async function converse(): Promise<void> {
  terminal.setPrompt('> ');
  prompt();
  for await (const line of lines) {
    const pressed = /^\[?(\d{1,2})\]?$/.exec(line.trim())?.[1];
    const button = pressed === undefined ? undefined : buttons[Number(pressed) - 1];
    if (button) await send({ type: 'message', value: { ...button.data, ...(await fillIn(button)) } });
    else if (line.trim() !== '') await send({ type: 'message', text: line });
    prompt();
  }
}

/** Asks for what belongs to a button, one line each; an empty line leaves it out. */
async function fillIn({ inputs }: CardButton): Promise<Record<string, string>> {
  const filled: Record<string, string> = {};
  for (const name of inputs) {
    terminal.setPrompt(`${name}: `);
    prompt();
    // Lines that were piped in are still there when the input has ended; after them there is nothing.
    const { value } = await lines.next();
    if (value) filled[name] = value;
  }
  terminal.setPrompt('> ');
  return filled;
}

// The input may have ended while an answer was on its way.
function prompt(): void {
  if (!ended) terminal.prompt();
}

async function send(activity: object): Promise<void> {
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...activity,
      id: randomUUID(),
      channelId: 'console',
      deliveryMode: 'expectReplies',
      serviceUrl: bot.url,
      conversation,
      from: { id: 'person' },
      recipient: { id: 'desk' },
    }),
  });
  const body: unknown = await response.json().catch(() => undefined);
  const answered = replies.safeParse(body);
  if (!answered.success) {
    console.log(`(The bot answered with status ${String(response.status)}. Try again.)`);
    return;
  }
  answered.data.activities.forEach(show);
}

function show({ type, text, attachments }: ReplyActivity): void {
  if (type !== 'message') return;
  if (text) console.log(`\n${text}`);
  for (const { content } of attachments ?? []) {
    const card = content as AdaptiveCard;
    console.log(`\n${cardText(card)}`);
    buttons = cardButtons(card);
    buttons.forEach(({ title }, at) => {
      console.log(`  [${String(at + 1)}] ${title}`);
    });
  }
  console.log('');
}

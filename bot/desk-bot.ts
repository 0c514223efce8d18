import type { Logger } from 'pino';
import { z } from 'zod';
import { converse, greet } from '../dialogs/converse.ts';
import type { Desk } from '../dialogs/desk.ts';
import type { Reply } from '../dialogs/reply.ts';
import type { Conversations } from '../integrations/sql-conversations.ts';
import type { Metrics, TurnOutcome } from './metrics.ts';
import type { Activity, TurnContext } from './sdk.ts';
import { botIdOf, createTurn, isAddressed } from './turn.ts';

/** What the bot needs to answer activities. */
export interface DeskBotParts {
  readonly desk: Desk;
  readonly conversations: Conversations;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Handles one activity of any kind; made once, called for every turn. */
export type DeskBot = (context: TurnContext) => Promise<void>;

/** Makes the bot: activities in, dialogs asked, state kept, the turn logged without what was said. */
export function createDeskBot(parts: DeskBotParts): DeskBot {
  return async (context) => {
    const started = performance.now();
    let outcome: TurnOutcome = 'failed';
    try {
      outcome = await handle(context, parts);
    } finally {
      const seconds = (performance.now() - started) / 1000;
      parts.metrics.countTurn(context.activity.type, outcome, seconds);
      const { type, channelId } = context.activity;
      parts.log.info({ type, channel: channelId, outcome, ms: Math.round(seconds * 1000) }, 'turn');
    }
  };
}

async function handle(context: TurnContext, parts: DeskBotParts): Promise<TurnOutcome> {
  const { activity } = context;
  switch (activity.type) {
    case 'message':
      return hearMessage(context, parts);
    case 'messageUpdate':
      // An edited question is a new question; what Teams says of other changes is not for us.
      return isEdit(activity) ? hearMessage(context, parts) : 'ignored';
    case 'invoke':
      return hearInvoke(context, parts);
    case 'conversationUpdate':
      return meet(context, parts);
    default:
      return 'ignored';
  }
}

function isEdit({ channelData, text }: Activity): boolean {
  return (
    typeof text === 'string' &&
    text.trim() !== '' &&
    (channelData as { eventType?: unknown } | undefined)?.eventType === 'editMessage'
  );
}

async function hearMessage(context: TurnContext, parts: DeskBotParts): Promise<TurnOutcome> {
  const { activity } = context;
  const submit: unknown = activity.value ?? undefined;
  if (submit === undefined && !isAddressed(activity)) return 'ignored';
  const { turn } = createTurn(context, submit);
  return keep(context, parts, (stored) => converse(turn, stored, parts.desk));
}

const invokeValue = z.object({ action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }) });

/** An `Action.Execute` is answered in the HTTP response, with the card that takes the place of the pressed one. */
async function hearInvoke(context: TurnContext, parts: DeskBotParts): Promise<TurnOutcome> {
  const { activity } = context;
  const read = activity.name === 'adaptiveCard/action' ? invokeValue.safeParse(activity.value) : undefined;
  if (!read?.success) {
    await respond(context, 501, message(501, 'This bot does not know that command.'));
    return 'ignored';
  }
  const pressed = createTurn(context, read.data.action.data ?? {});
  const outcome = await keep(context, parts, (stored) => converse(pressed.turn, stored, parts.desk));
  const card = pressed.replacement();
  const done = card
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
    : // What the button did was said in messages of its own.
      message(200, '');
  await respond(context, 200, done);
  return outcome;
}

function message(statusCode: number, value: string): object {
  return { statusCode, type: 'application/vnd.microsoft.activity.message', value };
}

async function respond(context: TurnContext, status: number, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}

/** Greets in a personal chat when the bot is added to it; a channel full of people is left in peace. */
async function meet(context: TurnContext, parts: DeskBotParts): Promise<TurnOutcome> {
  const { activity } = context;
  const botId = botIdOf(activity);
  const botIsNew = (activity.membersAdded ?? []).some(({ id }) => id === botId);
  if (!botIsNew || !isAddressed(activity)) return 'ignored';
  const { turn } = createTurn(context, undefined);
  return keep(context, parts, () => greet(turn, parts.desk));
}

/** State belongs to one person in one conversation (in a channel: in one thread): others there are not disturbed. */
async function keep(
  { activity }: TurnContext,
  { conversations, desk }: DeskBotParts,
  act: (stored: string | undefined) => Promise<Reply>,
): Promise<TurnOutcome> {
  const person = activity.from.aadObjectId ?? activity.from.id;
  const key = JSON.stringify([activity.channelId, activity.conversation.id, person]);
  return inTurn(key, async () => {
    const reply = await act(await conversations.read(key));
    await conversations.write(key, JSON.stringify(reply.state), desk.now());
    return reply.outcome;
  });
}

const running = new Map<string, Promise<unknown>>();

/** One turn after the other for one key: two presses at once would both read the state from before either of them. */
async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = running.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  running.set(key, mine);
  try {
    return await mine;
  } finally {
    if (running.get(key) === mine) running.delete(key);
  }
}

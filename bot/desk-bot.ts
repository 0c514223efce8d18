import { z } from 'zod';
import { converse } from '../dialogs/converse.ts';
import type { SentLog } from '../eventlog/log-report.ts';
import { greet } from '../dialogs/show-welcome.ts';
import { answerInvoke } from './invoke-answer.ts';
import type { TakeLogs } from './logs/take-logs.ts';
import type { Metrics, TurnOutcome } from './metrics.ts';
import type { Activity, TurnContext } from './sdk.ts';
import type { MindSecondCard } from './second-card.ts';
import { takeTurn, type TakeTurnParts } from './take-turn.ts';
import { botIdOf, isAddressed } from './turn.ts';

/** What the bot needs to answer activities. */
export interface DeskBotParts extends TakeTurnParts {
  readonly metrics: Metrics;
  readonly mindSecondCard: MindSecondCard;
  readonly takeLogs: TakeLogs;
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
  const log = submit === undefined ? await takeLogs(context, parts) : undefined;
  return answer(context, submit, parts, log);
}

const invokeValue = z.object({ action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }) });

/** An `Action.Execute` is answered in the HTTP response, with the card that takes the place of the pressed one. */
async function hearInvoke(context: TurnContext, parts: DeskBotParts): Promise<TurnOutcome> {
  const { activity } = context;
  const read = activity.name === 'adaptiveCard/action' ? invokeValue.safeParse(activity.value) : undefined;
  if (read?.success) return answer(context, read.data.action.data ?? {}, parts);
  await answerInvoke(context, 501, 'This bot does not know that command.');
  return 'ignored';
}

/** Files are fetched and read before anything is locked: that may take some seconds. */
function takeLogs(context: TurnContext, parts: DeskBotParts): Promise<SentLog | undefined> {
  return parts.takeLogs(context.activity, (text) => context.sendActivity({ type: 'message', text, summary: text }));
}

async function answer(context: TurnContext, submit: unknown, parts: DeskBotParts, log?: SentLog): Promise<TurnOutcome> {
  const replaceSecondCard = await parts.mindSecondCard(context.activity, submit);
  const outcome = await takeTurn(context, submit, parts, converse, log);
  replaceSecondCard();
  return outcome;
}

/** Greets in a personal chat when the bot is added to it; a channel full of people is left in peace. */
async function meet(context: TurnContext, parts: DeskBotParts): Promise<TurnOutcome> {
  const { activity } = context;
  const botId = botIdOf(activity);
  const botIsNew = (activity.membersAdded ?? []).some(({ id }) => id === botId);
  if (!botIsNew || !isAddressed(activity)) return 'ignored';
  return takeTurn(context, undefined, parts, (turn, _stored, desk) => greet(turn, desk));
}

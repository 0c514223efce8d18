import { z } from 'zod';
import { cardType } from '../card-activity.ts';
import { fromBot, systemLine } from './activity.ts';
import type { Conversation, LoggedActivity } from './log.ts';

/** Longest turn the channel waits for, in milliseconds. */
const turnLimitMs = 60_000;

const advice =
  'What you sent is not lost: try it once more. If it happens again, the window in which the bot was started says more.';

const invokeAnswer = z.looseObject({ statusCode: z.number(), type: z.string(), value: z.unknown() });
const refusal = z.union([
  z.object({ error: z.string() }).transform((body) => body.error),
  z.object({ message: z.string() }).transform((body) => body.message),
  z.object({ error: z.object({ message: z.string() }) }).transform((body) => body.error.message),
]);

export type Delivery = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: string };

/** Where the bot takes activities (known once the server listens), and fresh ids. */
export interface BotPlace {
  readonly messagesUrl: () => string;
  readonly newId: () => string;
}

/** Hands an activity to the bot, and puts on the log what its answer changes; a sentence comes back, and stands there, when it failed. */
export async function bring(
  conversation: Conversation,
  activity: LoggedActivity,
  { messagesUrl, newId }: BotPlace,
): Promise<string | undefined> {
  const delivery = await deliver(messagesUrl(), activity);
  const problem = delivery.ok ? applyInvokeAnswer(conversation, activity, delivery.body, newId()) : delivery.problem;
  if (problem !== undefined) reportProblem(conversation, newId(), problem);
  return problem;
}

/** Hands an activity to the bot the way a channel does; whatever goes wrong comes back as a sentence for the person. */
export async function deliver(messagesUrl: string, activity: LoggedActivity): Promise<Delivery> {
  try {
    const answer = await fetch(messagesUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(turnLimitMs),
    });
    const body = parse(await answer.text());
    return answer.ok ? { ok: true, body } : { ok: false, problem: describeRefusal(answer.status, body) };
  } catch (error) {
    return { ok: false, problem: describeFailure(error) };
  }
}

/** Puts what an invoke was answered with on the log; a sentence comes back when the answer was a refusal. */
export function applyInvokeAnswer(
  conversation: Conversation,
  invoke: LoggedActivity,
  body: unknown,
  id: string,
): string | undefined {
  const read = invokeAnswer.safeParse(body);
  if (!read.success) return undefined;
  const { statusCode, type, value } = read.data;
  if (statusCode >= 400) return describeRefusal(statusCode, value);
  if (type === cardType) {
    conversation.append('update', withCard(conversation, String(invoke['replyToId']), value));
  } else if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string' && value !== '') {
    conversation.append('add', fromBot({ type: 'message', text: value }, id));
  }
  return undefined;
}

/** Puts a line of the channel itself on the log. */
export function reportProblem(conversation: Conversation, id: string, problem: string): void {
  conversation.append('add', systemLine(id, problem));
}

function withCard(conversation: Conversation, activityId: string, content: unknown): LoggedActivity {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  return fromBot({ type: 'message', ...conversation.find(activityId), attachments }, activityId);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeRefusal(status: number, body: unknown): string {
  const read = refusal.safeParse(body);
  const reason = read.success && read.data !== '' ? `: ${read.data.slice(0, 300)}` : '';
  return `The bot could not handle that (${String(status)}${reason}). ${advice}`;
}

function describeFailure(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError') {
    return `The bot has not answered for ${String(turnLimitMs / 1000)} seconds. ${advice}`;
  }
  return `The bot could not be reached. ${advice}`;
}

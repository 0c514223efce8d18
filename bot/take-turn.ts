import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { onceKey } from '../dialogs/card-actions.ts';
import type { Desk } from '../dialogs/desk.ts';
import type { Reply } from '../dialogs/reply.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { TakenTurn, TurnKeys, Turns } from '../integrations/sql-turns.ts';
import { describeError } from './describe-error.ts';
import { DeliveryError } from './delivery-error.ts';
import type { InOrder } from './in-order.ts';
import { invokeAnswer, respondToInvoke } from './invoke-answer.ts';
import type { TurnOutcome } from './metrics.ts';
import { readReplies, sendReplies, UnsentReplies, writeReplies, type Outgoing } from './replies.ts';
import type { Activity, TurnContext } from './sdk.ts';
import { createTurn, personOf } from './turn.ts';

/** What it takes to answer a person, once for each thing they did. */
export interface TakeTurnParts {
  readonly desk: Desk;
  readonly turns: Turns;
  readonly inOrder: InOrder;
  readonly log: Logger;
}

/** Answers a turn from the stored state; it may run more than once before its result stands. */
type Answering = (turn: Turn, stored: string | undefined, desk: Desk) => Promise<Reply>;

/**
 * Answers one activity: the dialog runs, what it came to is stored in one transaction, and only then anything is sent.
 * A second delivery of the activity, or a second press of a button that counts once, finds the result of the first.
 */
export async function takeTurn(
  context: TurnContext,
  submit: unknown,
  parts: TakeTurnParts,
  answer: Answering,
): Promise<TurnOutcome> {
  const { activity } = context;
  const keys = keysOf(activity, submit);
  return parts.inOrder.run(keys.conversation, async () => {
    let outcome: TurnOutcome = 'failed';
    let fresh: readonly Outgoing[] | undefined;
    const taken = await parts.turns.take(keys, async (stored, journal) => {
      const made = createTurn(activity, submit);
      const reply = await answer(made.turn, stored, { ...parts.desk, journal });
      outcome = reply.outcome;
      fresh = made.replies;
      return {
        state: JSON.stringify(reply.state),
        replies: writeReplies(made.replies),
        answer: activity.type === 'invoke' ? JSON.stringify(invokeAnswer(made.replacement())) : undefined,
        inAnswer: activity.deliveryMode === 'expectReplies',
        final: reply.outcome !== 'outdated',
      };
    });
    const isNow = taken.source === 'now';
    // What was just made need not be read again from the text it was stored as.
    await tell(context, taken, isNow && fresh ? fresh : readReplies(taken.replies), parts);
    return isNow ? outcome : 'repeated';
  });
}

/** State belongs to one person in one conversation (in a channel: in one thread): others there are not disturbed. */
function keysOf(activity: Activity, submit: unknown): TurnKeys {
  const conversation = JSON.stringify([activity.channelId, activity.conversation.id, personOf(activity)]);
  const once = submit === undefined ? undefined : onceKey(submit);
  return {
    conversation,
    delivery: deliveryKey(activity),
    form: once === undefined ? undefined : JSON.stringify([conversation, once]),
  };
}

function deliveryKey({ id, type, channelId, conversation, timestamp }: Activity): string {
  // Without an id there is nothing by which a second delivery could be known, and two activities must not pass for one.
  if (!id) return randomUUID();
  // An edited message keeps its id.
  const edit = type === 'messageUpdate' ? [timestamp] : [];
  return JSON.stringify([channelId, conversation.tenantId ?? '', conversation.id, type, id, ...edit]);
}

const undelivered = JSON.stringify({ undelivered: true });

/** Tells the person what the turn came to: whatever is owed to this delivery, and no more. */
async function tell(
  context: TurnContext,
  taken: TakenTurn,
  replies: readonly Outgoing[],
  parts: TakeTurnParts,
): Promise<void> {
  if (taken.answer === undelivered) throw new DeliveryError('ambiguous');
  if (context.activity.deliveryMode === 'expectReplies') {
    // Who presses again has read what was said the first time; what is owed is the card in its last form.
    if (taken.source !== 'form') await sendReplies(context, replies);
  } else if (replies.length > 0) {
    await sendOnce(context, taken.delivery, replies, parts);
  }
  if (taken.answer !== undefined) await respondToInvoke(context, 200, JSON.parse(taken.answer) as object);
}

async function sendOnce(
  context: TurnContext,
  delivery: string,
  replies: readonly Outgoing[],
  parts: TakeTurnParts,
): Promise<void> {
  try {
    await sendReplies(context, replies);
  } catch (error) {
    if (error instanceof UnsentReplies) await noteFailure(delivery, error, parts);
    throw error;
  }
  noteSent(delivery, parts);
}

/** What certainly did not go out may be sent by the next delivery; what perhaps did must not be. */
async function noteFailure(delivery: string, { cause, left }: UnsentReplies, { turns }: TakeTurnParts): Promise<void> {
  const isUnsent = cause instanceof DeliveryError && (cause.kind === 'unsent' || cause.kind === 'throttled');
  const rest = isUnsent ? writeReplies(left) : undefined;
  await (rest === undefined ? turns.giveUp(delivery, undelivered) : turns.putBack(delivery, rest));
}

/** The sender need not wait for this: a delivery that was answered does not come again. */
function noteSent(delivery: string, { turns, inOrder, log }: TakeTurnParts): void {
  // Not in the queue of the conversation: a second delivery that waits there for this note would wait in vain.
  inOrder
    .run(`sent ${delivery}`, () => turns.finish(delivery))
    .catch((error: unknown) => {
      log.warn({ error: describeError(error as Error) }, 'sent replies were not noted');
    });
}

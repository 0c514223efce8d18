import type { Logger } from 'pino';
import { onceKey } from '../dialogs/card-actions.ts';
import type { Desk, IdleDesk } from '../dialogs/desk.ts';
import type { Reply } from '../dialogs/reply.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { SentLog } from '../eventlog/log-report.ts';
import type { ReplyClaim } from '../integrations/reply-claims.ts';
import type { Reporter } from '../integrations/sql-outage-reports.ts';
import type { TakenTurn, TurnKeys, Turns } from '../integrations/sql-turns.ts';
import { conversationKey, keyOf } from './conversation-key.ts';
import { describeError } from './describe-error.ts';
import { DeliveryError } from './delivery-error.ts';
import { deliveryKey } from './delivery-key.ts';
import type { InOrder } from './in-order.ts';
import { invokeAnswer, respondToInvoke } from './invoke-answer.ts';
import type { TurnOutcome } from './metrics.ts';
import { readReplies, sendReplies, UnsentReplies, writeReplies, type Outgoing } from './replies.ts';
import type { Activity, TurnContext } from './sdk.ts';
import type { FindPeople } from './people-finder.ts';
import { createTurn, readInput, personOf, tenantOf } from './turn.ts';

/** What it takes to answer a person, once for each thing they did. */
export interface TakeTurnParts {
  readonly desk: IdleDesk;
  readonly turns: Turns;
  readonly inOrder: InOrder;
  readonly findPeople: FindPeople;
  /** Has what was stored for others sent. */
  readonly wakeOutbox: () => void;
  readonly log: Logger;
}

/** Answers a turn from the stored state; it may run more than once before its result stands. */
type Answering = (turn: Turn, stored: string | undefined, desk: Desk) => Promise<Reply>;

/**
 * Answers one activity: the dialog runs, what it came to is stored in one transaction, and only then anything is sent.
 * A second delivery of the activity, or a second press of a button that counts once, finds the result of the first. `log` is
 * what stands in the files that came along.
 */
export async function takeTurn(
  context: TurnContext,
  submit: unknown,
  parts: TakeTurnParts,
  answer: Answering,
  log?: SentLog,
): Promise<TurnOutcome> {
  const { activity } = context;
  const keys = keysOf(activity, submit);
  return parts.inOrder.run(keys.conversation, async () => {
    let outcome: TurnOutcome = 'failed';
    let fresh: readonly Outgoing[] | undefined;
    // Who belongs to which team is asked over the network, so before anything is locked.
    const input = readInput(activity, submit);
    const people = await parts.findPeople(createTurn(activity, submit, input).turn);
    const taken = await parts.turns.take(keys, async (stored, ports) => {
      const made = createTurn(activity, submit, input, log);
      const reply = await answer(made.turn, stored, { ...parts.desk, ...people, ...ports });
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
    if (taken.hasMail) parts.wakeOutbox();
    // What was just made need not be read again from the text it was stored as.
    await tell(context, taken, isNow && fresh ? fresh : readReplies(taken.replies), parts);
    return isNow ? outcome : 'repeated';
  });
}

/** State belongs to one person in one conversation (in a channel: in one thread): others there are not disturbed. */
function keysOf(activity: Activity, submit: unknown): TurnKeys {
  const conversation = [activity.channelId, activity.conversation.id, personOf(activity)] as const;
  const once = submit === undefined ? undefined : onceKey(submit);
  return {
    conversation: conversationKey(...conversation),
    delivery: deliveryKey(activity),
    form: once === undefined ? undefined : keyOf([...conversation, once]),
    reporter: reporterOf(activity),
  };
}

/** A person of a tenant, in whatever conversation; where none is named, the channel stands for the tenant. */
function reporterOf(activity: Activity): Reporter {
  const tenant = tenantOf(activity);
  const place = tenant === undefined ? ['channel', activity.channelId] : ['tenant', tenant];
  return { tenant: keyOf(place), person: keyOf([...place, personOf(activity)]) };
}

const undelivered = JSON.stringify({ undelivered: true });

/** Tells the person what the turn came to: whatever is owed to this delivery, and no more. */
async function tell(
  context: TurnContext,
  taken: TakenTurn,
  replies: readonly Outgoing[],
  parts: TakeTurnParts,
): Promise<void> {
  const { type, deliveryMode } = context.activity;
  if (taken.answer === undelivered) throw new DeliveryError('ambiguous');
  if (deliveryMode === 'expectReplies') {
    // Who presses again has read what was said the first time; what is owed is the card in its last form.
    if (taken.source !== 'form') await sendReplies(context, replies);
  } else if (replies.length > 0) {
    await sendOnce(context, taken.claim, replies, parts);
  }
  // Of an old press it is known that it counted, and no longer what it came to.
  const answer = taken.answer === undefined ? invokeAnswer(undefined) : (JSON.parse(taken.answer) as object);
  if (type === 'invoke') await respondToInvoke(context, 200, answer);
}

async function sendOnce(
  context: TurnContext,
  taken: ReplyClaim,
  replies: readonly Outgoing[],
  parts: TakeTurnParts,
): Promise<void> {
  // Where the claim was lost, somebody else sends the rest, and notes of ours change nothing.
  const held = parts.turns.hold(taken);
  try {
    await sendReplies(context, replies, held.mayGoOn);
  } catch (error) {
    const claim = await held.release();
    if (error instanceof UnsentReplies) await noteFailure(context, claim, error, parts);
    throw error;
  }
  noteSent(await held.release(), parts);
}

/** What certainly did not go out may be sent by the next delivery; what perhaps did must not be. */
async function noteFailure(
  { activity }: TurnContext,
  claim: ReplyClaim,
  { cause, left }: UnsentReplies,
  { turns, log }: TakeTurnParts,
): Promise<void> {
  const { kind, status } = cause instanceof DeliveryError ? cause : { kind: undefined, status: undefined };
  log.warn({ kind, status, left: left.length }, 'reply not delivered');
  const isUnsent = kind === 'unsent' || kind === 'throttled';
  const rest = writeReplies(isUnsent ? left : left.slice(1));
  // The card that answers a press says what the press came to, whatever became of the messages beside it.
  const answer = activity.type === 'invoke' ? undefined : undelivered;
  try {
    await (rest === undefined ? turns.giveUp(claim, answer) : turns.putBack(claim, rest));
  } catch (error) {
    log.error({ error: describeError(error as Error) }, 'unsent replies were not noted');
  }
}

/** The sender need not wait for this: a delivery that was answered does not come again. */
function noteSent(claim: ReplyClaim, { turns, inOrder, log }: TakeTurnParts): void {
  // Not in the queue of the conversation: a second delivery that waits there for this note would wait in vain.
  inOrder
    .run(`sent ${claim.delivery}`, () => turns.finish(claim))
    .catch((error: unknown) => {
      log.warn({ error: describeError(error as Error) }, 'sent replies were not noted');
    });
}

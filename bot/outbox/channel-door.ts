import type { ClaimedItem, OutboxQueue } from '../../cases/outbox-queue.ts';
import { longestSendMs, type Connector, type Operation, type SendResult, type Target } from '../connector.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { SendBudget } from './send-budget.ts';
import { dead, inDoubt, later, lost, sent, type Step } from './step.ts';

/** One call to the channel because of a stored message. */
export interface ChannelCall {
  readonly operation: Operation;
  readonly target: Target;
  readonly body: object;
  /** What the call counts on: the channel with all its threads, or the person. */
  readonly conversation: string;
  /** It must not be made twice: that it is about to be made is noted before. */
  readonly isOnce?: true;
}

/** What the channel said, or why it was not asked now. */
export type Passage =
  { readonly isCalled: true; readonly result: SendResult } | { readonly isCalled: false; readonly step: Step };

/** The way to the channel for stored messages: not more at once than it takes, and not while nobody answers. */
export interface ChannelDoor {
  call(item: ClaimedItem, call: ChannelCall): Promise<Passage>;
}

/** What the door is made of. */
export interface ChannelDoorParts {
  readonly connector: Pick<Connector, 'call'>;
  readonly breaker: CircuitBreaker;
  readonly budget: SendBudget;
  readonly queue: Pick<OutboxQueue, 'calling'>;
  readonly now: () => Date;
}

/** Makes the door; it serves every message of one process. */
export function createChannelDoor(parts: ChannelDoorParts): ChannelDoor {
  const { connector, breaker, budget, now } = parts;
  return {
    async call(item, call) {
      const { operation, target, body, conversation } = call;
      if (isLate(item, now())) return tooLate;
      const passage = breaker.enter(hostOf(target.serviceUrl));
      if ('waitMs' in passage) return wait(passage.waitMs, 'The channel does not answer.');
      const { entry } = passage;
      try {
        const waitMs = budget.take(item.id, { conversation, tenant: item.tenant });
        if (waitMs > 0) return wait(waitMs);
        if (call.isOnce && !(await mayCallOnce(item, parts))) return tooLate;
        // The outbox waits by itself, for longer than the connector would.
        const result = await connector.call(operation, target, body, 0);
        heed(result, conversation, budget);
        entry.leave(isAnswered(result) ? 'up' : 'down');
        return { isCalled: true, result };
      } finally {
        entry.leave('unused');
      }
    },
  };
}

/** A call that may outlive the lease could be made a second time by another process meanwhile. */
function isLate({ leaseUntil }: ClaimedItem, now: Date): boolean {
  return leaseUntil - now.getTime() < longestSendMs;
}

/** Notes that the call is about to be made; false when somebody else may make it, or noting that took too long. */
async function mayCallOnce(item: ClaimedItem, { queue, now }: ChannelDoorParts): Promise<boolean> {
  return (await queue.calling(item)) && !isLate(item, now());
}

function heed(result: SendResult, conversation: string, budget: SendBudget): void {
  if (!result.ok && result.kind === 'throttled') budget.pause(conversation, result.retryAfterMs ?? 0);
}

const tooLate: Passage = { isCalled: false, step: lost };

function wait(ms: number, reason?: string): Passage {
  return { isCalled: false, step: { kind: 'wait', ms, ...(reason !== undefined && { reason }) } };
}

function hostOf(serviceUrl: string): string {
  return URL.canParse(serviceUrl) ? new URL(serviceUrl).host : '';
}

function isAnswered(result: SendResult): boolean {
  return result.ok || result.kind === 'refused' || result.kind === 'throttled';
}

/**
 * Refusals that say nothing against the message: our token is not accepted, or the conversation was busy ("Status codes from
 * agent conversational APIs" in "Build conversational capability", learn.microsoft.com/microsoftteams/platform/bots).
 */
const passing: ReadonlySet<number | undefined> = new Set([401, 412]);

/**
 * What follows from the channel's answer. What `mayRepeat` is sent again even when it may have arrived; `refused` says in
 * words for people why it is not taken, by the status of the answer.
 */
export function stepAfter(
  result: SendResult,
  mayRepeat: boolean,
  refused: (status: number | undefined) => string,
): Step {
  if (result.ok) return sent;
  const { kind, status, retryAfterMs } = result;
  if (kind === 'throttled') return later('The channel asked to wait.', retryAfterMs);
  if (kind === 'unsent') return later('The channel could not be reached.');
  if (kind === 'refused') {
    return passing.has(status)
      ? later(`The channel did not take it (status ${String(status)}).`)
      : dead(refused(status));
  }
  if (mayRepeat) return later('The channel did not say whether it arrived.');
  return inDoubt('the channel did not say.');
}

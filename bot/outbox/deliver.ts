import type { Logger } from 'pino';
import type { ClaimedItem, Destination, OutboxQueue } from '../../cases/outbox-queue.ts';
import { destinationOf, type SendProgress } from '../../cases/outbox.ts';
import { describeError } from '../describe-error.ts';
import { createSparseLog, type SparseLog } from '../sparse-log.ts';
import { backOff } from './back-off.ts';
import { later, type Step } from './step.ts';

/** What became of one try: kept small and fixed, because each value is a time series. */
export type OutboxOutcome = 'sent' | 'wait' | 'later' | 'dead' | 'lost';

/** What it takes to send claimed messages and to note what became of them. */
export interface DeliveryParts {
  readonly queue: OutboxQueue;
  /** Tries to send a message, once. */
  readonly send: (item: ClaimedItem) => Promise<Step>;
  readonly count: (destination: Destination, outcome: OutboxOutcome) => void;
  readonly log: Logger;
  readonly now: () => Date;
  readonly random: () => number;
  /** Hears when a message is due again, in milliseconds since 1970. */
  readonly dueAt: (time: number) => void;
}

/** Everything else that is dead stands on the card of its case. */
const unseen = (number: number): string =>
  'outbox: the triage channel does not take the card of a case, so nobody there sees the case. ' +
  `npm run desk -- outbox list says why; when that is put right, npm run desk -- outbox retry ${String(number)} posts it`;

/** How long a message is tried after it was stored, in milliseconds. */
const tryMs = 24 * 60 * 60_000;

/** When a message is tried again whose lease was nearly over, in milliseconds: whoever was too slow for it may still be. */
const lostMs = 15_000;

/** A destination that is down would otherwise fill the log. */
const logMs = 60_000;

/**
 * Makes the one who tries a claimed message once and notes what became of it. It never rejects, and resolves to whether
 * something is due now that was not before.
 */
export function createDelivery(parts: DeliveryParts): (item: ClaimedItem) => Promise<boolean> {
  const logSparsely = createSparseLog(logMs, () => parts.now().getTime());
  return async (item) => {
    try {
      const step = endIfOld(await trySend(item, parts), item, parts.now());
      tell(item, step, parts, logSparsely);
      await note(item, step, parts);
      return freesTheWay(step);
    } catch (error) {
      // Its lease runs out, and then it is tried again.
      parts.log.error({ ...describe(item), error: describeError(error as Error) }, 'outbox: not noted');
      return false;
    }
  };
}

async function trySend(item: ClaimedItem, { send, log }: DeliveryParts): Promise<Step> {
  try {
    return await send(item);
  } catch (error) {
    log.error({ ...describe(item), error: describeError(error as Error) }, 'outbox: failed');
    return later('The desk could not make the message. Its log says why.');
  }
}

/** What stood behind it may go now; or it goes on itself. */
function freesTheWay(step: Step): boolean {
  return step.kind === 'sent' || step.kind === 'dead' || (step.kind === 'wait' && step.ms === 0);
}

function endIfOld(step: Step, { at }: ClaimedItem, now: Date): Step {
  const isOld = now.getTime() - Date.parse(at) >= tryMs;
  // Who only waits for a place in the row is not held up by anybody.
  const isHeldUp = step.kind === 'later' || (step.kind === 'wait' && step.reason !== undefined);
  return isOld && isHeldUp ? { kind: 'dead', reason: `Given up after 24 hours. ${step.reason ?? ''}`.trim() } : step;
}

async function note(item: ClaimedItem, step: Step, parts: DeliveryParts): Promise<void> {
  const { queue, now, random, dueAt } = parts;
  if (step.kind === 'sent') await queue.done(item);
  if (step.kind === 'dead') await queue.bury(item, step.reason, step.mayHaveArrived);
  if (step.kind === 'wait') await putOff(item, step.ms, parts, step.progress);
  // Given back, so that whoever has it next does not take it for one that may have arrived.
  if (step.kind === 'lost') await putOff(item, lostMs, parts);
  if (step.kind === 'later') {
    const at = now().getTime() + backOff(item.attempts, random, step.afterMs);
    await queue.later(item, new Date(at), step.reason);
    dueAt(at);
  }
}

async function putOff(
  item: ClaimedItem,
  ms: number,
  { queue, now, dueAt }: DeliveryParts,
  progress?: SendProgress,
): Promise<void> {
  const at = now().getTime() + Math.ceil(ms);
  await queue.putOff(item, new Date(at), progress);
  dueAt(at);
}

/** Counts it, and logs failures without what was written, to whom, or why in somebody else's words. */
function tell(item: ClaimedItem, { kind }: Step, { count, log }: DeliveryParts, logSparsely: SparseLog): void {
  const destination = destinationOf(item.message);
  count(destination, kind);
  if (kind === 'dead') log.error(describe(item), 'outbox: given up');
  if (kind === 'dead' && item.message.kind === 'card') {
    logSparsely('card', (unlogged) => {
      log.error({ ...describe(item), unlogged }, unseen(item.message.case));
    });
  }
  if (kind !== 'later' && kind !== 'lost') return;
  logSparsely(`${destination} ${kind}`, (unlogged) => {
    log.warn(
      { ...describe(item), unlogged },
      kind === 'later' ? 'outbox: not sent, tried again' : 'outbox: lease lost',
    );
  });
}

function describe({ id, message, attempts }: ClaimedItem): object {
  return { outbox: id, kind: message.kind, case: message.case, attempts };
}

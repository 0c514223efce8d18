import type { Logger } from 'pino';
import type { CaseReader, ClaimedItem, Destination, OutboxQueue } from '../../cases/outbox-queue.ts';
import type { TicketSystem } from '../../cases/ticket-system.ts';
import { longestSendMs, type Connector } from '../connector.ts';
import { describeError } from '../describe-error.ts';
import { createSparseLog } from '../sparse-log.ts';
import { afterReal, createAlarm, type After } from './alarm.ts';
import { createChannelDoor } from './channel-door.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createDelivery, type OutboxOutcome } from './deliver.ts';
import { createLine } from './line.ts';
import { createSendBudget } from './send-budget.ts';
import { sendCard, type CardParts, type DrawCard } from './send-card.ts';
import { sendNews, type DrawNews, type NewsParts } from './send-news.ts';
import { sendThread } from './send-thread.ts';
import { sendTicket, type TicketParts } from './send-ticket.ts';
import type { Step } from './step.ts';

/**
 * How long a claimed message belongs to one process, in milliseconds: longer than the longest call, with what is read before.
 * A ticket longer than Jira's search may lag behind ("a few seconds to minutes"): whoever takes over looks for what the one
 * before may have made. The queue is made with these.
 */
export const outboxLeaseMs = { channel: 60_000, person: 60_000, ticket: 180_000 };

/** What the outbox sends, with what, and how. */
export interface OutboxParts {
  readonly queue: OutboxQueue;
  readonly reader: CaseReader;
  readonly connector: Pick<Connector, 'call'>;
  /** Undefined when the desk has none. */
  readonly ticketSystem: TicketSystem | undefined;
  readonly drawCard: DrawCard;
  readonly drawNews: DrawNews;
  readonly count: (destination: Destination, outcome: OutboxOutcome) => void;
  readonly log: Logger;
  readonly now: () => Date;
  /** From 0 up to 1; Math.random unless a test gives another. */
  readonly random?: () => number;
  /** Timers; those of the machine unless a test gives others. */
  readonly after?: After;
}

/** The sender of stored messages. */
export interface Outbox {
  /** Looks for what is due; called after each turn, it costs next to nothing and returns at once. */
  wake(): void;
  /** Sends all that is due and resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Claims nothing more and waits for what is on its way, for as long as a call to the channel may take; the rest is sent later. */
  stop(): Promise<void>;
}

/** Messages of one destination that are on their way at the same time. */
const places: Readonly<Record<Destination, number>> = { channel: 8, person: 8, ticket: 4 };

const destinations = Object.keys(places) as readonly Destination[];

/** How often it looks for what another process has stored, in milliseconds. */
const pollMs = 2000;

/** How long a stop waits for what is on its way, in milliseconds: the longest call, and what became of it is noted. */
const stopMs = longestSendMs + 1000;

const logMs = 60_000;

/** Starts to send what is stored: at once, and as it becomes due. */
export function startOutbox(parts: OutboxParts): Outbox {
  const { queue, now, after = afterReal } = parts;
  const time = (): number => now().getTime();
  const fail = createComplaint(parts);
  const lines = createLines(parts, after, fail);
  const wakeAt = (due: number): void => {
    for (const line of lines) line.wakeAt(due);
  };
  const poll = createAlarm(time, after, () => {
    poll.at(time() + pollMs);
    wakeAt(time());
    queue.nextDue().then((due) => {
      // What is overdue is being claimed, or waits for something else than time.
      if (due && due.getTime() > time()) wakeAt(due.getTime());
    }, fail);
  });
  poll.at(time());
  return {
    wake() {
      wakeAt(time());
    },
    async idle() {
      await Promise.all(lines.map((line) => line.idle()));
    },
    async stop() {
      poll.stop();
      await waitAtMost(stopMs, Promise.all(lines.map((line) => line.stop())), after);
    },
  };
}

/** The messages of one destination. */
interface Waking {
  /** Sends what is due then (milliseconds since 1970). */
  wakeAt(due: number): void;
  /** Sends what is due now, and resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Sends nothing more, and resolves when nothing is on its way. */
  stop(): Promise<void>;
}

function createLines(parts: OutboxParts, after: After, fail: (error: Error) => void): readonly Waking[] {
  const { queue, now, random = Math.random } = parts;
  const send = createSender(parts, after);
  return destinations.map((name) => {
    let isStopped = false;
    const wakeAt = (due: number): void => {
      if (!isStopped) alarm.at(due);
    };
    const deliver = createDelivery({ ...parts, random, send, dueAt: wakeAt });
    const claim = async (limit: number): Promise<readonly ClaimedItem[]> => (isStopped ? [] : queue.claim(name, limit));
    const line = createLine({ places: places[name], claim, deliver, fail });
    const alarm = createAlarm(() => now().getTime(), after, line.fill);
    return {
      wakeAt,
      idle() {
        line.fill();
        return line.idle();
      },
      stop() {
        isStopped = true;
        alarm.stop();
        return line.idle();
      },
    };
  });
}

/** Makes what says, now and then, that the store does not answer; it is asked again at the next look. */
function createComplaint({ log, now }: OutboxParts): (error: Error) => void {
  const logSparsely = createSparseLog(logMs, () => now().getTime());
  return (error) => {
    logSparsely('store', (unlogged) => {
      log.error({ error: describeError(error), unlogged }, 'outbox: the store does not answer');
    });
  };
}

/** Everything that is known of the other sides is known to all messages of this process. */
function createSender(parts: OutboxParts, after: After): (item: ClaimedItem) => Promise<Step> {
  const { connector, queue, now } = parts;
  const time = (): number => now().getTime();
  const breaker = createCircuitBreaker(time);
  const door = createChannelDoor({ connector, breaker, budget: createSendBudget(time), queue, now });
  const all: CardParts & NewsParts & TicketParts = {
    ...parts,
    after,
    breaker,
    door,
    gone: new Set(),
  };
  return async (item) => {
    const { message } = item;
    switch (message.kind) {
      case 'card':
        return sendCard(item, message, all);
      case 'thread':
        return sendThread(item, message, all);
      case 'person':
        return sendNews(item, message, all);
      case 'ticket':
        return sendTicket(item, message, all);
    }
  };
}

async function waitAtMost(ms: number, work: Promise<unknown>, after: After): Promise<void> {
  let callOff = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    callOff = after(ms, resolve);
  });
  await Promise.race([work, late]);
  callOff();
}

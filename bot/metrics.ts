import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Destination } from '../cases/outbox-queue.ts';
import type { OutboxOutcome } from './outbox/deliver.ts';
import type { Operation } from './connector.ts';
import type { DeliveryFailure } from './delivery-error.ts';
import type { RefusalReason } from './token-gate.ts';

/** What a turn came to: kept small and fixed, because each value is a time series. */
export type TurnOutcome =
  'answer' | 'choose' | 'none' | 'button' | 'step' | 'outdated' | 'talk' | 'ignored' | 'repeated' | 'failed';

/** The figures at `/metrics`. */
export interface Metrics {
  countTurn(kind: string, outcome: TurnOutcome, seconds: number): void;
  /** Counts what became of something sent to the channel. */
  countSend(operation: Operation, outcome: 'ok' | DeliveryFailure): void;
  /** Counts each time that the channel asked to wait (429). */
  countSendWait(): void;
  /** Counts what became of each try to send a stored message. */
  countOutbox(destination: Destination, outcome: OutboxOutcome): void;
  /** Shows how many stored messages were given up and wait for somebody to send them again. */
  showDead(destination: Destination, count: number): void;
  /** Counts each sender that was not let in. */
  countRefusal(reason: RefusalReason): void;
  text(): Promise<string>;
  readonly contentType: string;
}

const kinds = new Set([
  'message',
  'invoke',
  'conversationUpdate',
  'messageUpdate',
  'messageReaction',
  'installationUpdate',
]);

/** Makes the counters in a registry of their own, so that two bots in one process (tests) do not share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  return {
    ...createTurnCounts([registry]),
    ...createSendCounts([registry]),
    ...createOutboxCount([registry]),
    ...createDeadGauge([registry]),
    ...createRefusalCount([registry]),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function createTurnCounts(registers: Registry[]): Pick<Metrics, 'countTurn'> {
  const turns = new Counter({
    name: 'writeback_desk_turns_total',
    help: 'Turns handled, by kind of activity and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const misses = new Counter({
    name: 'writeback_desk_misses_total',
    help: 'Questions to which no article was found.',
    registers,
  });
  const latency = new Histogram({
    name: 'writeback_desk_turn_seconds',
    help: 'Time from the activity to the last reply, in seconds.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15],
    registers,
  });
  return {
    countTurn(kind, outcome, seconds) {
      // The type comes from outside: an unknown one must not open a new series.
      turns.inc({ kind: kinds.has(kind) ? kind : 'other', outcome });
      if (outcome === 'none') misses.inc();
      latency.observe(seconds);
    },
  };
}

function createSendCounts(registers: Registry[]): Pick<Metrics, 'countSend' | 'countSendWait'> {
  const sends = new Counter({
    name: 'writeback_desk_sends_total',
    help: 'What was sent to the channel, by operation and outcome.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const waits = new Counter({
    name: 'writeback_desk_send_waits_total',
    help: 'Times that the channel asked to wait before sending again.',
    registers,
  });
  return {
    countSend(operation, outcome) {
      sends.inc({ operation, outcome });
    },
    countSendWait() {
      waits.inc();
    },
  };
}

function createOutboxCount(registers: Registry[]): Pick<Metrics, 'countOutbox'> {
  const tries = new Counter({
    name: 'writeback_desk_outbox_total',
    help: 'Tries to send what cases have stored for others, by destination and outcome.',
    labelNames: ['destination', 'outcome'],
    registers,
  });
  return {
    countOutbox(destination, outcome) {
      tries.inc({ destination, outcome });
    },
  };
}

function createDeadGauge(registers: Registry[]): Pick<Metrics, 'showDead'> {
  const dead = new Gauge({
    name: 'writeback_desk_outbox_dead',
    help: 'Messages in the store that were given up, by destination: npm run desk -- outbox list shows them.',
    labelNames: ['destination'],
    registers,
  });
  return {
    showDead(destination, count) {
      dead.set({ destination }, count);
    },
  };
}

function createRefusalCount(registers: Registry[]): Pick<Metrics, 'countRefusal'> {
  const refusals = new Counter({
    name: 'writeback_desk_refusals_total',
    help: 'Activities whose sender was not let in, by reason.',
    labelNames: ['reason'],
    registers,
  });
  return {
    countRefusal(reason) {
      refusals.inc({ reason });
    },
  };
}

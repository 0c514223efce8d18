import type { SendResult } from '../../bot/connector.ts';
import { createChannelDoor, type ChannelDoor } from '../../bot/outbox/channel-door.ts';
import { createCircuitBreaker, type CircuitBreaker } from '../../bot/outbox/circuit-breaker.ts';
import { createSendBudget } from '../../bot/outbox/send-budget.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { ClaimedItem } from '../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { memoryOutbox, tenant, type MemoryOutbox } from './memory-outbox.ts';

/** What a channel was asked. */
export type Asked = readonly [operation: string, target: Readonly<Record<string, string>>, body: unknown];

/** What a sender stands on, with a channel that answers as it is told to and keeps what it was asked. */
export interface OutboxParts {
  readonly clock: FakeClock;
  readonly memory: MemoryOutbox;
  readonly breaker: CircuitBreaker;
  readonly door: ChannelDoor;
  readonly asked: Asked[];
  /** How long the channel's answer to each call was to be waited for, in milliseconds. */
  readonly patience: (number | undefined)[];
  /** Ids of messages that somebody else has taken over. */
  readonly taken: Set<string>;
  /** How the next calls are answered; when there are no more, all is well. */
  readonly answers: SendResult[];
}

/** Makes the parts for one test. */
export function outboxParts(): OutboxParts {
  const clock = fakeClock();
  const time = (): number => clock.now().getTime();
  const asked: Asked[] = [];
  const patience: (number | undefined)[] = [];
  const taken = new Set<string>();
  const answers: SendResult[] = [];
  const breaker = createCircuitBreaker(time);
  const door = createChannelDoor({
    breaker,
    budget: createSendBudget(time),
    queue: { calling: ({ id }) => Promise.resolve(!taken.has(id)) },
    now: () => clock.now(),
    connector: {
      call(operation, { ...target }, body, patienceMs) {
        patience.push(patienceMs);
        asked.push([operation, target, body]);
        return Promise.resolve(answers.shift() ?? opened('channel answer'));
      },
    },
  });
  return { clock, memory: memoryOutbox(() => clock.now()), breaker, door, asked, patience, taken, answers };
}

/** What a channel answers when it has made something. */
export function opened(id: string, activityId?: string): SendResult {
  return { ok: true, id, answer: { id, ...(activityId !== undefined && { activityId }) } };
}

/** A refusal with a status. */
export function refusal(status: number): SendResult {
  return { ok: false, kind: 'refused', status };
}

/** A message that has just been claimed. */
export function claimed<Message extends OutboxMessage>(
  message: Message,
  { clock }: Pick<OutboxParts, 'clock'>,
  changed: Partial<ClaimedItem> = {},
): ClaimedItem & { readonly message: Message } {
  const now = clock.now();
  const leaseUntil = now.getTime() + 60_000;
  return { id: 'message', tenant, attempts: 0, at: now.toISOString(), leaseUntil, ...changed, message };
}

/** The plainest card. */
export function plainCard(speak: string): AdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', body: [], speak, fallbackText: speak };
}

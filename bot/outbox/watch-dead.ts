import type { Destination } from '../../cases/outbox-queue.ts';
import { afterReal, type After } from './alarm.ts';

/** What it takes to know how many messages are dead. */
export interface DeadWatchParts {
  readonly count: () => Promise<Readonly<Record<Destination, number>>>;
  readonly show: (destination: Destination, count: number) => void;
  /** Timers; those of the machine unless a test gives others. */
  readonly after?: After;
}

/** How often it looks, in milliseconds: whoever asks for figures often must not ask the store as often. */
const watchMs = 15_000;

/** Shows how many messages are dead, now and from time to time: other processes bury and revive them as well. The result ends it. */
export function watchDead({ count, show, after = afterReal }: DeadWatchParts): () => void {
  let isStopped = false;
  let callOff = (): void => undefined;
  const showAll = (counts: Readonly<Record<Destination, number>>): void => {
    if (isStopped) return;
    for (const destination of ['channel', 'person', 'ticket'] as const) show(destination, counts[destination]);
  };
  const look = async (): Promise<void> => {
    // The outbox itself tells when the store does not answer; until it does the last figures stand.
    await count().then(showAll, () => undefined);
    if (!isStopped) callOff = after(watchMs, () => void look());
  };
  void look();
  return () => {
    isStopped = true;
    callOff();
  };
}

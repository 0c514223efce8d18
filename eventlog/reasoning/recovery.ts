import type { Clock, LogEvent } from './log-event.ts';

/** Knows when things went well for the last time. */
export interface Recovery {
  /** Whether the service showed life after an event: by an event of these numbers, or by any that only a service that is well logs. */
  readonly isServiceWellAfter: (event: LogEvent, ids?: readonly number[]) => boolean;
  /** Whether a person had success after an event. */
  readonly isPersonWellAfter: (event: LogEvent, person: string) => boolean;
}

/** Requests that arrive, heartbeats and finished setups: the connection stands. */
const signsOfLife: readonly number[] = [31001, 31002, 31005, 31006, 31007, 31009, 31010, 31015, 31019];

/** Reads from the events of a log, which come in order, when things went well for the last time. */
export function readRecovery(events: readonly LogEvent[]): Recovery {
  const byNumber = new Map<string, number>();
  const byPerson = new Map<string, number>();
  for (const { clock, meaning, record, person, order } of events) {
    // Without times nothing comes after anything.
    if (clock === 'none' || meaning === undefined) continue;
    byNumber.set(numberKey(clock, record.id), order);
    if (meaning.part === 'success' && person !== undefined) byPerson.set(personKey(clock, person), order);
  }
  const isAfter = (last: number | undefined, { order }: LogEvent): boolean => last !== undefined && last > order;
  return {
    isServiceWellAfter: (event, ids = signsOfLife) =>
      ids.some((id) => isAfter(byNumber.get(numberKey(event.clock, id)), event)),
    isPersonWellAfter: (event, person) => isAfter(byPerson.get(personKey(event.clock, person)), event),
  };
}

function numberKey(clock: Clock, id: number): string {
  return `${clock} ${String(id)}`;
}

function personKey(clock: Clock, person: string): string {
  return `${clock} ${person}`;
}

import type { EventTime } from '../event-record.ts';
import type { LogEvent } from './log-event.ts';

/** From when to when events of one clock, which come in order, reach; empty where none of them has a time. */
export function rangeOf(events: readonly LogEvent[]): { readonly first?: EventTime; readonly last?: EventTime } {
  const times = events.flatMap(({ time }) => time ?? []);
  const [first, last] = [times[0], times.at(-1)];
  return first && last ? { first, last } : {};
}

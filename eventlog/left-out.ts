import type { EventRecord, EventTime } from './event-record.ts';
import type { Noise } from './reasoning/findings.ts';
import { foldProvider } from './reasoning/event-meanings.ts';
import { isMoment } from './reasoning/log-event.ts';
import { hasHashFailed } from './reasoning/sort-events.ts';
import { kindOf } from './thin-out.ts';

/** Counts the events that were left out of a log. */
export interface LeftOut {
  readonly note: (records: readonly EventRecord[]) => void;
  /** Those that might have said something. */
  readonly dropped: () => number;
  /** Hash synchronization, sign-ins and heartbeats. */
  readonly counted: () => number;
  /** Adds those that are noise to the noise of the events that were weighed. */
  readonly addTo: (noise: readonly Noise[]) => Noise[];
}

/** Begins to count. */
export function createLeftOut(): LeftOut {
  const tallies = new Map<string, Noise>();
  let [dropped, counted] = [0, 0];
  const noteOne = (record: EventRecord): void => {
    const kind = kindOf(record);
    if (kind === undefined) dropped += 1;
    else counted += 1;
    if (kind === 'hash-sync' || kind === 'sign-in') add(tallies, toNoise(record, kind));
  };
  return {
    note: (records) => {
      records.forEach(noteOne);
    },
    dropped: () => dropped,
    counted: () => counted,
    addTo: (noise) => {
      const all = new Map(noise.map((one) => [keyOf(one), one]));
      for (const tally of tallies.values()) add(all, tally);
      return [...all.values()];
    },
  };
}

function keyOf({ provider, id }: Noise): string {
  return `${foldProvider(provider)} ${String(id)}`;
}

function toNoise(record: EventRecord, why: Noise['why']): Noise {
  const { provider, id, time } = record;
  const span = isMoment(time) ? { first: time, last: time } : {};
  return { provider, id, count: 1, ...span, why, failed: Number(hasHashFailed(record)) };
}

function add(tallies: Map<string, Noise>, more: Noise): void {
  const key = keyOf(more);
  const known = tallies.get(key);
  tallies.set(key, known ? join(known, more) : more);
}

/** Of two clocks the times of the first are told. */
function join(one: Noise, other: Noise): Noise {
  const first = farther(one.first, other.first, -1);
  const last = farther(one.last, other.last, 1);
  return {
    ...one,
    ...{ count: one.count + other.count, failed: one.failed + other.failed },
    ...(first && last ? { first, last } : {}),
  };
}

function farther(one: EventTime | undefined, other: EventTime | undefined, sign: 1 | -1): EventTime | undefined {
  if (!one || !other) return one ?? other;
  return one.isLocal === other.isLocal && (other.ms - one.ms) * sign > 0 ? other : one;
}

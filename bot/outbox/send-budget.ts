import { createMeter, type Limit, type Meter } from './meter.ts';

// "Optimize your bot with rate limiting in Teams": per bot per thread limit, for sending and for creating alike
// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
const conversationLimits: readonly Limit[] = [
  { calls: 7, ms: 1000 },
  { calls: 8, ms: 2000 },
  { calls: 60, ms: 30_000 },
  { calls: 1800, ms: 3_600_000 },
];

/** The same page: the global limit of an app in a tenant. */
const tenantLimits: readonly Limit[] = [{ calls: 50, ms: 1000 }];

/** After so many calls whatever has nothing to count any more is forgotten. */
const tidyEvery = 1000;

/** So much later than planned somebody may be and still be the next, in milliseconds. */
const shortMs = 2000;

/** A place in the row that nobody came for is given to others after so long, in milliseconds. */
const openLongMs = 60_000;

/** What a call counts on: a channel with all its threads, or a person; and their tenant. */
export interface Place {
  readonly conversation: string;
  readonly tenant: string;
}

/** How much may be sent where. It knows what this process sends on its own account, and nothing of answers to people. */
export interface SendBudget {
  /**
   * Milliseconds that the message `id` has to wait: 0 when it goes now, and is counted. Whoever waits keeps a place in the
   * row, so that many who wait need not ask again and again.
   */
  take(id: string, place: Place): number;
  /** The channel asked to leave a conversation alone for so long, in milliseconds. */
  pause(conversation: string, ms: number): void;
}

/** Makes the budget of one process; `now` is in milliseconds. */
export function createSendBudget(now: () => number): SendBudget {
  const meters = createMeters();
  const row = createRow();
  let calls = 0;
  return {
    take(id, { conversation, tenant }) {
      const time = now();
      calls += 1;
      if (calls % tidyEvery === 0) {
        row.forget(time - openLongMs);
        meters.forget(time);
      }
      const both = [meters.of('conversation', conversation), meters.of('tenant', tenant)];
      const soonest = (isNext: boolean): number => Math.max(...both.map((meter) => meter.earliest(time, isNext)));
      const next = row.leave(id) ? soonest(true) : Infinity;
      // Whoever would still wait for long goes behind the others, or all of them would come back at the same moment.
      const at = next - time <= shortMs ? next : soonest(false);
      // Only the row that holds it up: whoever waits for a busy channel must not hold up the rest of the tenant.
      const rows = both.filter((meter) => meter.earliest(time, false) > time);
      if (at > time) row.join(id, at, rows);
      else for (const meter of both) meter.count(time);
      return Math.max(0, at - time);
    },
    pause(conversation, ms) {
      meters.of('conversation', conversation).pause(now() + ms);
    },
  };
}

const limits = { conversation: conversationLimits, tenant: tenantLimits };

interface Meters {
  of(kind: keyof typeof limits, name: string): Meter;
  forget(time: number): void;
}

function createMeters(): Meters {
  const meters = new Map<string, Meter>();
  return {
    of(kind, name) {
      const key = `${kind} ${name}`;
      const meter = meters.get(key) ?? createMeter(limits[kind]);
      meters.set(key, meter);
      return meter;
    },
    forget(time) {
      for (const [key, meter] of meters) if (meter.isIdle(time)) meters.delete(key);
    },
  };
}

/** Who waits, and until when. */
interface Row {
  join(id: string, time: number, meters: readonly Meter[]): void;
  /** Gives up the place; false when there was none. */
  leave(id: string): boolean;
  /** Gives up the places that nobody came for before this time. */
  forget(before: number): void;
}

function createRow(): Row {
  const places = new Map<string, { readonly time: number; readonly meters: readonly Meter[] }>();
  const row: Row = {
    join(id, time, meters) {
      for (const meter of meters) meter.plan(time);
      places.set(id, { time, meters });
    },
    leave(id) {
      const place = places.get(id);
      for (const meter of place?.meters ?? []) meter.unplan(Number(place?.time));
      return places.delete(id);
    },
    forget(before) {
      for (const [id, { time }] of places) if (time < before) row.leave(id);
    },
  };
  return row;
}

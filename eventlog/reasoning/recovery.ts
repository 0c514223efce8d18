import { findRelays } from './find-relays.ts';
import type { Gap } from './findings.ts';
import { isAfter, type Clock, type LogEvent } from './log-event.ts';

/** Knows when things went well. */
export interface Recovery {
  /** Whether the service of the same server showed life after an event: by an event of these numbers, or by any that only a service that is well logs. */
  readonly isServiceWellAfter: (event: LogEvent, ids?: readonly number[]) => boolean;
  /** Whether it showed life after one event and before another. */
  readonly isServiceWellBetween: (event: LogEvent, end: LogEvent, ids?: readonly number[]) => boolean;
  /** Whether a person had success after an event, on whatever server. */
  readonly isPersonWellAfter: (event: LogEvent, person: string) => boolean;
}

const heartbeat = 31019;
const switchedOn = 31005;
/** Requests that arrive, heartbeats and finished setups: the connection stands. A start of the service is none, it may be followed by silence. */
const signsOfLife: readonly number[] = [31001, 31002, switchedOn, 31006, 31007, 31009, 31010, heartbeat];

/** Reads from the events of a log, which come in order, when things went well; `gaps` has where heartbeats of a source are missing. */
export function readRecovery(
  events: readonly LogEvent[],
  gaps: ReadonlyMap<string, readonly Gap[]> = new Map(),
): Recovery {
  // Without times nothing comes after anything.
  const known = events.filter(({ clock, meaning }) => clock !== 'none' && meaning !== undefined);
  const byNumber = Map.groupBy(known, ({ source, record }) => numberKey(source, record.id));
  const lives = new Map(
    [...Map.groupBy(known, ({ source }) => source)].map(([source, own]) => [source, readLife(own)]),
  );
  const lastOfPerson = findSuccesses(known);
  const signsFor = (event: LogEvent, ids: readonly number[] | undefined): readonly LogEvent[] => {
    if (!ids) return signsOfRelay(event, lives.get(event.source));
    return ids.flatMap((id) => byNumber.get(numberKey(event.source, id)) ?? []);
  };
  return {
    isServiceWellAfter: (event, ids) => {
      if (!ids && isBeatMissing(event, gaps.get(event.source) ?? [])) return false;
      return signsFor(event, ids).some((sign) => isAfter(sign, event));
    },
    isServiceWellBetween: (event, end, ids) =>
      signsFor(event, ids).some((sign) => isAfter(sign, event) && isAfter(end, sign)),
    isPersonWellAfter: (event, person) => {
      const last = lastOfPerson.get(personKey(event.clock, person));
      return last !== undefined && isAfter(last, event);
    },
  };
}

/** The last success of each person. */
function findSuccesses(events: readonly LogEvent[]): ReadonlyMap<string, LogEvent> {
  const found = new Map<string, LogEvent>();
  for (const event of events) {
    if (event.meaning?.part !== 'success' || event.person === undefined) continue;
    const key = personKey(event.clock, event.person);
    const before = found.get(key);
    if (!before || isAfter(event, before)) found.set(key, event);
  }
  return found;
}

/** While the heartbeat has been missing since before a failure, the connection has not come back. */
function isBeatMissing(event: LogEvent, gaps: readonly Gap[]): boolean {
  const named = relaysOf(event);
  return gaps.some(
    ({ isOpen, from, relay }) =>
      isOpen && from.ms <= event.moment && (named.length === 0 || relay === undefined || named.includes(relay)),
  );
}

/** What shows that the service of one source is well. */
interface Life {
  readonly signs: readonly LogEvent[];
  /** The signs that tell about each relay whose heartbeat the log shows, and about one whose heartbeat it does not show. */
  readonly byRelay: ReadonlyMap<string, readonly LogEvent[]>;
  readonly ofNone: readonly LogEvent[];
}

/** Of several relays one may be dead while another beats: what names one goes on until that one beats. */
function readLife(events: readonly LogEvent[]): Life {
  const signs = events.filter(({ record }) => signsOfLife.includes(record.id));
  const relays = new Map(signs.filter(({ record }) => record.id === heartbeat).map((beat) => [beat, relaysOf(beat)]));
  const tellsOf = (sign: LogEvent, relay?: string): boolean => {
    const own = relays.get(sign);
    if (own === undefined) return sign.record.id === switchedOn;
    return own.length === 0 || (relay !== undefined && own.includes(relay));
  };
  const beating = new Set([...relays.values()].flat());
  const byRelay = [...beating].map((relay) => [relay, signs.filter((sign) => tellsOf(sign, relay))] as const);
  return { signs, byRelay: new Map(byRelay), ofNone: signs.filter((sign) => tellsOf(sign)) };
}

function signsOfRelay(event: LogEvent, life: Life | undefined): readonly LogEvent[] {
  if (!life) return [];
  const { signs, byRelay, ofNone } = life;
  const named = [...new Set(relaysOf(event))];
  const unheard = named.filter((relay) => !byRelay.has(relay));
  if (named.length === 0 || byRelay.size + unheard.length < 2) return signs;
  return named.flatMap((relay) => byRelay.get(relay) ?? ofNone);
}

function relaysOf({ text }: LogEvent): string[] {
  return findRelays(text).map(({ namespace }) => namespace);
}

function numberKey(source: string, id: number): string {
  return `${source}\n${String(id)}`;
}

function personKey(clock: Clock, person: string): string {
  return `${clock} ${person}`;
}

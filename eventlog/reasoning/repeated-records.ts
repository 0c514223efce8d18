import type { EventRecord, EventTime } from '../event-record.ts';
import { foldProvider } from './event-meanings.ts';

/** Leaves each record once, as it says most: one may come from two files, rendered from one, with a clock without its zone from the other. */
export function withoutRepeats(records: readonly EventRecord[]): EventRecord[] {
  const numbered = records.filter(({ recordId }) => recordId !== undefined);
  const unnumbered = records.filter(({ recordId }) => recordId === undefined);
  return [...[...Map.groupBy(numbered, keyOf).values()].flatMap(joinClocks), ...unnumbered];
}

/** What makes a record the same in another file but its time; nothing tells one without a number from its like. */
function keyOf({ recordId, provider, id, computer = '' }: EventRecord): string {
  return [recordId, foldProvider(provider), id, computer.toLowerCase()].join('\n');
}

/** A number comes again when a log is cleared: of one clock the time tells such records apart. */
function joinClocks(records: readonly EventRecord[]): EventRecord[] {
  const byTime = Map.groupBy(records, ({ time }) => `${String(time?.ms)} ${String(time?.isLocal)}`);
  const inOrder = [...byTime].sort(([one], [other]) => one.localeCompare(other));
  const once = inOrder.map(([, same]) => same.reduce(fuller));
  const local = once.filter(({ time }) => time?.isLocal === true);
  const others = once.filter(({ time }) => time?.isLocal !== true);
  const twinOf = new Map(local.map((record) => [record, others.find((other) => isTwin(record, other))]));
  const joined = others.map((record) => {
    const twins = local.filter((twin) => twinOf.get(twin) === record);
    return twins.reduce((kept, twin) => ({ ...fuller(kept, twin), ...(record.time && { time: record.time }) }), record);
  });
  return [...joined, ...local.filter((record) => twinOf.get(record) === undefined)];
}

/** Without a server the same number may be of two. */
function isTwin({ time: local, computer = '' }: EventRecord, { time: utc }: EventRecord): boolean {
  return computer !== '' && local !== undefined && utc !== undefined && isZoneApart(local, utc);
}

const [second, quarter, furthestZone] = [1000, 900_000, 50_400_000];

/** Whether a clock somewhere on earth shows one moment when it is the other in UTC; many logs keep whole seconds only. */
function isZoneApart(local: EventTime, utc: EventTime): boolean {
  const zone = Math.round((local.ms - utc.ms) / quarter) * quarter;
  return Math.abs(zone) <= furthestZone && Math.abs(local.ms - utc.ms - zone) < second;
}

function fuller(one: EventRecord, other: EventRecord): EventRecord {
  if (one.text.length !== other.text.length) return one.text.length > other.text.length ? one : other;
  return tieBreak(one) <= tieBreak(other) ? one : other;
}

/** Puts records that nothing else tells apart in one order whatever the order in which they come. */
export function tieBreak({ provider, text, computer, level, channel }: EventRecord): string {
  return [provider, text, computer, level, channel].join('\n');
}

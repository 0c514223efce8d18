import type { EventRecord } from './event-record.ts';
import { findMeanings } from './reasoning/event-meanings.ts';
import { isMoment } from './reasoning/log-event.ts';

/** The newest events of a log, and those that went because there are too many. */
export interface Thinned {
  readonly kept: readonly EventRecord[];
  readonly gone: readonly EventRecord[];
}

/**
 * Leaves at most so many events: first hash synchronization goes, then sign-ins outside requests, then heartbeats, then the rest, of each
 * the oldest; those without a time are among the oldest.
 */
export function thinOut(records: readonly EventRecord[], most: number): Thinned {
  if (records.length <= most) return { kept: records, gone: [] };
  const isBusy = findBusyTimes(records);
  const beats = findNewestBeats(records, Math.floor(most / spared));
  const rankOf = (record: EventRecord): number => {
    const kind = kindOf(record);
    if (kind === 'hash-sync') return 0;
    if (kind === 'sign-in') return isBusy(record) ? 3 : 1;
    return kind === 'heartbeat' && !beats.has(record) ? 2 : 3;
  };
  const inOrder = records
    .map((record) => ({ record, rank: rankOf(record), moment: momentOf(record) }))
    .sort((one, other) => one.rank - other.rank || one.moment - other.moment)
    .map(({ record }) => record);
  return { kept: inOrder.slice(-most), gone: inOrder.slice(0, -most) };
}

/** One tenth of the room is left to heartbeats: they show that the service is well. */
const spared = 10;
const heartbeat = 31019;

/** What an event is that comes again and again and explains no failure; undefined for any other. */
export function kindOf({
  provider,
  id,
}: Pick<EventRecord, 'provider' | 'id'>): 'hash-sync' | 'sign-in' | 'heartbeat' | undefined {
  const part = findMeanings(provider)?.get(id)?.part;
  if (part === 'hash-sync' || part === 'sign-in') return part;
  return part === 'healthy' && id === heartbeat ? 'heartbeat' : undefined;
}

function momentOf({ time }: EventRecord): number {
  return isMoment(time) ? time.ms : -Number.MAX_VALUE;
}

function findNewestBeats(records: readonly EventRecord[], most: number): ReadonlySet<EventRecord> {
  const beats = records.filter((record) => kindOf(record) === 'heartbeat');
  return new Set(beats.sort((one, other) => momentOf(other) - momentOf(one)).slice(0, most));
}

const requestParts: ReadonlySet<string | undefined> = new Set(['start', 'success', 'request-fault', 'engine-fault']);
/** Milliseconds around a request in which sign-ins may belong to it. */
const near = 5_000;

/** Whether an event was logged about when something of a request was. */
function findBusyTimes(records: readonly EventRecord[]): (record: EventRecord) => boolean {
  const busy = new Set<string>();
  for (const { provider, id, time } of records) {
    if (!isMoment(time) || !requestParts.has(findMeanings(provider)?.get(id)?.part)) continue;
    const slot = Math.floor(time.ms / near);
    for (const beside of [slot - 1, slot, slot + 1]) busy.add(`${String(time.isLocal)} ${String(beside)}`);
  }
  return ({ time }) => isMoment(time) && busy.has(`${String(time.isLocal)} ${String(Math.floor(time.ms / near))}`);
}

import type { EventRecord } from '../event-record.ts';
import { cloudSyncAgent, findMeanings, foldProvider, writebackService } from './event-meanings.ts';
import type { Noise, Operation, Success, Tally } from './findings.ts';
import type { Request } from './group-requests.ts';
import type { LogEvent } from './log-event.ts';
import { rangeOf } from './time-range.ts';

/** Tells what went well: the requests with success, and the setups among the events in order. */
export function findSuccesses(events: readonly LogEvent[], succeeded: readonly Request[]): Success[] {
  const setups = events.filter(({ meaning }) => isSetup(meaning?.operation)).map((event) => [event]);
  const ended = [...succeeded, ...setups].flatMap((request) => {
    const success = request.findLast(({ meaning }) => meaning?.part === 'success');
    const operation = success?.meaning?.operation;
    return success && operation ? [{ request, success, operation }] : [];
  });
  ended.sort((one, other) => one.success.order - other.success.order);
  return [...Map.groupBy(ended, ({ operation }) => operation)].flatMap(([operation, all]) =>
    all.slice(-1).map(({ request, success: { time } }) => ({
      ...{ operation, count: all.length },
      ...(time === undefined ? {} : { last: time }),
      sequence: request.map(({ record }) => record.id),
    })),
  );
}

function isSetup(operation: Operation | undefined): boolean {
  return operation === 'onboarding' || operation === 'offboarding';
}

/** Counts the events that explain nothing, of those that belong to no request and no failure. */
export function findNoise(rest: readonly LogEvent[]): Noise[] {
  return groupKinds(rest).flatMap((kind) =>
    kind.slice(0, 1).flatMap((event) => {
      const why = whyNoise(event);
      return why === undefined
        ? []
        : [{ ...countKind(event, kind), why, failed: kind.filter(({ record }) => hasHashFailed(record)).length }];
    }),
  );
}

const retry = 32014;
const hashSyncFailed = 611;

function whyNoise({ meaning, record }: LogEvent): Noise['why'] | undefined {
  if (meaning?.part === 'hash-sync' || meaning?.part === 'sign-in') return meaning.part;
  return meaning?.part === 'service-fault' && record.id === retry ? 'retry' : undefined;
}

/** Whether hash synchronization failed by this event; 657 says so in its text, at the level of information. */
export function hasHashFailed({ provider, id, text }: Pick<EventRecord, 'provider' | 'id' | 'text'>): boolean {
  const isOfHashes = findMeanings(provider)?.get(id)?.part === 'hash-sync';
  return isOfHashes && (id === hashSyncFailed || /Result\s{0,2}:\s{0,2}Failed/.test(text));
}

/** Counts the events of the sources of writeback that are not known. */
export function findUnknown(events: readonly LogEvent[]): Tally[] {
  const own = [writebackService, cloudSyncAgent];
  const unknown = events.filter(
    ({ meaning, record }) => meaning === undefined && own.includes(foldProvider(record.provider)),
  );
  return groupKinds(unknown).flatMap((kind) => kind.slice(0, 1).map((event) => countKind(event, kind)));
}

function groupKinds(events: readonly LogEvent[]): (readonly LogEvent[])[] {
  return [...Map.groupBy(events, ({ record }) => `${foldProvider(record.provider)} ${String(record.id)}`).values()];
}

/** Of two clocks the times of the first are told. */
function countKind({ record: { provider, id }, clock }: LogEvent, kind: readonly LogEvent[]): Tally {
  return { provider, id, count: kind.length, ...rangeOf(kind.filter((event) => event.clock === clock)) };
}

import { excerptOf } from './excerpt.ts';
import type { Explained } from './explain-failure.ts';
import type { CauseRule, Evidence, Incident } from './findings.ts';
import type { LogEvent } from './log-event.ts';
import { isFault, type Hit, type Proof } from './match-rules.ts';
import { countOthersWell } from './others-well.ts';
import type { Recovery } from './recovery.ts';
import { noController } from './rules.ts';
import { rangeOf } from './time-range.ts';

/** One failure with what proves its reason. */
export interface Failure {
  /** In order. */
  readonly events: readonly LogEvent[];
  readonly explained: Explained;
}

const mostEvidence = 8;
const mostTrackingIds = 20;

/**
 * Tells of failures of one reason, at least one; `support` has the events of hash synchronization that may stand beside it, `successes`
 * those of requests that went well.
 */
export function buildIncident(
  failures: readonly Failure[],
  recovery: Recovery,
  support: readonly LogEvent[],
  successes: readonly LogEvent[],
): Incident {
  const newest = failures.reduce(newer);
  const { explanation, about, ends } = newest.explained;
  const events = inOrder([...new Set(failures.flatMap((failure) => failure.events))]);
  const faults = events.filter(isFault);
  const trackingIds = newestTrackingIds(events);
  const people = peopleOf(failures);
  const othersWell = denied.has(explanation.rule) ? countOthersWell(people, events, successes) : undefined;
  const likely = othersWell === undefined ? [] : ['field-protected-groups'];
  return {
    ...{ explanation, about, evidence: findEvidence(newest, support), count: failures.length, events: events.length },
    others: [...new Set([...likely, ...[newest, ...failures].flatMap(({ explained }) => explained.others)])],
    ...(othersWell === undefined ? {} : { othersWell }),
    ...rangeOf(events.filter(({ clock }) => clock === newest.events[0]?.clock)),
    trackingIds: trackingIds.slice(0, mostTrackingIds),
    trackingIdCount: trackingIds.length,
    people: people.size,
    codes: [...new Set(faults.flatMap(({ codes }) => codes))].sort(),
    isOver: failures.every((failure) =>
      about === 'service' ? isServiceWell(failure, recovery, ends) : isPersonWell(failure, recovery),
    ),
  };
}

function lastOf({ events }: Failure): LogEvent | undefined {
  return events.at(-1);
}

/** Of a log with two kinds of clock nobody can tell; then it is that without a zone. */
function newer(one: Failure, other: Failure): Failure {
  return rank(other) > rank(one) ? other : one;
}

function rank(failure: Failure): number {
  const last = lastOf(failure);
  return last === undefined || last.clock === 'none' ? -1 : last.order;
}

function inOrder(events: readonly LogEvent[]): LogEvent[] {
  return events.toSorted((one, other) => one.order - other.order);
}

/** The TrackingIds of events in order, the newest first. */
export function newestTrackingIds(events: readonly LogEvent[]): string[] {
  return [...new Set(events.toReversed().flatMap(({ trackingId }) => trackingId ?? []))];
}

function isServiceWell({ events }: Failure, recovery: Recovery, ends: readonly number[] | undefined): boolean {
  const last = events.findLast(isFault);
  return last !== undefined && recovery.isServiceWellAfter(last, ends);
}

/** Numbers of the events that end a request well. */
const wellEnded = [31002, 31007, 31010];

function isPersonWell(failure: Failure, recovery: Recovery): boolean {
  const last = failure.events.findLast((event) => isFault(event) || event.meaning?.part === 'start');
  return last !== undefined && isPersonWellAfter(last, failure, recovery);
}

/** A failure that names nobody is not over, unless a domain controller that did not answer does so for somebody else. */
function isPersonWellAfter(last: LogEvent, failure: Failure, recovery: Recovery): boolean {
  const person = personOf(failure);
  if (person !== undefined) return recovery.isPersonWellAfter(last, person);
  return noController.has(failure.explained.explanation.rule) && recovery.isServiceWellAfter(last, wellEnded);
}

function peopleOf(failures: readonly Failure[]): ReadonlySet<string> {
  return new Set(failures.flatMap((failure) => personOf(failure) ?? []));
}

/** Rules that blame the connector account, where the reason may lie in the account of the user. */
const denied: ReadonlySet<string> = new Set<CauseRule>(['access-denied', 'permission-missing']);

/** Whom it concerns: by name, or where a text is cut before that, by anchor. */
function personOf({ events }: Failure): string | undefined {
  const people = events.flatMap(({ person }) => person ?? []);
  return people.find((person) => person.includes('@')) ?? people[0];
}

/** What proves it; of several events of one number the last. */
function findEvidence({ events, explained }: Failure, support: readonly LogEvent[]): Evidence[] {
  const proofs = new Map<LogEvent, Proof>();
  const seen = new Set<number>();
  for (const { event, proof } of explained.hits.toSorted(byProof)) {
    if (seen.has(event.record.id)) continue;
    seen.add(event.record.id);
    proofs.set(event, proof);
  }
  for (const event of findSupport(events, explained, support)) proofs.set(event, rpcProof(event));
  return inOrder([...proofs.keys()])
    .slice(0, mostEvidence)
    .map((event) => toEvidence(event, proofs.get(event)));
}

/** What is said before what a number says, then the newest. */
function byProof(one: Hit, other: Hit): number {
  const isNumber = ({ rule }: Hit): number => Number(!('texts' in rule) && !('codes' in rule) && !('beside' in rule));
  return isNumber(one) - isNumber(other) || other.event.order - one.event.order;
}

/** Milliseconds around a failure within which hash synchronization that cannot reach a domain controller supports it. */
const supportWithin = 600_000;
const unreachable = 'RPC Error 1722';

function findSupport(
  events: readonly LogEvent[],
  { explanation }: Explained,
  support: readonly LogEvent[],
): readonly LogEvent[] {
  if (!noController.has(explanation.rule)) return [];
  const [first] = events;
  const near = support.filter(
    ({ clock, ms, text }) =>
      clock === first?.clock && Math.abs(ms - first.ms) <= supportWithin && text.includes(unreachable),
  );
  return near.slice(-1);
}

function rpcProof({ text }: LogEvent): Proof {
  return { text, at: text.indexOf(unreachable) };
}

/** An event as evidence: its proof, masked and cut. */
export function toEvidence({ record, time, text, computers }: LogEvent, proof: Proof = { text, at: 0 }): Evidence {
  const { provider, id, level, recordId } = record;
  return {
    ...(time === undefined ? {} : { time }),
    ...{ provider, id },
    ...(level === undefined ? {} : { level }),
    ...(recordId === undefined ? {} : { recordId }),
    excerpt: excerptOf(proof, computers),
  };
}

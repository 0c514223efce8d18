import type { CauseRule } from './findings.ts';
import type { LogEvent } from './log-event.ts';
import { isFault, matchRules } from './match-rules.ts';
import { noController } from './rules.ts';

/** A request while its events are collected. */
export interface OpenRequest {
  readonly events: LogEvent[];
  /** When it began as far as its first events tell; the key of its place among the others. */
  readonly key: number;
  from: number;
  to: number;
}

/** Begins a request with its first events, at least one. */
export function openRequest(events: readonly LogEvent[]): OpenRequest {
  const times = events.map(({ ms }) => ms);
  const from = Math.min(...times);
  return { events: [...events], key: from, from, to: Math.max(...times) };
}

/** Adds an event to a request. */
export function join(request: OpenRequest, event: LogEvent): void {
  request.events.push(event);
  request.from = Math.min(request.from, event.ms);
  request.to = Math.max(request.to, event.ms);
}

/** Milliseconds between a request and an event; 0 while the request runs. */
export function distanceInTime(request: OpenRequest, { ms }: LogEvent): number {
  return Math.max(0, request.from - ms, ms - request.to);
}

/** Whether a step of a request can be the next, or the missing first, of this one. */
export function canTake({ events }: OpenRequest, step: LogEvent): boolean {
  const steps = events.filter(({ meaning }) => meaning?.part !== 'sign-in');
  if (steps.some((other) => contradicts(other, step))) return false;
  // A start after the failure is the next try.
  return step.meaning?.part !== 'start' || steps.every(({ ms }) => ms >= step.ms);
}

function contradicts(one: LogEvent, other: LogEvent): boolean {
  if (one.record.id === other.record.id) return true;
  if (differ(one.meaning?.operation, other.meaning?.operation) || differ(one.person, other.person)) return true;
  return isFault(one) ? isSuccess(other) : isSuccess(one) && isFault(other);
}

/** What is not known differs from nothing. */
function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function isSuccess({ meaning }: LogEvent): boolean {
  return meaning?.part === 'success';
}

/** Request faults of one meaning each, which a 6329 of somebody else must not outweigh. */
const decided: ReadonlySet<number> = new Set([33005, 33006, 33007]);

/** Tells how badly an event of the sync engine fits a request; undefined where it cannot belong to it. */
export function misfitOf(fault: LogEvent): (request: OpenRequest) => number | undefined {
  const own = specificCodes([fault]);
  const reasons = matchRules([fault]).spoken.map(({ rule }) => rule.name);
  const mayPass = reasons.every((name) => noController.has(name));
  return ({ events }) => {
    if (events.some((event) => isStart(event) && event.ms > fault.ms)) return undefined;
    // A request that failed comes first.
    if (events.some(isSuccess)) return mayPass && isBetween(events, fault) ? 8 : undefined;
    const faults = events.filter(isFault);
    const codes = specificCodes(faults);
    const isShared = own.some((code) => codes.includes(code));
    if (!isShared && isElsewhere(faults, codes, own, reasons)) return undefined;
    return misfitAmong(faults, isShared);
  };
}

function isStart({ meaning }: LogEvent): boolean {
  return meaning?.part === 'start';
}

/** Whether something failed after the start of a request and before its success. */
function isBetween(events: readonly LogEvent[], { clock, ms }: LogEvent): boolean {
  // Without times nothing lies between.
  if (clock === 'none') return false;
  return (
    events.some((event) => isStart(event) && event.ms <= ms) &&
    events.some((event) => isSuccess(event) && event.ms >= ms)
  );
}

/** Whether an event of the sync engine that shares no code with a request tells of another one. */
function isElsewhere(
  faults: readonly LogEvent[],
  codes: readonly string[],
  own: readonly string[],
  reasons: readonly CauseRule[],
): boolean {
  if (own.length > 0 && codes.length > 0) return true;
  return reasons.length > 0 && faults.some(({ record }) => decided.has(record.id));
}

function misfitAmong(faults: readonly LogEvent[], isShared: boolean): number | undefined {
  const hasOther = faults.some(({ meaning }) => meaning?.part === 'engine-fault');
  const hasFault = faults.some(({ meaning }) => meaning?.part === 'request-fault');
  // Two of them without a step of the request are two failures.
  if (hasOther && !hasFault) return undefined;
  return Number(!isShared) * 4 + Number(!hasFault) * 2 + Number(hasOther);
}

/** Codes of the sync engine, which name one reason each. */
function specificCodes(events: readonly LogEvent[]): string[] {
  return events.flatMap(({ codes }) => codes.filter((code) => code.startsWith('8023') || code === '800700CE'));
}

import type { Part } from './event-meanings.ts';
import type { LogEvent } from './log-event.ts';
import { canTake, distanceInTime, join, misfitOf, openRequest, type OpenRequest } from './open-request.ts';

/** The events of one request of somebody, in order of time. */
export type Request = readonly LogEvent[];

/** The requests of one clock, and the events that belong to none. */
export interface Requests {
  readonly requests: readonly Request[];
  readonly rest: readonly LogEvent[];
}

/** Milliseconds within which events without a TrackingId belong to a request: they are written in one go. */
const near = 5_000;
/** Milliseconds after which a request of one person is over: Service Bus drops it after some minutes. */
const nearSamePerson = 120_000;
/** How many requests around one moment are looked at for an event; more are in no real log. */
const mostLooked = 64;

/**
 * Puts the events of one clock, which come in order, into requests: by TrackingId, then those without one by person, HRESULT and
 * nearness in time.
 */
export function groupRequests(events: readonly LogEvent[]): Requests {
  const open = groupByTrackingId(events);
  const grouped = new Set(open.flatMap((request) => request.events));
  const loose = events.filter((event) => !grouped.has(event));
  placeSteps(open, loose.filter(isStep));
  for (const fault of loose.filter(({ meaning }) => meaning?.part === 'engine-fault')) {
    const request = findNearest(open, fault, misfitOf(fault));
    if (request) join(request, fault);
    else insert(open, openRequest([fault]));
  }
  const rest = loose.filter(
    (event) => !isStep(event) && event.meaning?.part !== 'engine-fault' && !takeSignIn(open, event),
  );
  const requests = open.map((request) => request.events.toSorted((one, other) => one.order - other.order));
  return { requests: requests.sort((one, other) => orderOf(one) - orderOf(other)), rest };
}

function orderOf(request: Request): number {
  return Math.min(...request.map(({ order }) => order));
}

/** Whether an event is a step of a request that carries a password. */
function isStep({ meaning }: LogEvent): boolean {
  if (meaning?.operation === 'onboarding' || meaning?.operation === 'offboarding') return false;
  const steps: readonly (Part | undefined)[] = ['start', 'success', 'request-fault'];
  return steps.includes(meaning?.part);
}

/** Every event with the TrackingId of a request belongs to it, also one about the service. */
function groupByTrackingId(events: readonly LogEvent[]): OpenRequest[] {
  const byId = new Map<string, LogEvent[]>();
  for (const event of events) {
    if (isStep(event) && event.trackingId !== undefined) byId.set(event.trackingId, []);
  }
  for (const event of events) {
    if (event.trackingId !== undefined) byId.get(event.trackingId)?.push(event);
  }
  return [...byId.values()].map(openRequest).sort((one, other) => one.key - other.key);
}

/** Steps without a TrackingId, as cut texts are, belong to the request of the same person, or to one that lacks them. */
function placeSteps(open: OpenRequest[], steps: readonly LogEvent[]): void {
  const byPerson = Map.groupBy(open, ({ events }) => personOf(events));
  for (const step of steps) {
    const own = step.person === undefined ? [] : (byPerson.get(step.person) ?? []);
    const request =
      nearest(own.slice(-mostLooked), step, nearSamePerson, fitOfStep) ?? findNearest(open, step, fitOfStep);
    if (request) {
      join(request, step);
      continue;
    }
    const begun = openRequest([step]);
    insert(open, begun);
    own.push(begun);
    byPerson.set(step.person, own);
  }
}

function personOf(events: readonly LogEvent[]): string | undefined {
  return events.find(({ person }) => person !== undefined)?.person;
}

function fitOfStep(request: OpenRequest, step: LogEvent): number | undefined {
  return canTake(request, step) ? 0 : undefined;
}

function takeSignIn(open: readonly OpenRequest[], event: LogEvent): boolean {
  if (event.meaning?.part !== 'sign-in') return false;
  const request = findNearest(open, event, () => 0);
  if (request) join(request, event);
  return request !== undefined;
}

type Misfit = (request: OpenRequest, event: LogEvent) => number | undefined;

/** The request that an event fits best, of those within five seconds. */
function findNearest(open: readonly OpenRequest[], event: LogEvent, fitsHow: Misfit): OpenRequest | undefined {
  const end = placeOf(open, event.ms + near);
  return nearest(open.slice(Math.max(0, end - mostLooked), end), event, near, fitsHow);
}

function nearest(
  requests: readonly OpenRequest[],
  event: LogEvent,
  within: number,
  fitsHow: Misfit,
): OpenRequest | undefined {
  const fitting = requests.flatMap((request) => {
    const distance = distanceInTime(request, event);
    const found = distance <= within ? fitsHow(request, event) : undefined;
    return found === undefined ? [] : [{ request, misfit: found, distance }];
  });
  return fitting.sort((one, other) => one.misfit - other.misfit || one.distance - other.distance)[0]?.request;
}

function insert(open: OpenRequest[], request: OpenRequest): void {
  open.splice(placeOf(open, request.key), 0, request);
}

/** How many requests, which are in order, begin until a moment. */
function placeOf(open: readonly OpenRequest[], ms: number): number {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const request = open[middle];
    if (request !== undefined && request.key <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

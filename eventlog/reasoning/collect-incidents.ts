import { buildIncident, type Failure } from './build-incident.ts';
import { explainFailure } from './explain-failure.ts';
import type { Incident } from './findings.ts';
import { groupOutages } from './group-outages.ts';
import { groupRequests, type Request } from './group-requests.ts';
import { clocks, eventsOf, type Clock, type LogEvent } from './log-event.ts';
import { isFault } from './match-rules.ts';
import { readRecovery } from './recovery.ts';

/** What went wrong and what went well in a log. */
export interface Collected {
  readonly incidents: readonly Incident[];
  /** Requests that ended well. */
  readonly succeeded: readonly Request[];
  /** Events that belong to no request. */
  readonly rest: readonly LogEvent[];
  /** Events that belong to a failure. */
  readonly failed: ReadonlySet<LogEvent>;
}

/** Finds the failures of a log and takes those of one reason together; `endOf` says when a clock shows the last record. */
export function collectIncidents(events: readonly LogEvent[], endOf: (clock: Clock) => number): Collected {
  const groups = clocks.map((clock) => ({ clock, ...groupRequests(eventsOf(events, clock)) }));
  const failures = groups
    .flatMap(({ clock, requests, rest }) => [
      ...requests.filter((request) => hasFailed(request, endOf(clock))),
      ...groupOutages(rest),
    ])
    .flatMap((group): Failure[] => explainFailure(group).map((explained) => ({ events: group, explained })));
  const recovery = readRecovery(events);
  const support = events.filter(({ meaning }) => meaning?.part === 'hash-sync');
  const byReason = Map.groupBy(failures, reasonOf);
  return {
    incidents: inOrder([...byReason.values()].map((group) => buildIncident(group, recovery, support))),
    succeeded: groups.flatMap(({ requests }) => requests.filter(hasSucceeded)),
    rest: groups.flatMap(({ rest }) => rest),
    failed: new Set(failures.flatMap((failure) => failure.events)),
  };
}

function reasonOf({ explained: { explanation } }: Failure): string {
  return [explanation.kind, explanation.rule, explanation.article].join('\n');
}

function hasSucceeded(request: Request): boolean {
  return request.some(({ meaning }) => meaning?.part === 'success');
}

/** Milliseconds after which the silence of a request says something: Service Bus drops it after some minutes. */
const patience = 300_000;

/** Whether a request failed, or has no end although the log goes on. */
function hasFailed(request: Request, end: number): boolean {
  if (request.some(isFault)) return true;
  return !hasSucceeded(request) && end - Math.max(...request.map(({ ms }) => ms)) >= patience;
}

const hour = 3_600_000;

/** Open ones first; of about one time the more frequent ones. */
function inOrder(incidents: readonly Incident[]): Incident[] {
  const newest = Math.max(...incidents.map(lastOf));
  const age = (incident: Incident): number => Math.floor((newest - lastOf(incident)) / hour);
  return incidents.toSorted(
    (one, other) =>
      Number(one.isOver) - Number(other.isOver) ||
      age(one) - age(other) ||
      other.count - one.count ||
      lastOf(other) - lastOf(one) ||
      reasonName(one).localeCompare(reasonName(other)),
  );
}

function lastOf({ last }: Incident): number {
  return last?.ms ?? 0;
}

function reasonName({ explanation: { rule, article } }: Incident): string {
  return `${rule} ${article ?? ''}`;
}

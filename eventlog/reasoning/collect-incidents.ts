import { buildIncident, type Failure } from './build-incident.ts';
import { explainFailure } from './explain-failure.ts';
import type { Gap, Incident } from './findings.ts';
import { groupOutages } from './group-outages.ts';
import { groupRequests, type Request } from './group-requests.ts';
import { bySource, type LogEvent } from './log-event.ts';
import { isFault } from './match-rules.ts';
import { readRecovery, type Recovery } from './recovery.ts';
import { orderIncidents } from './weigh-incidents.ts';

/** What is known of a source, which is one clock of one server. */
export interface SourceFacts {
  /** The milliseconds of its last record. */
  readonly end: number;
  /** Where its heartbeats are missing. */
  readonly gaps: readonly Gap[];
}

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

/** Finds the failures of a log, on each server by itself, and takes those of one reason together. */
export function collectIncidents(
  events: readonly LogEvent[],
  sources: ReadonlyMap<string, SourceFacts> = new Map(),
): Collected {
  const endOf = ({ source }: LogEvent): number => sources.get(source)?.end ?? -Infinity;
  const groups = bySource(events).map(groupRequests);
  const failures = groups
    .flatMap(({ requests, rest }) => [
      ...requests.filter((request) => hasFailed(request, Math.max(...request.map(endOf)))),
      ...groupOutages(rest),
    ])
    .flatMap((group): Failure[] => explainFailure(group).map((explained) => ({ events: group, explained })));
  const recovery = readRecovery(events, new Map([...sources].map(([source, { gaps }]) => [source, gaps])));
  const support = events.filter(({ meaning }) => meaning?.part === 'hash-sync');
  const successes = events.filter(({ meaning }) => meaning?.part === 'success');
  const build = (group: readonly Failure[]): Incident => {
    const incident = buildIncident(group, recovery, support, successes);
    return { ...incident, isOver: incident.isOver && !recurs(group, recovery, endOf) };
  };
  return {
    incidents: orderIncidents([...Map.groupBy(failures, reasonOf).values()].map(build)),
    succeeded: groups.flatMap(({ requests }) => requests.filter(hasSucceeded)),
    rest: groups.flatMap(({ rest }) => rest),
    failed: new Set(failures.flatMap((failure) => failure.events)),
  };
}

const day = 86_400_000;

/** Whether an outage came back after it was over, within the last day of the log of its server: then it will come again. */
function recurs(group: readonly Failure[], recovery: Recovery, endOf: (event: LogEvent) => number): boolean {
  const late = group.flatMap(({ events, explained: { about, explanation, ends } }) => {
    const [first, last] = [events[0], events.findLast(isFault)];
    const isOutage = about === 'service' && explanation.kind === 'cause';
    return isOutage && first && last && first.moment >= endOf(first) - day ? [{ first, last, ends }] : [];
  });
  return late.some(({ first }, at) => {
    const before = late[at - 1];
    return before?.last.source === first.source && recovery.isServiceWellBetween(before.last, first, before.ends);
  });
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
  return !hasSucceeded(request) && end - Math.max(...request.map(({ moment }) => moment)) >= patience;
}

import type { EventRecord, EventTime } from './event-record.ts';
import { createLeftOut } from './left-out.ts';
import type { EventSink } from './log-reading.ts';
import type { LogFile, LogReport } from './log-report.ts';
import { findCauses } from './reasoning/find-causes.ts';
import type { Verdict } from './reasoning/findings.ts';
import { isMoment } from './reasoning/log-event.ts';
import { isRelated } from './reasoning/related.ts';
import { thinOut } from './thin-out.ts';

/** Takes the events of all files of a log, and reports on them at the end. */
export interface LogCollector {
  readonly add: EventSink;
  report(files: readonly LogFile[]): LogReport;
}

/** Most events about writeback that are weighed: the newest. */
export const mostWeighed = 5000;

/** Makes a collector, which keeps the events about writeback and counts the others; `most` of them are weighed. */
export function createLogCollector(most = mostWeighed): LogCollector {
  let kept: EventRecord[] = [];
  const left = createLeftOut();
  const span = createSpan();
  const drop = (): void => {
    const thinned = thinOut(kept, most);
    left.note(thinned.gone);
    kept = [...thinned.kept];
  };
  return {
    add(record) {
      span.note(record.time);
      if (!isRelated(record)) return;
      kept.push(record);
      if (kept.length >= 2 * most) drop();
    },
    report(files) {
      drop();
      const [dropped, counted] = [left.dropped(), left.counted()];
      const { verdict, noise, ...found } = findCauses(kept);
      const findings = { verdict: weaken(verdict, dropped), ...found, noise: left.addTo(noise) };
      return { files, ...countEvents(files), ...span.ends(), dropped, counted, findings };
    },
  };
}

/** Where something was not looked at, nobody knows that nothing failed. */
function weaken(verdict: Verdict, dropped: number): Verdict {
  return dropped > 0 && (verdict === 'healthy' || verdict === 'only-noise') ? 'not-all-weighed' : verdict;
}

function countEvents(files: readonly LogFile[]): Pick<LogReport, 'read' | 'unreadable'> {
  let read = 0;
  let unreadable = 0;
  for (const { outcome } of files) {
    if (outcome.kind !== 'read') continue;
    read += outcome.read;
    unreadable += outcome.unreadable;
  }
  return { read, unreadable };
}

function createSpan() {
  let first: EventTime | undefined;
  let last: EventTime | undefined;
  let isMixed = false;
  return {
    note(time: EventTime | undefined): void {
      if (!isMoment(time)) return;
      if (first && first.isLocal !== time.isLocal) isMixed = true;
      if (!first || time.ms < first.ms) first = time;
      if (!last || time.ms > last.ms) last = time;
    },
    ends: (): Pick<LogReport, 'first' | 'last'> => (isMixed || !first || !last ? {} : { first, last }),
  };
}

import type { EventTime } from '../event-record.ts';
import type { EventSink, ReadCount } from '../log-reading.ts';
import type { UndatedRecord } from './form-reader.ts';
import { settleStamp, type DateOrder, type OpenStamp, type Stamp } from './read-stamp.ts';

/** Takes events whose dates may be open, and gives them on in their order. */
export interface UndatedSink {
  readonly push: (record: UndatedRecord, stamp: Stamp | undefined) => void;
  readonly count: Pick<ReadCount, 'sourceless'>;
  /** Gives on what is still held. */
  readonly end: () => void;
}

/** UTF-16 units of held text after which the order of day and month is settled by what came so far. */
const mostHeld = 8_000_000;
/** What an event costs besides its text, roughly. */
const recordSize = 300;

/** The evidence of a log for the order of its dates. */
interface Evidence {
  isDayFirst: boolean;
  isMonthFirst: boolean;
  /** All separators seen; no culture of Windows writes the month first with `.` or `-` and the year last. */
  hasSlash: boolean;
  hasOther: boolean;
}

/** Holds events until the whole log has shown which number of its dates is the day; a log that leaves it open gets no times. */
export function holdUndated(sink: EventSink): UndatedSink {
  const evidence: Evidence = { isDayFirst: false, isMonthFirst: false, hasSlash: false, hasOther: false };
  let held: { readonly record: UndatedRecord; readonly stamp: Stamp | undefined }[] = [];
  let size = 0;
  const count = { sourceless: 0 };
  let isSettled = false;
  const give = (record: UndatedRecord, stamp: Stamp | undefined): void => {
    const time = timeOf(stamp, evidence);
    sink(time === undefined ? record : { time, ...record });
  };
  const end = (): void => {
    isSettled = true;
    for (const { record, stamp } of held) give(record, stamp);
    held = [];
  };
  const push: UndatedSink['push'] = (record, stamp) => {
    if (record.provider === '') count.sourceless++;
    const isOpen = stamp !== undefined && !('ms' in stamp);
    if (isOpen) weigh(stamp, evidence);
    if (isSettled || (!isOpen && held.length === 0)) {
      give(record, stamp);
      return;
    }
    held.push({ record, stamp });
    size += record.text.length + recordSize;
    if (size > mostHeld) end();
  };
  return { push, count, end };
}

function weigh({ first, second, separator }: OpenStamp, evidence: Evidence): void {
  evidence.isDayFirst ||= first > 12;
  evidence.isMonthFirst ||= second > 12;
  evidence.hasSlash ||= separator === '/';
  evidence.hasOther ||= separator !== '/';
}

function timeOf(stamp: Stamp | undefined, evidence: Evidence): EventTime | undefined {
  if (stamp === undefined || 'ms' in stamp) return stamp;
  const order = orderOf(stamp, evidence);
  return order === undefined ? undefined : settleStamp(stamp, order);
}

/** A number above 12 says what it is, and two that are the same need no order; else the other dates of the log decide. */
function orderOf({ first, second }: OpenStamp, evidence: Evidence): DateOrder | undefined {
  if (first === second || first > 12) return 'day-first';
  return second > 12 ? 'month-first' : orderOfLog(evidence);
}

/** By the dates that can be read in one way only, as long as they agree; where there are none, by the separators. */
function orderOfLog({ isDayFirst, isMonthFirst, hasSlash, hasOther }: Evidence): DateOrder | undefined {
  if (isDayFirst && isMonthFirst) return undefined;
  if (isMonthFirst) return 'month-first';
  return isDayFirst || (hasOther && !hasSlash) ? 'day-first' : undefined;
}

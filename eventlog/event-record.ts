/** One event of a Windows event log, from whatever form of the log it was read. */
export interface EventRecord {
  /** When it was logged; missing where the log does not say or says it in a form that cannot be read. */
  readonly time?: EventTime;
  /** The source as the log spells it, such as `PasswordResetService`; empty when the log does not say. */
  readonly provider: string;
  readonly id: number;
  readonly level?: EventLevel;
  readonly channel?: string;
  readonly computer?: string;
  /** The number of the record in its log. */
  readonly recordId?: number;
  /** All the log holds of its message: the rendered text, or the insertion strings, one a line. */
  readonly text: string;
}

/** A moment as a log states it. */
export interface EventTime {
  /** Milliseconds since 1970 in UTC; of a local time, those of a clock in UTC that shows the same. */
  readonly ms: number;
  /** That the log gives the time of a clock without its zone. */
  readonly isLocal: boolean;
}

/** How grave the log says an event is. */
export type EventLevel = 'critical' | 'error' | 'warning' | 'information' | 'verbose';

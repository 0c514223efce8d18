import type { Logger } from 'pino';
import type { RetentionDates } from '../integrations/cases/sql-retention.ts';
import type { ForgetDates, Turns } from '../integrations/sql-turns.ts';
import type { Retention } from './case-settings.ts';
import { describeError } from './describe-error.ts';

const hourMs = 3_600_000;

/** How long a delivered activity is known, in hours: a channel repeats one for minutes, a person presses an old button for days. */
const deliveryHours = 7 * 24;

/** How long it is known what a delivery came to, in hours. */
const resultHours = 24;

/** How long it is known who has named a connectivity code, in hours: as long as OUTAGE_MINUTES may be. */
const reportHours = 24;

/** What is kept in order, and for how long. */
export interface HousekeepingParts {
  readonly turns: Pick<Turns, 'forget'>;
  /** Applies the desk's retention to its cases; resolves with what it deleted, by kind. */
  readonly applyRetention: (before: RetentionDates) => Promise<Readonly<Record<string, number>>>;
  readonly retention: Retention;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Up to when the cases of a desk have served their time. */
export function retentionDates({ drafts, logs, sent, cases, audit }: Retention, now: Date): RetentionDates {
  const ago = (days: number): Date => hoursAgo(now, days * 24);
  return {
    ...{ drafts: ago(drafts), logs: ago(logs), outboxBodies: ago(sent) },
    ...{ closedCases: ago(cases), audit: ago(audit) },
  };
}

/** Up to when turns and conversations have served their time. */
export function forgetDates({ conversations }: Retention, now: Date): ForgetDates {
  const ago = (hours: number): Date => hoursAgo(now, hours);
  return {
    deliveries: ago(deliveryHours),
    results: ago(resultHours),
    reports: ago(reportHours),
    conversations: ago(conversations * 24),
  };
}

/** Deletes what has served its time, now and every hour; the result ends it. */
export function startHousekeeping(parts: HousekeepingParts): () => void {
  const { now, retention, log } = parts;
  const tidy = (): void => {
    const complain = (what: string) => (error: unknown) => {
      log.warn({ error: describeError(error as Error) }, what);
    };
    parts.turns.forget(forgetDates(retention, now())).catch(complain('old deliveries were not forgotten'));
    parts
      .applyRetention(retentionDates(retention, now()))
      .then((deleted) => {
        if (Object.values(deleted).some((count) => count > 0)) log.info({ deleted }, 'retention');
      })
      .catch(complain('what has served its time was not deleted'));
  };
  tidy();
  const timer = setInterval(tidy, hourMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

function hoursAgo(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * hourMs);
}

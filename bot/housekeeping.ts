import type { Logger } from 'pino';
import type { Turns } from '../integrations/sql-turns.ts';
import { describeError } from './describe-error.ts';

const hourMs = 3_600_000;

/** How long a delivered activity is known, in hours: a channel repeats one for minutes, a person presses an old button for days. */
const deliveryHours = 7 * 24;

/** How long it is known what a delivery came to, in hours. */
const resultHours = 24;

/** How long it is known who has named a connectivity code, in hours: as long as OUTAGE_MINUTES may be. */
const reportHours = 24;

/** Forgets what has served its time, now and every hour; the result ends it. */
export function startHousekeeping(turns: Turns, now: () => Date, log: Logger): () => void {
  const tidy = (): void => {
    const ago = (hours: number): Date => new Date(now().getTime() - hours * hourMs);
    turns.forget(ago(deliveryHours), ago(resultHours), ago(reportHours)).catch((error: unknown) => {
      log.warn({ error: describeError(error as Error) }, 'old deliveries were not forgotten');
    });
  };
  tidy();
  const timer = setInterval(tidy, hourMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

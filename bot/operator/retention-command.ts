import { applyRetention } from '../../integrations/cases/sql-retention.ts';
import { sqlTurns } from '../../integrations/sql-turns.ts';
import { forgetDates, retentionDates } from '../housekeeping.ts';
import { appendAuditOfAll } from './append-audit.ts';
import type { Command } from './command.ts';
import { readArgs } from './read-args.ts';

/** Deletes what has served its time, as the running bot does every hour. */
export const retentionCommand: Command = {
  usage: ['retention                                    deletes what is older than RETENTION_DAYS, and says how much'],
  async run(args, parts) {
    readArgs(args, {});
    const { store, config, now, print } = parts;
    const { retention } = config.cases;
    await sqlTurns(store, { now, leaseMs: 0 }).forget(forgetDates(retention, now()));
    await appendAuditOfAll(parts, 'retention');
    const deleted = await applyRetention(store, retentionDates(retention, now()));
    for (const [what, count] of Object.entries(deleted)) print(`${what}: ${String(count)}`);
    return 0;
  },
};

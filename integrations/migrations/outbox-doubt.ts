import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnsOf } from './columns.ts';

/** Whether a message may have arrived although nobody knows of it: 0 or 1. */
export const outboxDoubt: Migration = {
  async up(db) {
    await sql`ALTER TABLE outbox ADD COLUMN may_have_arrived ${columnsOf(db).bigint} NOT NULL DEFAULT 0`.execute(db);
    // The release before told it by the words, and of one that is under way by its lease.
    await sql`UPDATE outbox SET may_have_arrived = 1 WHERE kind IN ('person', 'thread') AND (
      (state = 'dead' AND reason LIKE 'It may have arrived%') OR (state = 'waiting' AND lease_until <> 0)
    )`.execute(db);
  },
};

import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnsOf } from './columns.ts';

/** How far a message of several parts is out: JSON, null while none is. */
export const outboxProgress: Migration = {
  async up(db) {
    await sql`ALTER TABLE outbox ADD COLUMN progress ${columnsOf(db).text}`.execute(db);
  },
};

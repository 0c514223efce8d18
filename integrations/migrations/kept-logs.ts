import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnsOf } from './columns.ts';

/** Event logs that are kept where the desk does so, zipped. */
export const keptLogs: Migration = {
  async up(db) {
    const { text, bytes, strict } = columnsOf(db);
    await sql`CREATE TABLE kept_log (
      id ${text} PRIMARY KEY, tenant ${text} NOT NULL, person ${text} NOT NULL, draft ${text}, name ${text} NOT NULL,
      at ${text} NOT NULL, zip ${bytes} NOT NULL
    )${strict}`.execute(db);
    await sql`CREATE INDEX kept_log_draft ON kept_log (tenant, draft)`.execute(db);
    await sql`CREATE INDEX kept_log_at ON kept_log (at)`.execute(db);
  },
};

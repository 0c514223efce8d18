import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnsOf } from './columns.ts';

/** Who has named which connectivity code when; `tenant` and `person` are hashes, `thread` is the channel thread, if it was one. */
export const outageReports: Migration = {
  async up(db) {
    const { text, strict } = columnsOf(db);
    await sql`CREATE TABLE outage_report (
      tenant ${text} NOT NULL, code ${text} NOT NULL, person ${text} NOT NULL, at ${text} NOT NULL, thread ${text}
    )${strict}`.execute(db);
    await sql`CREATE INDEX outage_report_code ON outage_report (tenant, code, at)`.execute(db);
    await sql`CREATE INDEX outage_report_at ON outage_report (at)`.execute(db);
  },
};

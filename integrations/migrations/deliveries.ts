import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnsOf } from './columns.ts';

/** Which activities were taken, what each came to, and until when somebody has claimed the sending of its replies. */
export const deliveries: Migration = {
  async up(db) {
    const { text, bigint, strict } = columnsOf(db);
    await sql`CREATE TABLE delivery (
      key ${text} PRIMARY KEY, form ${text} UNIQUE, replies ${text}, answer ${text}, claimed_until ${bigint} NOT NULL, at ${text} NOT NULL
    )${strict}`.execute(db);
    await sql`CREATE INDEX delivery_at ON delivery (at)`.execute(db);
  },
};

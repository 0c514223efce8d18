import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { columnsOf } from './columns.ts';

/** Conversations, feedback and misses. */
export const firstSchema: Migration = {
  async up(db) {
    const { text, strict } = columnsOf(db);
    await sql`CREATE TABLE conversation (
      key ${text} PRIMARY KEY, state ${text} NOT NULL, version INTEGER NOT NULL, updated_at ${text} NOT NULL
    )${strict}`.execute(db);
    await sql`CREATE TABLE feedback (
      form ${text} PRIMARY KEY, article ${text} NOT NULL, verdict ${text} NOT NULL CHECK (verdict IN ('helped', 'failed')), at ${text} NOT NULL
    )${strict}`.execute(db);
    await sql`CREATE INDEX feedback_article ON feedback (article)`.execute(db);
    await sql`CREATE TABLE miss (words ${text} PRIMARY KEY, count INTEGER NOT NULL, last_at ${text} NOT NULL)${strict}`.execute(
      db,
    );
  },
};

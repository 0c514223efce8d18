import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Conversations, feedback and misses. */
export const firstSchema: Migration = {
  async up(db) {
    await sql`CREATE TABLE conversation (
      key TEXT PRIMARY KEY, state TEXT NOT NULL, version INTEGER NOT NULL, updated_at TEXT NOT NULL
    ) STRICT`.execute(db);
    await sql`CREATE TABLE feedback (
      form TEXT PRIMARY KEY, article TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('helped', 'failed')), at TEXT NOT NULL
    ) STRICT`.execute(db);
    await sql`CREATE INDEX feedback_article ON feedback (article)`.execute(db);
    await sql`CREATE TABLE miss (words TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at TEXT NOT NULL) STRICT`.execute(
      db,
    );
  },
};

import { sql, type Kysely, type RawBuilder } from 'kysely';
import { engineOf } from '../engine.ts';

/** What the two engines call the same: types of columns, and what stands after the bracket of a table. */
export interface Columns {
  /** Any text; compared byte by byte, whatever the language of the server. */
  readonly text: RawBuilder<unknown>;
  /** A whole number of up to 64 bits. */
  readonly bigint: RawBuilder<unknown>;
  /** Bytes. */
  readonly bytes: RawBuilder<unknown>;
  /** Refuses values of another type. */
  readonly strict: RawBuilder<unknown>;
}

/** The words of the engine behind `db`. */
export function columnsOf<Schema>(db: Kysely<Schema>): Columns {
  return engineOf(db) === 'postgres'
    ? { text: sql`TEXT COLLATE "C"`, bigint: sql`BIGINT`, bytes: sql`BYTEA`, strict: sql`` }
    : { text: sql`TEXT`, bigint: sql`INTEGER`, bytes: sql`BLOB`, strict: sql` STRICT` };
}

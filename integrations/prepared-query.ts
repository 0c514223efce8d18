import type { Compilable } from 'kysely';
import type { SqlStore } from './sql-store.ts';

/** A query that was put into SQL once; it is asked with the values that its blanks stand for. */
export type PreparedQuery<Values, Row> = (
  on: SqlStore,
  values: Values,
) => Promise<{ readonly rows: readonly Row[]; readonly changes: number }>;

/**
 * Builds a query once and asks it often: building one takes longer than SQLite needs to answer it. `build` gets a blank for
 * each value and must hand it on as it is. `changes` is how many rows were written.
 */
export function prepareQuery<Values extends object, Row>(
  store: SqlStore,
  build: (db: SqlStore, blanks: Values) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const blanks = new Proxy({}, { get: (_, name) => new Blank(String(name)) }) as Values;
  const { sql, query, queryId, parameters } = build(store, blanks).compile();
  return async (on, values) => {
    const filled = parameters.map((value) =>
      value instanceof Blank ? (values as Readonly<Record<string, unknown>>)[value.name] : value,
    );
    const { rows, numAffectedRows = 0n } = await on.executeQuery<Row>({ sql, query, queryId, parameters: filled });
    return { rows, changes: Number(numAffectedRows) };
  };
}

/** Stands in a built query where a value comes later. */
class Blank {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

import type { OutageReports } from '../knowledge/outage.ts';
import { prepareQuery } from './prepared-query.ts';
import type { SqlStore, Tables } from './sql-store.ts';

type Report = Tables['outage_report'];

/** Whose reports are noted: hashes of a tenant and of a person in it, the same for the same. */
export type Reporter = Pick<Report, 'tenant' | 'person'>;

/** The reports of all people in one SQL store. */
export interface SqlOutageReports {
  /** The port for one person, in a transaction: what it notes stands when the transaction does. */
  of(reporter: Reporter, trx: SqlStore): OutageReports;
  /** Forgets reports from before `before`. */
  forget(before: Date): Promise<void>;
}

/**
 * Reports of connectivity codes in the SQL store. Whoever reports sees their own and all that stand: two people who report in
 * the same moment on PostgreSQL do not see each other, so an outage may be seen one person late. SQLite knows no such moment.
 */
export function sqlOutageReports(store: SqlStore): SqlOutageReports {
  const { add, count } = prepareQueries(store);
  return {
    of: ({ tenant, person }, trx) => ({
      async record({ code, at, thread }, { from, to }) {
        await add(trx, { tenant, person, code, at: at.toISOString(), thread: thread ?? null });
        const span = { tenant, code, from: from.toISOString(), to: to.toISOString() };
        const [found] = (await count(trx, span)).rows;
        return { code, people: found?.people ?? 0, thread: found?.thread ?? undefined };
      },
    }),

    async forget(before) {
      await store.deleteFrom('outage_report').where('at', '<', before.toISOString()).execute();
    },
  };
}

type Span = Pick<Report, 'tenant' | 'code'> & { readonly from: string; readonly to: string };

function prepareQueries(store: SqlStore) {
  return {
    add: prepareQuery<Report, unknown>(store, (db, { tenant, person, code, at, thread }) =>
      db.insertInto('outage_report').values({ tenant, person, code, at, thread }),
    ),
    count: prepareQuery<Span, { people: number; thread: string | null }>(store, (db, { tenant, code, from, to }) => {
      const within = db
        .selectFrom('outage_report')
        .where('tenant', '=', tenant)
        .where('code', '=', code)
        .where('at', '>=', from)
        .where('at', '<=', to);
      const first = within.where('thread', 'is not', null).orderBy('at').orderBy('thread').limit(1);
      return within.select((eb) => [
        eb.fn.count<number>('person').distinct().as('people'),
        first.select('thread').as('thread'),
      ]);
    }),
  };
}

import type { KeptLog, LogStore } from '../../cases/case-desk.ts';
import type { SqlStore } from '../sql-store.ts';
import type { Row } from './tables.ts';

/** Kept logs in the SQL store, in a transaction. */
export function sqlKeptLogs(trx: SqlStore): LogStore {
  return {
    async keep({ zip, ...log }) {
      // Both drivers ask for a Buffer.
      await trx
        .insertInto('kept_log')
        .values({ ...log, draft: null, zip: Buffer.from(zip) })
        .execute();
    },
    async attach(ids, { id: draft, tenant, owner }) {
      if (ids.length === 0) return;
      await trx
        .updateTable('kept_log')
        .set({ draft })
        .where('id', 'in', ids)
        .where('tenant', '=', tenant)
        .where('person', '=', owner)
        .where('draft', 'is', null)
        .execute();
    },
  };
}

/** The logs that go along with the case that a draft has become, oldest first. */
export async function readKeptLogs(
  store: SqlStore,
  { tenant, draft }: { readonly tenant: string; readonly draft: string },
): Promise<readonly KeptLog[]> {
  const query = store.selectFrom('kept_log').selectAll().where('tenant', '=', tenant).where('draft', '=', draft);
  return (await query.orderBy('at').orderBy('id').execute()).map(toKeptLog);
}

function toKeptLog({ id, tenant, person, name, at, zip }: Row<'kept_log'>): KeptLog {
  return { id, tenant, person, name, at, zip };
}

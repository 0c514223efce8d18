import { prepareQuery } from './prepared-query.ts';
import type { SqlStore, Tables } from './sql-store.ts';

type Delivery = Tables['delivery'];
type Conversation = Tables['conversation'];

/** Every query of a turn, built once for a store. */
export type TurnQueries = ReturnType<typeof prepareTurnQueries>;

/** Builds the queries that each turn asks. */
export function prepareTurnQueries(store: SqlStore) {
  return { ...prepareDeliveryQueries(store), ...prepareStateQueries(store) };
}

function prepareDeliveryQueries(store: SqlStore) {
  return {
    findDelivery: prepareQuery<Pick<Delivery, 'key' | 'form'>, Delivery>(store, (db, { key, form }) =>
      db
        .selectFrom('delivery')
        .selectAll()
        .where((eb) => eb.or([eb('key', '=', key), eb('form', '=', form)])),
    ),
    claimDelivery: prepareQuery<Pick<Delivery, 'key' | 'claimed_until'> & { until: number }, unknown>(
      store,
      (db, { key, claimed_until, until }) =>
        db
          .updateTable('delivery')
          .set({ claimed_until: until })
          .where('key', '=', key)
          .where('claimed_until', '=', claimed_until),
    ),
    noteDelivery: prepareQuery<Delivery, unknown>(store, (db, { key, form, replies, answer, claimed_until, at }) =>
      db
        .insertInto('delivery')
        .values({ key, form, replies, answer, claimed_until, at })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  };
}

function prepareStateQueries(store: SqlStore) {
  return {
    readState: prepareQuery<Pick<Conversation, 'key'>, Pick<Conversation, 'state' | 'version'>>(store, (db, { key }) =>
      db.selectFrom('conversation').select(['state', 'version']).where('key', '=', key),
    ),
    beginState: prepareQuery<Omit<Conversation, 'version'>, unknown>(store, (db, { key, state, updated_at }) =>
      db
        .insertInto('conversation')
        .values({ key, state, version: 1, updated_at })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    writeState: prepareQuery<Conversation & { next: number }, unknown>(
      store,
      (db, { key, state, version, next, updated_at }) =>
        db
          .updateTable('conversation')
          .set({ state, version: next, updated_at })
          .where('key', '=', key)
          .where('version', '=', version),
    ),
  };
}

import type { TriageChannel, TriageChannels } from '../../cases/case-desk.ts';
import { prepareQuery } from '../prepared-query.ts';
import type { SqlStore } from '../sql-store.ts';
import type { Row } from './tables.ts';

/** The triage channels in the SQL store: the queries are built once, and asked in a transaction. */
export function sqlTriageChannels(store: SqlStore): (trx: SqlStore) => TriageChannels {
  const { list, add } = prepareQueries(store);
  return (trx) => ({
    async list(tenant) {
      return (await list(trx, { tenant })).rows.map(toChannel);
    },
    async add({ group, serviceUrl, ...same }) {
      await add(trx, { ...same, team_group: group, service_url: serviceUrl });
    },
  });
}

/** The channel that a row keeps. */
export function toChannel({
  tenant,
  channel,
  team,
  team_group,
  service_url,
  at,
}: Row<'triage_channel'>): TriageChannel {
  return { tenant, channel, team, group: team_group, serviceUrl: service_url, at };
}

function prepareQueries(store: SqlStore) {
  type ChannelRow = Row<'triage_channel'>;
  return {
    list: prepareQuery<Pick<ChannelRow, 'tenant'>, ChannelRow>(store, (db, { tenant }) =>
      db.selectFrom('triage_channel').selectAll().where('tenant', '=', tenant).orderBy('rank', 'desc'),
    ),
    add: prepareQuery<Omit<ChannelRow, 'rank'>, unknown>(
      store,
      (db, { tenant, channel, team, team_group, service_url, at }) =>
        db
          .insertInto('triage_channel')
          .values((eb) => ({
            tenant,
            channel,
            team,
            team_group,
            service_url,
            at,
            rank: eb
              .selectFrom('triage_channel')
              .select((of) => of(of.fn.coalesce(of.fn.max('rank'), of.lit(0)), '+', of.lit(1)).as('rank')),
          }))
          .onConflict((conflict) =>
            conflict.columns(['tenant', 'channel']).doUpdateSet((eb) => ({
              team: eb.ref('excluded.team'),
              team_group: eb.ref('excluded.team_group'),
              service_url: eb.ref('excluded.service_url'),
              at: eb.ref('excluded.at'),
              rank: eb.ref('excluded.rank'),
            })),
          ),
    ),
  };
}

import type { ExpressionBuilder } from 'kysely';
import type { Destination } from '../../cases/outbox-queue.ts';
import { engineOf } from '../engine.ts';
import type { SqlStore, Tables } from '../sql-store.ts';
import { opensTicket, revived, sqlOutbox } from './sql-outbox.ts';
import type { Flag, Row } from './tables.ts';

/** A message that is dead: which it is, to whom, and none of what it says. */
export interface DeadMail extends Pick<Row<'outbox'>, (typeof columns)[number]> {
  /** The ticket of the case is made with it: others wait for that. */
  readonly opens: Flag;
}

const columns = ['id', 'tenant', 'case_number', 'kind', 'person', 'reason', 'may_have_arrived'] as const;

/** Dead messages: of one case, of all, or the one of an id. */
export type WhichDead = 'all' | { readonly case: number } | { readonly id: string };

/** Those that are dead, oldest first. */
export function listDead(db: SqlStore, which: WhichDead): Promise<readonly DeadMail[]> {
  return findDead(db, which).execute();
}

/** The same, which nobody else changes until the transaction is over. */
export async function holdDead(trx: SqlStore, which: WhichDead): Promise<readonly DeadMail[]> {
  const found = await listDead(trx, which);
  if (found.length === 0 || engineOf(trx) === 'sqlite') return found;
  const tenants = [...new Set(found.map(({ tenant }) => tenant))];
  // The ends of the audit trails first, as turns do it: else two would wait for each other.
  const trails = trx.selectFrom('audit_chain').select('tenant').where('tenant', 'in', tenants);
  await trails.orderBy('tenant').forUpdate().execute();
  return findDead(trx, which).where('tenant', 'in', tenants).forUpdate().execute();
}

function findDead(db: SqlStore, which: WhichDead) {
  return db
    .selectFrom('outbox')
    .select(columns)
    .select((eb) => eb.case().when('body', 'like', opensTicket).then<Flag>(1).else<Flag>(0).end().as('opens'))
    .where(isDead(which))
    .orderBy('seq');
}

function isDead(which: WhichDead) {
  return (eb: ExpressionBuilder<Tables, 'outbox'>) => {
    if (which === 'all') return eb('state', '=', 'dead');
    return 'id' in which ? eb.and({ state: 'dead', id: which.id }) : eb.and({ state: 'dead', case_number: which.case });
  };
}

/** Has messages that are held sent again, and the cards of their cases drawn anew. */
export async function reviveDead(trx: SqlStore, now: () => Date, mail: readonly DeadMail[]): Promise<void> {
  for (const ids of someIds(mail)) {
    await trx.updateTable('outbox').set(revived(now().toISOString())).where('id', 'in', ids).execute();
  }
  await redraw(trx, now, mail);
}

/** Deletes messages that are held, so that what waits behind them goes on, and has the cards of their cases drawn anew. */
export async function dropDead(trx: SqlStore, now: () => Date, mail: readonly DeadMail[]): Promise<void> {
  for (const ids of someIds(mail)) await trx.deleteFrom('outbox').where('id', 'in', ids).execute();
  await redraw(trx, now, mail);
}

/** Most values in one query: an engine takes some ten thousand. */
const mostIds = 1000;

function someIds(mail: readonly DeadMail[]): readonly (readonly string[])[] {
  const count = Math.ceil(mail.length / mostIds);
  return Array.from({ length: count }, (_, at) => mail.slice(at * mostIds, (at + 1) * mostIds).map(({ id }) => id));
}

/** How many are dead, by where they should have gone. */
export async function countDead(store: SqlStore): Promise<Readonly<Record<Destination, number>>> {
  const query = store.selectFrom('outbox').select((eb) => ['destination', eb.fn.countAll<number>().as('count')]);
  const rows = await query.where('state', '=', 'dead').groupBy('destination').execute();
  const counts = { channel: 0, person: 0, ticket: 0 };
  for (const { destination, count } of rows) counts[destination] = count;
  return counts;
}

/** The card of a case shows what of it is dead; that of a card itself would have nowhere to stand. */
async function redraw(trx: SqlStore, now: () => Date, mail: readonly DeadMail[]): Promise<void> {
  const shown = new Map(mail.filter(({ kind }) => kind !== 'card').map((one) => [one.case_number, one.tenant]));
  const outbox = sqlOutbox(trx)(trx, now);
  for (const [number, tenant] of shown) {
    const query = trx.selectFrom('support_case').select('channel').where('number', '=', number);
    const found = await query.executeTakeFirst();
    if (typeof found?.channel === 'string') await outbox.send(tenant, { kind: 'card', case: number });
  }
}

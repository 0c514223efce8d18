import type { ExpressionBuilder } from 'kysely';
import type { Destination } from '../../cases/outbox-queue.ts';
import type { SqlStore, Tables } from '../sql-store.ts';
import { revived, sqlOutbox } from './sql-outbox.ts';
import type { Row } from './tables.ts';

/** A message that is dead, or was: which it is, and none of what it says. */
export type DeadMail = Pick<Row<'outbox'>, 'id' | 'tenant' | 'case_number' | 'kind' | 'destination' | 'reason'>;

const columns = ['id', 'tenant', 'case_number', 'kind', 'destination', 'reason'] as const;

/** Dead messages: of one case, of all, or the one of an id. */
export type WhichDead = 'all' | { readonly case: number } | { readonly id: string };

/** Those that are dead, oldest first. */
export function listDead(db: SqlStore, which: WhichDead): Promise<readonly DeadMail[]> {
  return db.selectFrom('outbox').select(columns).where(isDead(which)).orderBy('seq').execute();
}

function isDead(which: WhichDead) {
  return (eb: ExpressionBuilder<Tables, 'outbox'>) => {
    if (which === 'all') return eb('state', '=', 'dead');
    return 'id' in which ? eb.and({ state: 'dead', id: which.id }) : eb.and({ state: 'dead', case_number: which.case });
  };
}

/** Has them sent again, and the cards of their cases drawn anew; which they were. */
export async function reviveDead(trx: SqlStore, now: () => Date, which: WhichDead): Promise<readonly DeadMail[]> {
  const query = trx.updateTable('outbox').set(revived(now().toISOString())).where(isDead(which));
  const mail = await query.returning(columns).execute();
  await redraw(trx, now, mail);
  return mail;
}

/** Deletes them, so that what waits behind them goes on, and has the cards of their cases drawn anew; which they were. */
export async function dropDead(trx: SqlStore, now: () => Date, which: WhichDead): Promise<readonly DeadMail[]> {
  const mail = await trx.deleteFrom('outbox').where(isDead(which)).returning(columns).execute();
  await redraw(trx, now, mail);
  return mail;
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

import { randomUUID } from 'node:crypto';
import type { CaseStore } from '../../cases/case-desk.ts';
import {
  destinationOf,
  laneOf,
  outboxMessage,
  type DeadLetter,
  type OutboxItem,
  type OutboxMessage,
} from '../../cases/outbox.ts';
import { prepareQuery } from '../prepared-query.ts';
import type { SqlStore } from '../sql-store.ts';
import { findStoredJson, readStoredJson } from './stored-json.ts';
import type { Row } from './tables.ts';

/** What a transaction may do with the outbox. */
export interface SqlOutbox extends Pick<CaseStore, 'send' | 'deadLetters' | 'revive'> {
  /** In this order. */
  sendAll(tenant: string, messages: readonly OutboxMessage[]): Promise<void>;
}

/** The outbox in the SQL store: what is put into it leaves when, and only if, the transaction stands. */
export function sqlOutbox(store: SqlStore): (trx: SqlStore, now: () => Date, onMail?: () => void) => SqlOutbox {
  const { add, dead, revive } = prepareQueries(store);
  return (trx, now, onMail) => {
    const sendAll: SqlOutbox['sendAll'] = async (tenant, messages) => {
      if (messages.length > 0) onMail?.();
      for (const message of messages) await add(trx, toRow(tenant, message, now()));
    };
    return {
      sendAll,
      send: (tenant, message) => sendAll(tenant, [message]),
      async deadLetters(number) {
        return (await dead(trx, { case_number: number })).rows.map(toDeadLetter);
      },
      async revive(number) {
        onMail?.();
        return (await revive(trx, { case_number: number, at: now().toISOString() })).changes;
      },
    };
  };
}

/** The message that a row keeps; throws when it cannot be read. */
export function toItem({ id, tenant, body, attempts, at }: Row<'outbox'>): OutboxItem {
  return { id, tenant, message: readStoredJson(outboxMessage, body, `Message ${id} of the outbox`), attempts, at };
}

/** What the body of the message looks like that has the ticket of a case made, for LIKE. */
export const opensTicket = '%"kind":"ticket"%"event":"opened"%';

/** The message that a row keeps, and why it is dead; of one that cannot be read its case is known, and whether it is a card. */
export function toDeadLetter(row: Row<'outbox'>): DeadLetter {
  const { id, tenant, attempts, at } = row;
  const message = findStoredJson(outboxMessage, row.body) ?? unreadable(row);
  return { id, tenant, message, attempts, at, reason: row.reason ?? '' };
}

function unreadable({ kind, case_number }: Row<'outbox'>): OutboxMessage {
  return kind === 'card' ? { kind, case: case_number } : { kind: 'thread', case: case_number, text: '' };
}

type NewRow = Omit<Row<'outbox'>, 'seq' | 'progress' | 'may_have_arrived'>;

function toRow(tenant: string, message: OutboxMessage, at: Date): NewRow {
  return {
    id: randomUUID(),
    tenant,
    destination: destinationOf(message),
    lane: laneOf(message),
    kind: message.kind,
    person: message.kind === 'person' ? message.person : null,
    case_number: message.case,
    body: JSON.stringify(message),
    attempts: 0,
    due_at: 0,
    lease_until: 0,
    state: 'waiting',
    reason: null,
    at: at.toISOString(),
    sent_at: null,
  };
}

/** Waits again, as if it had never been tried, and as old as `at`: what is older than a day is given up. */
export function revived(at: string) {
  const fresh = {
    state: 'waiting',
    attempts: 0,
    due_at: 0,
    lease_until: 0,
    reason: null,
    may_have_arrived: 0,
  } as const;
  return { ...fresh, at };
}

function prepareQueries(store: SqlStore) {
  type OfCase = Pick<NewRow, 'case_number'>;
  return {
    add: prepareQuery<NewRow, unknown>(store, (db, blanks) => {
      const { id, tenant, destination, lane, kind, person, case_number, body } = blanks;
      const { attempts, due_at, lease_until, state, reason, at, sent_at } = blanks;
      return db.insertInto('outbox').values({
        ...{ id, tenant, destination, lane, kind, person, case_number, body },
        ...{ attempts, due_at, lease_until, state, reason, at, sent_at },
      });
    }),
    dead: prepareQuery<OfCase, Row<'outbox'>>(store, (db, { case_number }) =>
      db
        .selectFrom('outbox')
        .selectAll()
        .where('case_number', '=', case_number)
        .where('state', '=', 'dead')
        .orderBy('seq'),
    ),
    revive: prepareQuery<OfCase & { at: string }, unknown>(store, (db, { case_number, at }) =>
      db.updateTable('outbox').set(revived(at)).where('case_number', '=', case_number).where('state', '=', 'dead'),
    ),
  };
}

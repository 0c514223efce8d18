import type { AddressBook, Contact } from '../../cases/case-desk.ts';
import { prepareQuery } from '../prepared-query.ts';
import type { SqlStore } from '../sql-store.ts';
import type { Row } from './tables.ts';

/** Where to write to people, in the SQL store: the queries are built once, and asked in a transaction. */
export function sqlAddressBook(store: SqlStore): (trx: SqlStore, now: () => Date) => AddressBook {
  const { read, keep } = prepareQueries(store);
  return (trx, now) => {
    const find: AddressBook['find'] = async (tenant, person) => {
      const [row] = (await read(trx, { tenant, person })).rows;
      return row && toContact(row);
    };
    return {
      find,
      async remember(contact) {
        // Nearly every turn comes from the same address as the one before, and a row that is written is a row that is locked.
        if (isKnown(contact, await find(contact.tenant, contact.person))) return;
        const { serviceUrl: service_url, ...same } = contact;
        await keep(trx, { ...same, service_url, updated_at: now().toISOString() });
      },
    };
  };
}

function isKnown(contact: Contact, known: Contact | undefined): boolean {
  return (
    known !== undefined &&
    (contact.name === '' || contact.name === known.name) &&
    known.account === contact.account &&
    known.serviceUrl === contact.serviceUrl &&
    (contact.chat === null || contact.chat === known.chat)
  );
}

/** The contact that a row keeps. */
export function toContact({ tenant, person, name, account, service_url, chat }: Row<'contact'>): Contact {
  return { tenant, person, name, account, serviceUrl: service_url, chat };
}

function prepareQueries(store: SqlStore) {
  type ContactRow = Row<'contact'>;
  return {
    read: prepareQuery<Pick<ContactRow, 'tenant' | 'person'>, ContactRow>(store, (db, { tenant, person }) =>
      db.selectFrom('contact').selectAll().where('tenant', '=', tenant).where('person', '=', person),
    ),
    keep: prepareQuery<ContactRow, unknown>(
      store,
      (db, { tenant, person, name, account, service_url, chat, updated_at }) =>
        db
          .insertInto('contact')
          .values({ tenant, person, name, account, service_url, chat, updated_at })
          .onConflict((conflict) =>
            conflict.columns(['tenant', 'person']).doUpdateSet((eb) => ({
              // Some places do not say what people are called.
              name: eb.fn.coalesce(eb.fn<string>('nullif', ['excluded.name', eb.val('')]), 'contact.name'),
              account: eb.ref('excluded.account'),
              service_url: eb.ref('excluded.service_url'),
              chat: eb.fn.coalesce('excluded.chat', 'contact.chat'),
              updated_at: eb.ref('excluded.updated_at'),
            })),
          ),
    ),
  };
}

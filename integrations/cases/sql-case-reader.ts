import type { Contact } from '../../cases/case-desk.ts';
import type { CasePost, CaseReader } from '../../cases/outbox-queue.ts';
import type { SqlStore } from '../sql-store.ts';
import { toCase, toHistoryEntry } from './case-row.ts';
import { toContact } from './sql-address-book.ts';
import { inTransaction } from '../transaction.ts';
import { sqlOutbox, toDeadLetter } from './sql-outbox.ts';
import { toChannel } from './sql-triage-channels.ts';
import type { Row } from './tables.ts';

/** What a sender reads and notes of cases in the SQL store, of all tenants and outside of any turn. */
export function sqlCaseReader(store: SqlStore, now: () => Date): CaseReader {
  return { ...readCases(store), ...readPlaces(store), ...keepPosts(store), ...keepNotes(store, now) };
}

function readCases(store: SqlStore): Pick<CaseReader, 'read' | 'history' | 'deadLetters'> {
  return {
    async read(number) {
      const row = await store.selectFrom('support_case').selectAll().where('number', '=', number).executeTakeFirst();
      return row && toCase(row);
    },
    async history(number) {
      const query = store.selectFrom('case_history').selectAll().where('case_number', '=', number).orderBy('seq');
      return (await query.execute()).map(toHistoryEntry);
    },
    async deadLetters(number) {
      const query = store
        .selectFrom('outbox')
        .selectAll()
        .where('case_number', '=', number)
        .where('state', '=', 'dead');
      return (await query.orderBy('seq').execute()).map(toDeadLetter);
    },
  };
}

function readPlaces(store: SqlStore): Pick<CaseReader, 'contact' | 'channel' | 'people' | 'post'> {
  return {
    async contact(tenant, person) {
      const query = store.selectFrom('contact').selectAll().where('tenant', '=', tenant).where('person', '=', person);
      const row = await query.executeTakeFirst();
      return row && toContact(row);
    },
    async channel(tenant, channel) {
      const query = store.selectFrom('triage_channel').selectAll().where('tenant', '=', tenant);
      const row = await query.where('channel', '=', channel).executeTakeFirst();
      return row && toChannel(row);
    },
    people: (tenant, channel) => readPeople(store, tenant, channel),
    async post(number) {
      const query = store.selectFrom('case_post').selectAll().where('case_number', '=', number);
      const row = await query.executeTakeFirst();
      return row && toPost(row);
    },
  };
}

function toPost({ case_number, channel, service_url, thread, activity }: Row<'case_post'>): CasePost {
  return { case: case_number, channel, serviceUrl: service_url, thread, activity };
}

function toPostRow({ case: case_number, channel, serviceUrl, thread, activity }: CasePost): Row<'case_post'> {
  return { case_number, channel, service_url: serviceUrl, thread, activity };
}

/** Nobody looks for a name in a longer list. */
const mostPeople = 100;

async function readPeople(store: SqlStore, tenant: string, channel: string): Promise<readonly Contact[]> {
  const wrote = store
    .selectFrom('case_history')
    .innerJoin('support_case', 'number', 'case_number')
    .select(['author as person', 'case_history.at as at'])
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    // What people do about cases of their own does not make them analysts.
    .whereRef('author', '<>', 'requester');
  const have = store
    .selectFrom('support_case')
    .select(['assignee as person', 'updated_at as at'])
    .where('tenant', '=', tenant)
    .where('channel', '=', channel);
  const rows = await store
    .selectFrom('contact')
    .innerJoin(wrote.unionAll(have).as('done'), 'done.person', 'contact.person')
    .selectAll('contact')
    .where('contact.tenant', '=', tenant)
    .groupBy(['contact.tenant', 'contact.person'])
    .orderBy((eb) => eb.fn.max('done.at'), 'desc')
    .orderBy('contact.person')
    .limit(mostPeople)
    .execute();
  return rows.map(toContact);
}

function keepPosts(store: SqlStore): Pick<CaseReader, 'keepPost' | 'adoptPost'> {
  return {
    async keepPost(post) {
      const { case_number, ...place } = toPostRow(post);
      await store
        .insertInto('case_post')
        .values({ case_number, ...place })
        .onConflict((conflict) => conflict.column('case_number').doUpdateSet(place))
        .execute();
    },
    adoptPost: (post, gone) => inTransaction(store, (trx) => adopt(trx, post, gone)),
  };
}

async function adopt(trx: SqlStore, post: CasePost, gone: CasePost | undefined): Promise<CasePost | undefined> {
  const row = toPostRow(post);
  const posts = trx.selectFrom('case_post').selectAll();
  const same = posts.where('thread', '=', row.thread).where('activity', '=', row.activity);
  if (await same.where('case_number', '<>', row.case_number).executeTakeFirst()) return undefined;
  if (gone) {
    const query = trx.deleteFrom('case_post').where('case_number', '=', row.case_number);
    // Only that one: another may have been posted meanwhile.
    await query.where('thread', '=', gone.thread).where('activity', '=', gone.activity).execute();
  }
  await trx
    .insertInto('case_post')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return toPost(await posts.where('case_number', '=', row.case_number).executeTakeFirstOrThrow());
}

function keepNotes(store: SqlStore, now: () => Date): Pick<CaseReader, 'keepChat' | 'keepTicket'> {
  const outboxOf = sqlOutbox(store);
  return {
    async keepChat(tenant, person, chat) {
      const query = store.updateTable('contact').set({ chat });
      await query.where('tenant', '=', tenant).where('person', '=', person).execute();
    },
    keepTicket: (number, { system, id, label, url }) =>
      inTransaction(store, async (trx) => {
        const ticket = JSON.stringify({ system, id, label, url });
        const changed = await trx
          .updateTable('support_case')
          .set({ ticket })
          .where('number', '=', number)
          .where((eb) => eb.or([eb('ticket', 'is', null), eb('ticket', '<>', ticket)]))
          .returning(['tenant', 'channel'])
          .executeTakeFirst();
        // The card in the channel names the ticket as well.
        if (typeof changed?.channel !== 'string') return;
        await outboxOf(trx, now).send(changed.tenant, { kind: 'card', case: number });
      }),
  };
}

import { sql } from 'kysely';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines, fileDatabase, postgresDatabase } from '../../support/databases.ts';
import { fileSample, sampleTime } from '../../support/stored-cases.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';

const tables = [
  'support_case',
  'case_history',
  'case_draft',
  'contact',
  'triage_channel',
  'case_post',
  'outbox',
  'audit',
  'audit_chain',
  'ticket_report',
  'erased_person',
];

const ports = (store: SqlStore) => sqlCaseDesk(store).of(store, () => new Date(sampleTime));

async function audit(store: SqlStore): Promise<void> {
  await ports(store).audit.append({
    ...{ tenant: 'contoso', person: null, role: 'operator', action: 'export', case: null, before: null, after: null },
    ...{ isAllowed: true, correlation: 'c', at: new Date(sampleTime) },
  });
}

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  it.each([
    `UPDATE support_case SET status = 'lost'`,
    `UPDATE support_case SET impact = 'none'`,
    `UPDATE support_case SET urgency = 'none'`,
    `UPDATE support_case SET priority = 6`,
    `UPDATE case_history SET is_private = 2`,
    `UPDATE case_history SET status = 'lost'`,
    `UPDATE outbox SET state = 'lost'`,
    `UPDATE outbox SET destination = 'nowhere'`,
  ])('a value that means nothing is refused: %s', async (statement) => {
    await fileSample(ports(store), {}, (number) => [{ kind: 'card', case: number }]);

    await expect(sql.raw(statement).execute(store)).rejects.toThrow(/check constraint/i);
  });

  it('a history without its case is refused', async () => {
    const row = {
      case_number: 1,
      seq: 1,
      at: '',
      author: null,
      action: 'noted',
      status: 'new',
      text: '',
      is_private: 0,
    } as const;

    await expect(store.insertInto('case_history').values(row).execute()).rejects.toThrow(/foreign key/i);
  });

  it('a number is never used twice', async () => {
    const { number } = await fileSample(ports(store));
    await store.deleteFrom('case_history').execute();
    await store.deleteFrom('support_case').execute();

    expect([number, (await fileSample(ports(store))).number]).toEqual([1001, 1002]);
  });

  describe('the audit trail', () => {
    beforeEach(async () => {
      for (let at = 0; at < 3; at++) await audit(store);
    });

    it.each([
      `UPDATE audit SET role = 'lead'`,
      `UPDATE audit SET seq = 9 WHERE seq = 1`,
      `DELETE FROM audit WHERE seq = 3`,
      `DELETE FROM audit`,
    ])('only grows: %s', async (statement) => {
      await expect(sql.raw(statement).execute(store)).rejects.toThrow('The audit trail only grows.');
      expect(await store.selectFrom('audit').select('seq').execute()).toHaveLength(3);
    });

    it('can be deleted up to the mark', async () => {
      await store.updateTable('audit_chain').set({ trimmed_seq: 2 }).execute();
      await store.deleteFrom('audit').where('seq', '<=', 2).execute();

      await expect(store.deleteFrom('audit').execute()).rejects.toThrow('The audit trail only grows.');
    });
  });
});

describe('on sqlite', () => {
  const desk = fileDatabase();

  it.each(tables)('the table %s is STRICT', async (name) => {
    const { rows } = await sql`SELECT strict FROM pragma_table_list(${name})`.execute(await desk.open());

    expect(rows).toEqual([{ strict: 1 }]);
  });

  it('no row of the audit trail can be replaced', async () => {
    const store = await desk.open();
    await audit(store);

    await expect(sql`INSERT OR REPLACE INTO audit SELECT * FROM audit`.execute(store)).rejects.toThrow(
      'The audit trail only grows.',
    );
  });

  it.each([
    [
      `SELECT * FROM support_case WHERE tenant = 't' AND requester = 'p' ORDER BY number DESC`,
      'support_case_requester',
    ],
    [`SELECT * FROM support_case WHERE tenant = 't' AND assignee = 'p' ORDER BY number DESC`, 'support_case_assignee'],
    [`SELECT * FROM support_case WHERE tenant = 't' AND channel = 'c'`, 'support_case_channel'],
    [`SELECT * FROM support_case WHERE status = 'closed' AND updated_at < '2026'`, 'support_case_status'],
    [`SELECT * FROM case_history WHERE author = 'p'`, 'case_history_author'],
    [`SELECT * FROM case_draft WHERE tenant = 't' AND owner = 'p' ORDER BY created_at DESC`, 'case_draft_owner'],
    [`DELETE FROM case_draft WHERE updated_at < '2026'`, 'case_draft_updated_at'],
    [`SELECT * FROM outbox WHERE destination = 'card' AND state = 'waiting' AND due_at <= 5`, 'outbox_due'],
    [`SELECT * FROM outbox WHERE lane = 'l' AND seq < 5`, 'outbox_lane'],
    [`SELECT * FROM outbox WHERE case_number = 1 AND state = 'dead'`, 'outbox_case'],
    [`DELETE FROM outbox WHERE state = 'sent' AND sent_at < '2026'`, 'outbox_sent'],
    [`DELETE FROM outbox WHERE tenant = 't' AND person = 'p'`, 'outbox_person'],
  ])('%s does not read all of it', async (query, index) => {
    const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${sql.raw(query)}`.execute(await desk.open());

    expect(rows.map(({ detail }) => detail).join('\n')).toContain(index);
  });
});

describe('on postgres', () => {
  const desk = postgresDatabase();

  it('the audit trail cannot be emptied', async () => {
    const store = await desk.open();
    await audit(store);

    await expect(sql`TRUNCATE audit`.execute(store)).rejects.toThrow('The audit trail only grows.');
  });
});

import { sql } from 'kysely';
import { appendAudit } from '../../../bot/operator/append-audit.ts';
import { fileDatabase } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';

const database = fileDatabase();
const now = (): Date => new Date('2026-03-02T09:00:00Z');

it('tells whether the trail of each tenant is whole', async () => {
  const store = await database.open();
  expect(await operate('audit verify', store)).toEqual({ code: 0, printed: '' });
  await appendAudit({ store, now }, { tenant: 'contoso', action: 'export' });
  await appendAudit({ store, now }, { tenant: 'contoso', action: 'erase' });
  await appendAudit({ store, now }, { tenant: 'fabrikam', action: 'erase' });

  expect(await operate('audit verify', store)).toEqual({
    code: 0,
    printed: 'contoso: whole, 2 entries\nfabrikam: whole, 1 entries',
  });
  const triggers = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(store);
  for (const { name } of triggers.rows) await sql`DROP TRIGGER ${sql.ref(name)}`.execute(store);
  await store
    .updateTable('audit')
    .set({ action: 'see' })
    .where('tenant', '=', 'contoso')
    .where('seq', '=', 2)
    .execute();

  expect(await operate('audit verify', store)).toEqual({
    code: 1,
    printed: 'contoso: not as it was written, from entry 2 on\nfabrikam: whole, 1 entries',
  });
});

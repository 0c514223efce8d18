import { appendAll, appendAudit, appendAuditOfAll } from '../../../bot/operator/append-audit.ts';
import { inTransaction } from '../../../integrations/transaction.ts';
import { engines } from '../../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('notes what the operator did, in the name of nobody', async () => {
    const store = await desk.open();
    const now = (): Date => new Date('2026-03-02T09:00:00Z');
    await appendAudit({ store, now }, { tenant: 'contoso', action: 'erase' });

    expect(await store.selectFrom('audit').selectAll().execute()).toMatchObject([
      {
        tenant: 'contoso',
        person: null,
        role: 'operator',
        action: 'erase',
        case_number: null,
        is_allowed: 1,
        at: '2026-03-02T09:00:00.000Z',
      },
    ]);
  });

  it('notes what the operator did to all, in every tenant that has a trail and in those that are named', async () => {
    const store = await desk.open();
    const parts = { store, now: () => new Date('2026-03-02T09:00:00Z') };
    await appendAudit(parts, { tenant: 'contoso', action: 'see', case: 1001 });
    await appendAuditOfAll(parts, 'restore', ['fabrikam', 'contoso']);

    const rows = await store.selectFrom('audit').selectAll().orderBy('tenant').orderBy('seq').execute();
    expect(rows.map(({ tenant, action, case_number }) => [tenant, action, case_number])).toEqual([
      ['contoso', 'see', 1001],
      ['contoso', 'restore', null],
      ['fabrikam', 'restore', null],
    ]);
    const [, one, other] = rows.map(({ correlation }) => correlation);
    expect(one).toBe(other);
  });

  it('notes nothing where what is done is undone', async () => {
    const store = await desk.open();
    const parts = { store, now: () => new Date() };
    const failing = inTransaction(store, async (trx) => {
      await appendAll(trx, parts, [{ tenant: 'contoso', action: 'drop' }]);
      throw new Error('on purpose');
    });

    await expect(failing).rejects.toThrow('on purpose');
    expect(await store.selectFrom('audit').selectAll().execute()).toEqual([]);
  });
});

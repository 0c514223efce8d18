import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { appendAudit } from '../../../bot/operator/append-audit.ts';
import { engines } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';
import { fileSample, sampleDraft } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('deletes what is older than the desk keeps it, says how much, and finds nothing the second time', async () => {
    const store = await desk.open();
    const cases = sqlCaseDesk(store).of(store, () => new Date());
    await cases.drafts.save(sampleDraft({ updatedAt: '2026-01-30T09:00:00.000Z' }));
    await cases.drafts.save(sampleDraft({ updatedAt: '2026-02-28T09:00:00.000Z' }));
    await fileSample(cases, { status: 'closed', updatedAt: '2026-01-05T09:00:00.000Z' });
    await store
      .insertInto('conversation')
      .values({ key: 'old', state: '{}', version: 1, updated_at: '2025-11-01T09:00:00.000Z' })
      .execute();
    await appendAudit({ store, now: () => new Date('2026-03-01T09:00:00Z') }, { tenant: 'contoso', action: 'open' });
    const env = { RETENTION_DAYS: 'cases=30' };
    const first = await operate('retention', store, env);

    expect(first.code).toBe(0);
    expect(first.printed.split('\n')).toEqual(expect.arrayContaining(['drafts: 1', 'cases: 1']) as unknown);
    expect(await store.selectFrom('conversation').selectAll().execute()).toEqual([]);
    expect((await operate('retention', store, env)).printed).not.toMatch(/[1-9]/);
    const audit = await store.selectFrom('audit').select(['tenant', 'role', 'action']).execute();
    expect(audit).toEqual([
      { tenant: 'contoso', role: 'operator', action: 'open' },
      { tenant: 'contoso', role: 'operator', action: 'retention' },
      { tenant: 'contoso', role: 'operator', action: 'retention' },
    ]);
  });
});

import type { DraftStore } from '../../../cases/case-desk.ts';
import { sqlDrafts } from '../../../integrations/cases/sql-drafts.ts';
import { Overtaken } from '../../../integrations/overtaken.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { inTransaction } from '../../../integrations/transaction.ts';
import { engines } from '../../support/databases.ts';
import { sampleDraft } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let drafts: DraftStore;

  beforeEach(async () => {
    store = await desk.open();
    drafts = sqlDrafts(store)(store);
  });

  it('a draft comes back as it was written, with its revision raised', async () => {
    const draft = sampleDraft();
    await drafts.save(draft);
    expect(await drafts.read(draft.id)).toEqual({ ...draft, revision: 1 });
    const later = { ...draft, revision: 1, details: {}, updatedAt: '2026-01-06T09:00:00.000Z' };
    await drafts.save(later);

    expect(await drafts.read(draft.id)).toEqual({ ...later, revision: 2 });
  });

  it.each([
    ['new, but there already', { revision: 0 }],
    ['changed since', { revision: 2 }],
    ["another owner's", { revision: 1, owner: 'mallory' }],
    ["another tenant's", { revision: 1, tenant: 'fabrikam' }],
    ['gone', { revision: 1, id: 'gone' }],
  ])('a draft that is %s is refused as overtaken', async (_, given) => {
    const draft = sampleDraft();
    await drafts.save(draft);

    await expect(drafts.save({ ...draft, ...given })).rejects.toThrow(Overtaken);
    expect(await drafts.read(draft.id)).toEqual({ ...draft, revision: 1 });
  });

  it('of two changes at once one stands', async () => {
    const draft = sampleDraft();
    await drafts.save(draft);
    const bind = sqlDrafts(store);
    const save = () => inTransaction(store, (trx) => bind(trx).save({ ...draft, revision: 1 }));
    const saved = await Promise.allSettled([save(), save(), save()]);

    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('the drafts of one person are listed, the newest first', async () => {
    const made = ['2026-01-01', '2026-01-03', '2026-01-02'].map((createdAt) => sampleDraft({ createdAt }));
    for (const draft of [...made, sampleDraft({ owner: 'grace' }), sampleDraft({ tenant: 'fabrikam' })]) {
      await drafts.save(draft);
    }

    const listed = await drafts.list('contoso', 'ada');
    expect(listed.map(({ id }) => id)).toEqual([made[1]?.id, made[2]?.id, made[0]?.id]);
  });

  it('a draft that is removed is gone, and no other', async () => {
    const [one, other] = [sampleDraft(), sampleDraft()];
    await drafts.save(one);
    await drafts.save(other);
    await drafts.remove(one.id);

    expect(await drafts.read(one.id)).toBeUndefined();
    expect(await drafts.read(other.id)).toBeDefined();
  });

  it('a draft that cannot be read is named by its id, without what stands in it', async () => {
    const draft = sampleDraft();
    await drafts.save(draft);
    await store.updateTable('case_draft').set({ details: '{"hidden":1}' }).execute();

    await expect(drafts.read(draft.id)).rejects.toThrow(`Draft ${draft.id} cannot be read`);
  });
});

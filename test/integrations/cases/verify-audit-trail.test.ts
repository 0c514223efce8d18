import { sql } from 'kysely';
import { hashAuditRow, sqlAuditTrail } from '../../../integrations/cases/sql-audit-trail.ts';
import { verifyAuditTrail } from '../../../integrations/cases/verify-audit-trail.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { sampleTime } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ engine, database }) => {
  const desk = database();
  let store: SqlStore;

  async function append(count: number, tenant = 'contoso'): Promise<void> {
    const trail = sqlAuditTrail(store)(store);
    for (let at = 0; at < count; at++) {
      await trail.append({
        ...{ tenant, person: 'ada', role: 'analyst', action: 'note', case: 1001, before: 'new', after: 'new' },
        ...{ isAllowed: true, correlation: String(at), at: new Date(sampleTime) },
      });
    }
  }

  beforeEach(async () => {
    store = await desk.open();
    await append(5);
  });

  /** As somebody would who owns the database. */
  async function takeGuardsAway(): Promise<void> {
    const [names, on] =
      engine === 'sqlite'
        ? [['audit_no_update', 'audit_no_delete', 'audit_no_replace'], sql``]
        : [['audit_no_change', 'audit_no_truncate'], sql` ON audit`];
    for (const name of names) await sql`DROP TRIGGER ${sql.id(name)}${on}`.execute(store);
  }

  const verify = () => verifyAuditTrail(store, 'contoso');
  const rowAt = (seq: number) => store.selectFrom('audit').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();

  it('a trail that nobody touched is whole, and so is one that is not there', async () => {
    expect(await verify()).toEqual({ ok: true, count: 5 });
    expect(await verifyAuditTrail(store, 'nobody')).toEqual({ ok: true, count: 0 });
  });

  it('a trail of more than a thousand rows is read to its end', async () => {
    await append(1000, 'long');
    expect(await verifyAuditTrail(store, 'long')).toEqual({ ok: true, count: 1000 });
    await append(1, 'long');

    expect(await verifyAuditTrail(store, 'long')).toEqual({ ok: true, count: 1001 });
  });

  it('a row that was changed is found', async () => {
    await takeGuardsAway();
    await store.updateTable('audit').set({ is_allowed: 0 }).where('seq', '=', 3).execute();

    expect(await verify()).toEqual({ ok: false, at: 3 });
  });

  it('a row that was changed and hashed anew is found by the next one', async () => {
    await takeGuardsAway();
    const row = { ...(await rowAt(3)), role: 'lead' };
    await store
      .updateTable('audit')
      .set({ role: 'lead', hash: hashAuditRow(row) })
      .where('seq', '=', 3)
      .execute();

    expect(await verify()).toEqual({ ok: false, at: 4 });
  });

  it.each([1, 3, 5])('row %d is missed', async (seq) => {
    await takeGuardsAway();
    await store.deleteFrom('audit').where('seq', '=', seq).execute();

    expect(await verify()).toEqual({ ok: false, at: seq });
  });

  it('a row that was put in is found', async () => {
    await takeGuardsAway();
    const { hash: previous, ...last } = await rowAt(5);
    const row = { ...last, seq: 6, previous };
    await store
      .insertInto('audit')
      .values({ ...row, hash: hashAuditRow(row) })
      .execute();
    expect(await verify()).toEqual({ ok: false, at: 7 });
    await store.updateTable('audit').set({ seq: 0 }).where('seq', '=', 6).execute();

    expect(await verify()).toEqual({ ok: false, at: 1 });
  });

  it('a row with another number than the next is found, however well it hangs on the one before', async () => {
    await takeGuardsAway();
    const { hash: previous, ...last } = await rowAt(5);
    const row = { ...last, seq: 7, previous };
    const hash = hashAuditRow(row);
    await store
      .insertInto('audit')
      .values({ ...row, hash })
      .execute();
    await store.updateTable('audit_chain').set({ last_seq: 7, last_hash: hash }).execute();

    expect(await verify()).toEqual({ ok: false, at: 6 });
  });

  it('a trail whose last rows were deleted is found, whatever was left', async () => {
    await takeGuardsAway();
    await store.deleteFrom('audit').execute();

    expect(await verify()).toEqual({ ok: false, at: 1 });
  });

  it('a trail whose end was set back is found', async () => {
    await store.updateTable('audit_chain').set({ last_hash: 'x' }).execute();
    expect(await verify()).toEqual({ ok: false, at: 6 });
    await store.updateTable('audit_chain').set({ last_seq: 4 }).execute();

    expect(await verify()).toEqual({ ok: false, at: 6 });
  });
});

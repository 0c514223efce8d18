import type { AuditEntry } from '../../../cases/audit.ts';
import { hashPerson } from '../../../integrations/cases/person-hash.ts';
import { hashAuditRow, sqlAuditTrail } from '../../../integrations/cases/sql-audit-trail.ts';
import { verifyAuditTrail } from '../../../integrations/cases/verify-audit-trail.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { inTransaction } from '../../../integrations/transaction.ts';
import { engines } from '../../support/databases.ts';
import { scale } from '../../support/scale.ts';
import { sampleTime } from '../../support/stored-cases.ts';

const entry: AuditEntry = {
  tenant: 'contoso',
  person: 'ada',
  role: 'analyst',
  action: 'claim',
  case: 1001,
  before: 'new',
  after: 'assigned',
  isAllowed: true,
  correlation: 'c',
  at: new Date(sampleTime),
};

describe.each(engines)('on $engine', ({ engine, database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  const append = (given: Partial<AuditEntry> = {}) => sqlAuditTrail(store)(store).append({ ...entry, ...given });
  const rows = (tenant = 'contoso') =>
    store.selectFrom('audit').selectAll().where('tenant', '=', tenant).orderBy('seq').execute();

  it('a decision is kept with a hash of who made it, and hangs on the one before', async () => {
    await append();
    await append({
      person: null,
      role: 'operator',
      action: 'export',
      case: null,
      before: null,
      after: null,
      isAllowed: false,
    });
    const [first, second] = await rows();

    expect(first).toEqual({
      ...{ tenant: 'contoso', seq: 1, person: hashPerson('contoso', 'ada'), role: 'analyst', action: 'claim' },
      ...{ case_number: 1001, status_before: 'new', status_after: 'assigned', is_allowed: 1 },
      ...{ correlation: 'c', at: sampleTime, previous: '', hash: first && hashAuditRow(first) },
    });
    expect(second).toMatchObject({ seq: 2, person: null, is_allowed: 0, case_number: null, previous: first?.hash });
  });

  it('each tenant has a trail of its own', async () => {
    await append();
    await append({ tenant: 'fabrikam' });

    expect(await rows('fabrikam')).toMatchObject([{ seq: 1, previous: '' }]);
  });

  it('a decision that does not stand leaves no gap', async () => {
    const undone = inTransaction(store, async (trx) => {
      await sqlAuditTrail(store)(trx).append(entry);
      throw new Error('on purpose');
    });
    await expect(undone).rejects.toThrow('on purpose');
    await append();

    expect(await verifyAuditTrail(store, 'contoso')).toEqual({ ok: true, count: 1 });
  });

  it('processes that write at once write one trail', async () => {
    const count = 20 * scale;
    const stores = [store, engine === 'sqlite' ? store : await desk.open()];
    const trails = stores.map((on) => ({ on, bind: sqlAuditTrail(on) }));
    await Promise.all(
      Array.from({ length: count }, () => trails).flatMap((all) =>
        all.map(({ on, bind }) => inTransaction(on, (trx) => bind(trx).append(entry))),
      ),
    );

    expect(await verifyAuditTrail(store, 'contoso')).toEqual({ ok: true, count: 2 * count });
  });

  it('the hash is over all that stands in a row', async () => {
    await append();
    const [row] = await rows();
    if (!row) throw new Error('There is no row.');
    const { hash, ...content } = row;
    const changed = Object.keys(content).map((name) => hashAuditRow({ ...content, [name]: 'x' }));

    expect(new Set([hash, ...changed]).size).toBe(Object.keys(content).length + 1);
  });
});

import { randomUUID } from 'node:crypto';
import type { CaseDesk } from '../../../cases/case-desk.ts';
import { erased } from '../../../integrations/cases/case-row.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { applyRetention, type RetentionDates } from '../../../integrations/cases/sql-retention.ts';
import { verifyAuditTrail } from '../../../integrations/cases/verify-audit-trail.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { fileSample, nextRevision, sampleCase, sampleDraft, sampleEntry } from '../../support/stored-cases.ts';

const old = '2026-01-01T00:00:00.000Z';
const limit = '2026-02-01T00:00:00.000Z';
const never = new Date(0);
const keepAll: RetentionDates = { drafts: never, logs: never, outboxBodies: never, closedCases: never, audit: never };
const none = { logs: 0, drafts: 0, messages: 0, ticketReports: 0, cases: 0, auditRows: 0 };

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let ports: CaseDesk;

  beforeEach(async () => {
    store = await desk.open();
    ports = sqlCaseDesk(store).of(store, () => new Date(old));
  });

  const apply = (given: Partial<RetentionDates>) => applyRetention(store, { ...keepAll, ...given });

  it('of kept logs those that were sent before, and those of cases of which nothing is left', async () => {
    const { draft } = await fileSample(ports, { status: 'closed', updatedAt: old });
    const log = { tenant: 'contoso', person: 'ada', name: 'a.zip', zip: Uint8Array.of(1) };
    const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
    for (const [at, id] of ids.entries()) await ports.logs.keep({ ...log, id, at: at === 0 ? old : limit });
    await ports.logs.attach([ids[1]], { id: draft, tenant: 'contoso', owner: 'ada' });
    const left = async () => (await store.selectFrom('kept_log').select('id').execute()).map(({ id }) => id).sort();

    expect(await apply({ logs: new Date(limit) })).toEqual({ ...none, logs: 1 });
    expect(await left()).toEqual([ids[1], ids[2]].sort());
    await apply({ closedCases: new Date(limit) });
    expect(await left()).toEqual([ids[2]]);
  });

  it('of drafts those that nobody has touched since are deleted', async () => {
    const [gone, kept] = [sampleDraft({ updatedAt: old }), sampleDraft({ updatedAt: limit })];
    await ports.drafts.save(gone);
    await ports.drafts.save(kept);

    expect(await apply({ drafts: new Date(limit) })).toEqual({ ...none, drafts: 1 });
    expect(await ports.drafts.list('contoso', 'ada')).toMatchObject([{ id: kept.id }]);
    expect(await apply({ drafts: new Date(limit) })).toEqual(none);
  });

  it('of the outbox what was sent before is deleted, and of reports what was taken before', async () => {
    for (const [state, sent_at] of [
      ['sent', old],
      ['sent', limit],
      ['waiting', null],
      ['dead', null],
    ] as const) {
      await ports.cases.send('contoso', { kind: 'card', case: 1001 });
      await store
        .updateTable('outbox')
        .set({ state, sent_at })
        .where('state', '=', 'waiting')
        .where('sent_at', 'is', null)
        .execute();
    }
    await store
      .insertInto('ticket_report')
      .values([
        { key: 'old', at: old },
        { key: 'new', at: limit },
      ])
      .execute();

    expect(await apply({ outboxBodies: new Date(limit) })).toEqual({ ...none, messages: 1, ticketReports: 1 });
    expect(await store.selectFrom('outbox').select('id').execute()).toHaveLength(3);
    expect(await store.selectFrom('ticket_report').select('key').execute()).toEqual([{ key: 'new' }]);
  });

  describe('of cases', () => {
    const closed = { status: 'closed', updatedAt: old, assignee: 'grace', resolution: 'restarted' } as const;
    const reduce = () => apply({ closedCases: new Date(limit) });

    it('that were closed before, only what can be counted is kept', async () => {
      const before = await fileSample(ports, closed, (number) => [{ kind: 'thread', case: number, text: 'secret' }]);
      const noted = sampleEntry({ action: 'noted', by: 'grace', text: 'secret', isPrivate: true });
      await ports.cases.save(nextRevision(before), noted, []);
      await ports.cases.save(
        nextRevision(nextRevision(before)),
        sampleEntry({ action: 'ticket', by: null, text: 'x' }),
        [],
      );

      expect(await reduce()).toEqual({ ...none, cases: 1 });
      expect(await ports.cases.read('contoso', before.number)).toEqual({
        ...before,
        ...{ requester: erased, assignee: erased, details: {}, resolution: '', revision: 4 },
        evidence: { ...before.evidence, facts: [] },
      });
      expect(await ports.cases.history('contoso', before.number)).toEqual([
        sampleEntry({ by: erased }),
        sampleEntry({ action: 'noted', by: erased, isPrivate: true }),
        sampleEntry({ action: 'ticket', by: null }),
      ]);
      expect(await store.selectFrom('outbox').select('id').execute()).toEqual([]);
      expect(await reduce()).toEqual(none);
    });

    it('nobody is put where nobody was', async () => {
      const { number } = await fileSample(ports, { ...closed, assignee: null, resolution: null });
      await reduce();

      expect(await ports.cases.read('contoso', number)).toMatchObject({
        assignee: null,
        resolution: null,
        revision: 2,
      });
      expect(await reduce()).toEqual(none);
    });

    it.each([{ status: 'resolved' }, { updatedAt: limit }] as const)('others are left alone: %j', async (given) => {
      const before = await fileSample(ports, { ...closed, ...given });

      expect(await reduce()).toEqual(none);
      expect(await ports.cases.read('contoso', before.number)).toEqual(before);
    });

    it('all are reduced, however many there are', async () => {
      for (let at = 0; at < 120; at++) await ports.cases.open(sampleCase(closed), sampleEntry(), () => []);

      expect(await reduce()).toEqual({ ...none, cases: 120 });
    });
  });

  describe('of the audit trail', () => {
    async function append(at: string, tenant = 'contoso'): Promise<void> {
      await ports.audit.append({
        ...{ tenant, person: 'ada', role: 'analyst', action: 'note', case: 1001, before: 'new', after: 'new' },
        ...{ isAllowed: true, correlation: 'c', at: new Date(at) },
      });
    }

    it('the beginning goes, and what is left is still whole', async () => {
      for (const at of [old, old, limit, old, limit]) await append(at);
      await append(limit, 'fabrikam');

      expect(await apply({ audit: new Date(limit) })).toEqual({ ...none, auditRows: 2 });
      expect(
        await store.selectFrom('audit').select('seq').where('tenant', '=', 'contoso').orderBy('seq').execute(),
      ).toEqual([{ seq: 3 }, { seq: 4 }, { seq: 5 }]);
      expect(await verifyAuditTrail(store, 'contoso')).toEqual({ ok: true, count: 3 });
      expect(await verifyAuditTrail(store, 'fabrikam')).toEqual({ ok: true, count: 1 });
      expect(await apply({ audit: new Date(limit) })).toEqual(none);
    });

    it('all of it may go, and it goes on where it ended', async () => {
      await append(old);
      await append(old);
      expect(await apply({ audit: new Date(limit) })).toEqual({ ...none, auditRows: 2 });
      expect(await verifyAuditTrail(store, 'contoso')).toEqual({ ok: true, count: 0 });
      await append(limit);

      expect(await store.selectFrom('audit').select('seq').execute()).toEqual([{ seq: 3 }]);
      expect(await verifyAuditTrail(store, 'contoso')).toEqual({ ok: true, count: 1 });
    });
  });
});

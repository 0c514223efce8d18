import type { CaseDesk } from '../../../cases/case-desk.ts';
import type { SupportCase } from '../../../cases/case.ts';
import type { TicketReport, TicketReports } from '../../../cases/outbox-queue.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlTicketReports } from '../../../integrations/cases/sql-ticket-reports.ts';
import { verifyAuditTrail } from '../../../integrations/cases/verify-audit-trail.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { fileSample, nextRevision, sampleEntry } from '../../support/stored-cases.ts';

const now = () => new Date('2026-01-06T09:00:00.000Z');
const at = new Date('2026-01-06T08:59:00.000Z');

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let ports: CaseDesk;
  let reports: TicketReports;
  let opened: SupportCase;

  beforeEach(async () => {
    store = await desk.open();
    ports = sqlCaseDesk(store).of(store, now);
    reports = sqlTicketReports(store, now);
    opened = await fileSample(ports, { assignee: 'grace', status: 'assigned' });
  });

  const take = (given: Partial<TicketReport> = {}) =>
    reports.take({ case: opened.number, key: 'k', status: 'resolved', comment: 'restarted', at, ...given }, (after) => [
      { kind: 'card', case: after.number },
    ]);
  const read = () => ports.cases.read('contoso', opened.number);
  const count = async (table: 'outbox' | 'audit' | 'case_history') =>
    (await store.selectFrom(table).select('at').execute()).length;

  it('what is reported changes the case, with its history, its messages and a line in the audit trail', async () => {
    expect(await take()).toBe('taken');

    const updatedAt = now().toISOString();
    expect(await read()).toEqual(nextRevision(opened, { status: 'resolved', resolution: 'restarted', updatedAt }));
    expect((await ports.cases.history('contoso', opened.number))[1]).toEqual(
      sampleEntry({ at: at.toISOString(), by: null, action: 'ticket', status: 'resolved', text: 'restarted' }),
    );
    expect(await store.selectFrom('outbox').select(['kind', 'case_number']).execute()).toEqual([
      { kind: 'card', case_number: opened.number },
    ]);
    expect(await store.selectFrom('audit').selectAll().execute()).toMatchObject([
      {
        person: null,
        role: 'ticket-system',
        action: 'ticket',
        status_before: 'assigned',
        status_after: 'resolved',
        correlation: 'k',
      },
    ]);
    expect(await verifyAuditTrail(store, 'contoso')).toEqual({ ok: true, count: 1 });
  });

  it('the same report counts once, also when it comes several times at once', async () => {
    const taken = await Promise.all([take(), take(), take()]);

    expect(taken.toSorted()).toEqual(['known', 'known', 'taken']);
    expect(await take()).toBe('known');
    expect(await count('case_history')).toBe(2);
  });

  it('a report of an unknown case changes nothing, and is heard once the case is there', async () => {
    expect(await take({ case: 1002 })).toBe('not-found');
    await fileSample(ports);

    expect(await take({ case: 1002 })).toBe('taken');
  });

  it.each([
    ['resolved', 'assigned', 'resolved'],
    ['closed', 'assigned', 'closed'],
    ['closed', 'resolved', 'closed'],
    ['reopened', 'closed', 'assigned'],
  ] as const)('%s makes of a case that is %s one that is %s', async (status, before, after) => {
    opened = await fileSample(ports, { assignee: 'grace', status: before, resolution: 'as before' });
    await take({ status });

    const kept = after === 'closed' ? 'as before' : null;
    expect(await read()).toMatchObject({ status: after, resolution: after === 'resolved' ? 'restarted' : kept });
  });

  it('a case that is reopened and that nobody has is new', async () => {
    opened = await fileSample(ports, { status: 'resolved' });
    await take({ status: 'reopened' });

    expect(await read()).toMatchObject({ status: 'new', assignee: null });
  });

  it.each([
    ['no status', null],
    ['a status that cannot be reached', 'reopened'],
  ] as const)('with %s, the comment is kept and nothing else changes', async (_, status) => {
    expect(await take({ status })).toBe('taken');

    expect(await read()).toEqual(nextRevision(opened, { updatedAt: now().toISOString() }));
    expect(await ports.cases.history('contoso', opened.number)).toMatchObject([
      {},
      { text: 'restarted', status: 'assigned' },
    ]);
  });

  it('a report that says nothing new is none', async () => {
    expect(await take({ status: 'reopened', comment: '' })).toBe('no-change');
    expect(await take({ key: 'k2', status: null, comment: '' })).toBe('no-change');

    expect(await read()).toEqual(opened);
    expect([await count('outbox'), await count('audit'), await count('case_history')]).toEqual([0, 0, 1]);
  });

  it('nothing of a report stands when its messages cannot be made', async () => {
    const failing = reports.take({ case: opened.number, key: 'k', status: 'closed', comment: '', at }, () => {
      throw new Error('on purpose');
    });

    await expect(failing).rejects.toThrow('on purpose');
    expect(await read()).toEqual(opened);
    expect(await take()).toBe('taken');
  });
});

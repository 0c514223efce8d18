import type { CaseDesk } from '../../../cases/case-desk.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { inTransaction } from '../../../integrations/transaction.ts';
import { engines } from '../../support/databases.ts';
import { fileSample, sampleChannel, sampleContact, sampleDraft, sampleTime } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
  });

  const now = () => new Date(sampleTime);
  const tables = ['support_case', 'case_draft', 'contact', 'triage_channel', 'audit', 'outbox'] as const;

  async function writeAll(ports: CaseDesk): Promise<void> {
    const { number } = await fileSample(ports, {}, (of) => [{ kind: 'card', case: of }]);
    await ports.drafts.save(sampleDraft());
    await ports.people.remember(sampleContact());
    await ports.triage.add(sampleChannel());
    await ports.audit.append({
      ...{
        tenant: 'contoso',
        person: 'ada',
        role: 'requester',
        action: 'open',
        case: number,
        before: null,
        after: 'new',
      },
      ...{ isAllowed: true, correlation: 'c', at: now() },
    });
  }

  const counts = () =>
    Promise.all(
      tables.map(
        async (table) =>
          (
            await store
              .selectFrom(table)
              .select((eb) => eb.fn.countAll<number>().as('rows'))
              .executeTakeFirst()
          )?.rows,
      ),
    );

  it('all that one turn writes stands with its transaction', async () => {
    await inTransaction(store, (trx) => writeAll(sqlCaseDesk(store).of(trx, now)));

    expect(await counts()).toEqual(tables.map(() => 1));
    expect(await store.selectFrom('outbox').select('at').execute()).toEqual([{ at: sampleTime }]);
  });

  it('nothing of it stands when the transaction does not', async () => {
    const undone = inTransaction(store, async (trx) => {
      await writeAll(sqlCaseDesk(store).of(trx, now));
      throw new Error('on purpose');
    });

    await expect(undone).rejects.toThrow('on purpose');
    expect(await counts()).toEqual(tables.map(() => 0));
  });
});

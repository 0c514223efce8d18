import type { HistoryEntry, NewCase, SupportCase } from '../../cases/case.ts';
import type { CaseDesk } from '../../cases/case-desk.ts';
import { messagesAfter } from '../../cases/outbox.ts';
import type { CaseReader, OutboxQueue } from '../../cases/outbox-queue.ts';
import { sqlCaseDesk } from '../../integrations/cases/sql-case-desk.ts';
import { sqlCaseReader } from '../../integrations/cases/sql-case-reader.ts';
import { sqlOutboxQueue } from '../../integrations/cases/sql-outbox-queue.ts';
import type { SqlStore } from '../../integrations/sql-store.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import { outboxLeaseMs } from '../../bot/outbox/start-outbox.ts';
import { serviceUrl, someCase, tenant, triageChannel } from './memory-outbox.ts';

/** Cases in a real store, with one triage channel, and their outbox. */
export interface OutboxDesk {
  readonly queue: OutboxQueue;
  readonly reader: CaseReader;
  /** Files a case as a turn does: with a card for the channel and a ticket. */
  open(): Promise<SupportCase>;
  /** Does something with the desk's cases in one transaction. */
  with(work: (desk: CaseDesk) => Promise<unknown>): Promise<void>;
}

/** Makes the desk in an empty store. */
export async function outboxDesk(store: SqlStore, now: () => Date): Promise<OutboxDesk> {
  const desk = sqlCaseDesk(store);
  let filed = 0;
  const outboxDesk: OutboxDesk = {
    queue: sqlOutboxQueue(store, { now, leaseMs: outboxLeaseMs }),
    reader: sqlCaseReader(store, now),
    async with(work) {
      await inTransaction(store, (trx) => work(desk.of(trx, now)));
    },
    open() {
      filed += 1;
      const at = now().toISOString();
      const fresh: NewCase = someCase(filed, { openedAt: at, updatedAt: at });
      const entry: HistoryEntry = {
        at,
        by: fresh.requester,
        action: 'opened',
        status: 'new',
        text: '',
        isPrivate: false,
      };
      return inTransaction(store, async (trx) => {
        const { cases } = desk.of(trx, now);
        const { opened } = await cases.open(fresh, entry, (after) =>
          messagesAfter(after, entry, { hasTicketSystem: true }),
        );
        return opened;
      });
    },
  };
  await outboxDesk.with(({ triage }) =>
    triage.add({
      tenant,
      channel: triageChannel,
      team: triageChannel,
      group: null,
      serviceUrl,
      at: now().toISOString(),
    }),
  );
  return outboxDesk;
}

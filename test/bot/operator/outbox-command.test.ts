import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlOutboxQueue } from '../../../integrations/cases/sql-outbox-queue.ts';
import { outboxLeaseMs } from '../../../bot/outbox/start-outbox.ts';
import { engines } from '../../support/databases.ts';
import { operate } from '../../support/operator.ts';
import { fileSample } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('shows what could not be delivered, and has it sent again', async () => {
    const store = await desk.open();
    const now = (): Date => new Date();
    const message = { kind: 'ticket' as const, event: 'opened' as const, text: '' };
    await fileSample(sqlCaseDesk(store).of(store, now), {}, (number) => [{ ...message, case: number }]);
    const queue = sqlOutboxQueue(store, { now, leaseMs: outboxLeaseMs });
    const [item] = await queue.claim('ticket', 1);
    if (!item) throw new Error('Nothing was stored.');
    expect((await operate('outbox list', store)).printed).toBe('1 waiting, 0 not delivered');
    await queue.bury(item, 'ServiceNow refuses the account.');
    const list = await operate('outbox list', store);

    // The card of the case waits, to show it.
    expect(list.printed).toMatch(
      /^1 waiting, 1 not delivered\n.* case 1001 {2}ticket: ServiceNow refuses the account\.$/,
    );
    expect(await operate('outbox retry 1001', store)).toEqual({
      code: 0,
      printed: '1 of case 1001 will be sent again by the running bot.',
    });
    expect((await operate('outbox list', store)).printed).toBe('2 waiting, 0 not delivered');
    expect((await queue.claim('ticket', 1)).map(({ message: { kind } }) => kind)).toEqual(['ticket']);
  });
});

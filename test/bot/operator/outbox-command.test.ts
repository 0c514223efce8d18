import { outboxLeaseMs } from '../../../bot/outbox/start-outbox.ts';
import { destinationOf, type OutboxMessage } from '../../../cases/outbox.ts';
import type { OutboxQueue } from '../../../cases/outbox-queue.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlOutboxQueue } from '../../../integrations/cases/sql-outbox-queue.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { news, thread, ticket } from '../../support/messages.ts';
import { operate } from '../../support/operator.ts';
import { fileSample } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  const now = (): Date => new Date();
  let store: SqlStore;
  let queue: OutboxQueue;

  beforeEach(async () => {
    store = await desk.open();
    queue = sqlOutboxQueue(store, { now, leaseMs: outboxLeaseMs });
  });

  /** Files a case whose ticket cannot be made, with what waits behind that. */
  async function fileDead(tenant = 'contoso'): Promise<string> {
    const messages = (of: number): OutboxMessage[] => [ticket(of), ticket(of, 'status')];
    await fileSample(sqlCaseDesk(store).of(store, now), { tenant }, messages);
    const [item] = await queue.claim('ticket', 1);
    if (!item) throw new Error('Nothing was stored.');
    await queue.bury(item, 'ServiceNow refuses the account.');
    return item.id;
  }

  async function audited(): Promise<string[]> {
    const rows = await store.selectFrom('audit').selectAll().orderBy('tenant').orderBy('seq').execute();
    return rows.map(({ tenant, role, action, case_number }) => [tenant, role, action, case_number].join(' '));
  }

  const dueTickets = async () => (await queue.claim('ticket', 9)).map(({ message }) => message);

  it('shows what could not be delivered, and has it sent again', async () => {
    const id = await fileDead();
    const list = await operate('outbox list', store);

    // The card of the case waits, to show it.
    expect(list.printed).toMatch(/^2 waiting, 1 not delivered\n/);
    expect(list.printed.split('\n')[1]).toMatch(
      new RegExp(`Z {2}${id} {2}case 1001 {2}ticket: ServiceNow refuses the account\\.$`),
    );
    expect(await audited()).toEqual([]);
    expect(await operate('outbox retry 1001', store)).toEqual({
      code: 0,
      printed: '1 of case 1001 will be sent again by the running bot: 1 ticket.',
    });
    expect(await dueTickets()).toEqual([ticket(1001)]);
    expect(await audited()).toEqual(['contoso operator retry 1001']);
  });

  it('has everything sent again, and says how much of which kind', async () => {
    await fileDead();
    await fileDead('fabrikam');
    const [card] = await queue.claim('channel', 1);
    if (card) await queue.bury(card, 'Not in the team.');

    expect((await operate('outbox retry --all', store)).printed).toBe(
      '3 will be sent again by the running bot: 1 card, 2 ticket.',
    );
    expect(await dueTickets()).toEqual([ticket(1001), ticket(1002)]);
    expect(await audited()).toEqual(['contoso operator retry 1001', 'fabrikam operator retry 1002']);
    expect(await operate('outbox retry --all', store)).toEqual({
      code: 0,
      printed: '0 will be sent again by the running bot.',
    });
    expect(await audited()).toHaveLength(2);
  });

  it.each([
    ['--all', ''],
    ['1001', ' of case 1001'],
  ])('does not send again what may have arrived, unless that is said (%s)', async (which, ofCase) => {
    await fileDead();
    await sqlCaseDesk(store).of(store, now).cases.send('contoso', news(1001));
    const [item] = await queue.claim('person', 1);
    if (item) await queue.bury(item, 'It may have arrived.', true);

    expect((await operate(`outbox retry ${which}`, store)).printed).toBe(
      `1${ofCase} will be sent again by the running bot: 1 ticket.\n` +
        '1 may have arrived and would be read twice: left alone. Look there first; --even-if-arrived sends them as well.',
    );
    expect(await queue.claim('person', 1)).toEqual([]);
    expect((await operate(`outbox retry ${which} --even-if-arrived`, store)).printed).toBe(
      `1${ofCase} will be sent again by the running bot: 1 person.`,
    );
    expect(await queue.claim('person', 1)).toHaveLength(1);
    expect(await audited()).toHaveLength(2);
  });

  it('drops one message for good, and what waited behind it goes on', async () => {
    const id = await fileDead();
    const other = await fileDead();
    expect(await dueTickets()).toEqual([]);
    const unsure = await operate(`outbox drop ${id}`, store);
    expect(unsure.code).toBe(1);
    expect(unsure.printed).toContain('ticket of case 1001: ServiceNow refuses the account.\n');
    expect(unsure.printed).toContain('Say so with --yes.');
    expect(await dueTickets()).toEqual([]);

    expect(await operate(`outbox drop ${id} --yes`, store)).toEqual({
      code: 0,
      printed: 'Dropped: ticket of case 1001.\nWhat waits behind it for the ticket system is sent by the running bot.',
    });
    expect(await dueTickets()).toEqual([ticket(1001, 'status')]);
    expect((await queue.dead(9)).map((letter) => letter.id)).toEqual([other]);
    expect(await audited()).toEqual(['contoso operator drop 1001']);
    for (const line of [`outbox drop ${id} --yes`, `outbox drop ${id}`]) {
      expect(await operate(line, store)).toEqual({
        code: 1,
        printed: `No message ${id} is given up. npm run desk -- outbox list shows those that are.`,
      });
    }
    expect(await audited()).toHaveLength(1);
  });

  it.each<[OutboxMessage, string]>([
    [{ kind: 'card', case: 1001 }, ''],
    [ticket(1001, 'status'), ''],
    [thread(1001), '\nThe channel does not get these words of the requester. The case keeps them.'],
    [news(1001, 'grace'), '\ngrace does not get these words of the desk. The case keeps them.'],
  ])('says whose words are gone, and nothing of others that wait: %j', async (message, effect) => {
    await sqlCaseDesk(store).of(store, now).cases.send('contoso', message);
    const [item] = await queue.claim(destinationOf(message), 1);
    if (!item) throw new Error('Nothing was stored.');
    await queue.bury(item, 'Refused.');

    const name = `${message.kind} of case 1001`;
    expect((await operate(`outbox drop ${item.id}`, store)).printed).toContain(
      `${name}: Refused.${effect}\nIt is deleted`,
    );
    expect((await operate(`outbox drop ${item.id} --yes`, store)).printed).toBe(`Dropped: ${name}.${effect}`);
  });

  it('says how many it does not show', async () => {
    const messages = (of: number): OutboxMessage[] => Array.from({ length: 203 }, () => ticket(of));
    await fileSample(sqlCaseDesk(store).of(store, now), {}, messages);
    await store.updateTable('outbox').set({ state: 'dead', reason: '' }).execute();

    const lines = (await operate('outbox list', store)).printed.split('\n');
    expect(lines).toHaveLength(202);
    expect(lines.at(-1)).toBe('3 newer ones are not shown.');
  });
});

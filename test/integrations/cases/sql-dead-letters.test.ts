import { setTimeout } from 'node:timers/promises';
import type { OutboxMessage } from '../../../cases/outbox.ts';
import { sqlAuditTrail } from '../../../integrations/cases/sql-audit-trail.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import {
  countDead,
  dropDead,
  holdDead,
  listDead,
  reviveDead,
  type DeadMail,
  type WhichDead,
} from '../../../integrations/cases/sql-dead-letters.ts';
import { sqlOutbox } from '../../../integrations/cases/sql-outbox.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { inTransaction } from '../../../integrations/transaction.ts';
import { engines } from '../../support/databases.ts';
import { card, news, ticket } from '../../support/messages.ts';
import { fileSample, sampleTime } from '../../support/stored-cases.ts';

const now = (): Date => new Date('2026-03-02T09:00:00Z');

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;

  beforeEach(async () => {
    store = await desk.open();
    const cases = sqlCaseDesk(store).of(store, () => new Date(sampleTime));
    const both = (of: number): OutboxMessage[] => [ticket(of), ticket(of, 'status')];
    await fileSample(cases, {}, both);
    await fileSample(cases, { channel: null }, (of) => [news(of), news(of, 'grace')]);
    await fileSample(cases, {}, (of) => [card(of)]);
    await store
      .updateTable('outbox')
      .set({ state: 'dead', reason: 'refused', attempts: 8 })
      .where('body', 'not like', '%"status"%')
      .execute();
  });

  async function rows(): Promise<string[]> {
    const all = await store.selectFrom('outbox').selectAll().orderBy('seq').execute();
    return all.map(({ kind, case_number, state }) => `${kind} ${String(case_number)} ${state}`);
  }

  const revive = (which: WhichDead): Promise<void> =>
    inTransaction(store, async (trx) => reviveDead(trx, now, await holdDead(trx, which)));

  const drop = (which: WhichDead): Promise<readonly DeadMail[]> =>
    inTransaction(store, async (trx) => {
      const mail = await holdDead(trx, which);
      await dropDead(trx, now, mail);
      return mail;
    });

  const untouched = [
    'ticket 1001 dead',
    'ticket 1001 waiting',
    'person 1002 dead',
    'person 1002 dead',
    'card 1003 dead',
  ];

  it('all are found, those of a case, or the one of an id', async () => {
    const all = await listDead(store, 'all');
    expect(all.map(({ kind, case_number }) => `${kind} ${String(case_number)}`)).toEqual([
      'ticket 1001',
      'person 1002',
      'person 1002',
      'card 1003',
    ]);
    expect(all.map(({ opens, person }) => [opens, person])).toEqual([
      [1, null],
      [0, 'ada'],
      [0, 'grace'],
      [0, null],
    ]);
    expect(await listDead(store, { case: 1002 })).toEqual(all.slice(1, 3));
    expect(await listDead(store, { id: String(all[3]?.id) })).toEqual(all.slice(3));
    expect(await rows()).toEqual(untouched);
  });

  it('are counted by where they should have gone', async () => {
    expect(await countDead(store)).toEqual({ channel: 1, person: 2, ticket: 1 });
    await revive({ case: 1002 });

    expect(await countDead(store)).toEqual({ channel: 1, person: 0, ticket: 1 });
  });

  it('all are sent again as if they were new, and the card shows it where there is one to be drawn', async () => {
    await revive('all');

    expect(await rows()).toEqual([...untouched.map((row) => row.replace('dead', 'waiting')), 'card 1001 waiting']);
    const [first] = await store.selectFrom('outbox').selectAll().orderBy('seq').limit(1).execute();
    expect(first).toMatchObject({ attempts: 0, reason: null, at: now().toISOString() });
  });

  it('one is dropped for good, with a new card for its case, and none that is not dead', async () => {
    const [first] = await listDead(store, { case: 1001 });
    const id = String(first?.id);
    expect(await drop({ id })).toEqual([first]);
    expect(await drop({ id })).toEqual([]);
    const waiting = await store.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute();
    for (const other of waiting) expect(await drop(other)).toEqual([]);

    expect(await rows()).toEqual([...untouched.slice(1), 'card 1001 waiting']);
  });

  it('those that are held are changed, and none that has died since', async () => {
    await inTransaction(store, async (trx) => {
      const held = await holdDead(trx, 'all');
      // On PostgreSQL another process may do that at any moment.
      await trx.updateTable('outbox').set({ state: 'dead' }).where('state', '=', 'waiting').execute();
      await reviveDead(trx, now, held);
    });
    const all = untouched.map((row) => row.replace(/\w+$/, (state) => (state === 'dead' ? 'waiting' : 'dead')));

    expect(await rows()).toEqual([...all, 'card 1001 waiting']);
  });

  it('a turn that has them sent again at the same time is waited for, and nothing is done twice', async () => {
    const act = { tenant: 'contoso', person: 'grace', role: 'analyst', action: 'retry', case: 1002 } as const;
    const outcome = { before: 'new', after: 'new', isAllowed: true, correlation: 'c', at: now() } as const;
    const append = (trx: SqlStore) => sqlAuditTrail(store)(trx).append({ ...act, ...outcome });
    await inTransaction(store, append);
    let command: Promise<number> | undefined;
    await inTransaction(store, async (trx) => {
      await append(trx);
      command = inTransaction(store, async (other) => {
        const held = await holdDead(other, { case: 1002 });
        await append(other);
        await dropDead(other, now, held);
        return held.length;
      });
      await setTimeout(300);
      expect(await sqlOutbox(store)(trx, now).revive(1002)).toBe(2);
    });

    expect(await command).toBe(0);
    expect((await rows()).filter((row) => row.includes('1002'))).toEqual([
      'person 1002 waiting',
      'person 1002 waiting',
    ]);
  });

  it('more of them than one query can name are changed', async () => {
    const [row] = await store.selectFrom('outbox').selectAll().where('kind', '=', 'card').execute();
    if (!row) throw new Error('There is no card.');
    const many = Array.from({ length: 1001 }, (_, at) => ({ ...row, seq: undefined, id: `more ${String(at)}` }));
    await store.insertInto('outbox').values(many).execute();
    await revive({ case: 1003 });
    expect(await listDead(store, { case: 1003 })).toEqual([]);
    expect(await listDead(store, 'all')).toHaveLength(3);
  });

  it('the card itself is dropped without a new one, which would be as dead', async () => {
    await drop({ case: 1003 });

    expect(await rows()).toEqual(untouched.slice(0, 4));
  });
});

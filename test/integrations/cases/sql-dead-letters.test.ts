import type { OutboxMessage } from '../../../cases/outbox.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { countDead, dropDead, listDead, reviveDead } from '../../../integrations/cases/sql-dead-letters.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
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
    expect(await listDead(store, { case: 1002 })).toEqual(all.slice(1, 3));
    expect(await listDead(store, { id: String(all[3]?.id) })).toEqual(all.slice(3));
    expect(await rows()).toEqual(untouched);
  });

  it('are counted by where they should have gone', async () => {
    expect(await countDead(store)).toEqual({ channel: 1, person: 2, ticket: 1 });
    await reviveDead(store, now, { case: 1002 });

    expect(await countDead(store)).toEqual({ channel: 1, person: 0, ticket: 1 });
  });

  it('all are sent again as if they were new, and the card shows it where there is one to be drawn', async () => {
    const revived = await reviveDead(store, now, 'all');

    expect(revived.map(({ kind }) => kind).toSorted()).toEqual(['card', 'person', 'person', 'ticket']);
    expect(await rows()).toEqual([...untouched.map((row) => row.replace('dead', 'waiting')), 'card 1001 waiting']);
    const [first] = await store.selectFrom('outbox').selectAll().orderBy('seq').limit(1).execute();
    expect(first).toMatchObject({ attempts: 0, reason: null, at: now().toISOString() });
  });

  it('one is dropped for good, with a new card for its case, and none that is not dead', async () => {
    const [first] = await listDead(store, { case: 1001 });
    const id = String(first?.id);
    expect(await dropDead(store, now, { id })).toEqual([first]);
    expect(await dropDead(store, now, { id })).toEqual([]);
    const waiting = await store.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute();
    for (const other of waiting) expect(await dropDead(store, now, other)).toEqual([]);

    expect(await rows()).toEqual([...untouched.slice(1), 'card 1001 waiting']);
  });

  it('the card itself is dropped without a new one, which would be as dead', async () => {
    await dropDead(store, now, { case: 1003 });

    expect(await rows()).toEqual(untouched.slice(0, 4));
  });
});

import type { SqlStore } from '../../integrations/sql-store.ts';
import { prepareTurnQueries, type TurnQueries } from '../../integrations/turn-queries.ts';
import { engines } from '../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let queries: TurnQueries;
  const row = { key: 'one', form: 'f', replies: 'r', answer: null, claimed_until: 7, at: '2026-01-05' };

  beforeEach(async () => {
    store = await desk.open();
    queries = prepareTurnQueries(store);
  });

  it('a delivery is found by its key and by its form, and by nothing else', async () => {
    await queries.noteDelivery(store, row);
    const found = async (key: string, form: string | null) => (await queries.findDelivery(store, { key, form })).rows;

    expect(await found('one', null)).toEqual([row]);
    expect(await found('two', 'f')).toEqual([row]);
    expect(await found('two', null)).toEqual([]);
    expect(await found('f', 'one')).toEqual([]);
  });

  it('deliveries without a form do not get in the way of each other, those with the same form do', async () => {
    expect((await queries.noteDelivery(store, { ...row, form: null })).changes).toBe(1);
    expect((await queries.noteDelivery(store, { ...row, key: 'two', form: null })).changes).toBe(1);
    expect((await queries.noteDelivery(store, { ...row, key: 'three' })).changes).toBe(1);
    expect((await queries.noteDelivery(store, { ...row, key: 'four' })).changes).toBe(0);
    expect((await queries.noteDelivery(store, { ...row, form: null })).changes).toBe(0);
  });

  it('a claim is taken over by the one who saw it last', async () => {
    await queries.noteDelivery(store, row);

    expect((await queries.claimDelivery(store, { key: 'one', claimed_until: 7, until: 9 })).changes).toBe(1);
    expect((await queries.claimDelivery(store, { key: 'one', claimed_until: 7, until: 9 })).changes).toBe(0);
  });

  it('state is written only over the version that was read', async () => {
    const at = { key: 'ada', updated_at: 'now' };
    expect((await queries.beginState(store, { ...at, state: 'a' })).changes).toBe(1);
    expect((await queries.beginState(store, { ...at, state: 'b' })).changes).toBe(0);
    expect((await queries.writeState(store, { ...at, state: 'c', version: 1, next: 2 })).changes).toBe(1);
    expect((await queries.writeState(store, { ...at, state: 'd', version: 1, next: 2 })).changes).toBe(0);

    expect((await queries.readState(store, { key: 'ada' })).rows).toEqual([{ state: 'c', version: 2 }]);
  });
});

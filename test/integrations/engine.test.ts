import { engineOf } from '../../integrations/engine.ts';
import { inTransaction } from '../../integrations/transaction.ts';
import { engines } from '../support/databases.ts';

describe.each(engines)('on $engine', ({ engine, database }) => {
  const desk = database();

  it('a store knows its engine', async () => {
    expect(engineOf(await desk.open())).toBe(engine);
  });

  it('a transaction does, too', async () => {
    expect(await inTransaction(await desk.open(), (trx) => Promise.resolve(engineOf(trx)))).toBe(engine);
  });
});

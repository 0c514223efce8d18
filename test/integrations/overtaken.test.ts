import { randomUUID } from 'node:crypto';
import { Overtaken } from '../../integrations/overtaken.ts';
import { sqlTurns } from '../../integrations/sql-turns.ts';
import { fileDatabase } from '../support/databases.ts';

const desk = fileDatabase();

it('a turn that is overtaken runs again', async () => {
  const turns = sqlTurns(await desk.open(), { now: () => new Date(0), leaseMs: 300 });
  const keys = {
    conversation: 'ada',
    delivery: randomUUID(),
    form: undefined,
    reporter: { tenant: 't', person: 'ada' },
  };
  let runs = 0;
  const taken = await turns.take(keys, () => {
    if (++runs < 3) throw new Overtaken();
    const answer = String(runs);
    return Promise.resolve({ state: '', replies: undefined, answer, inAnswer: false, final: true });
  });

  expect(taken.answer).toBe('3');
});

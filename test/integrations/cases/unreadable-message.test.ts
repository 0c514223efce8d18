import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlOutboxQueue } from '../../../integrations/cases/sql-outbox-queue.ts';
import { engines } from '../../support/databases.ts';
import { fileSample } from '../../support/stored-cases.ts';

const leaseMs = { channel: 60_000, person: 60_000, ticket: 60_000 };

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it.each(['{"kind":"pigeon","case":1001}', 'no JSON'])(
    'a message that this release cannot read (%s) is set aside, and holds nothing up',
    async (body) => {
      const store = await desk.open();
      const now = (): Date => new Date();
      const { cases } = sqlCaseDesk(store).of(store, now);
      const { number } = await fileSample({ cases });
      const text = { kind: 'thread' as const, case: number, text: 'An answer' };
      await cases.send('contoso', { ...text, text: 'of another release' });
      await store.updateTable('outbox').set({ body }).execute();
      await cases.send('contoso', text);
      const queue = sqlOutboxQueue(store, { now, leaseMs });

      expect(await queue.claim('channel', 10)).toEqual([]);
      expect((await queue.claim('channel', 10)).map(({ message }) => message)).toEqual([text]);
      expect(await cases.deadLetters(number)).toMatchObject([
        {
          message: { kind: 'thread', case: number, text: '' },
          reason: expect.stringContaining('cannot read it') as string,
        },
      ]);
      expect(await queue.dead(10)).toHaveLength(1);
    },
  );
});

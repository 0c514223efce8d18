import { outboxProgress } from '../../../integrations/migrations/outbox-progress.ts';
import { engines } from '../../support/databases.ts';
import { card } from '../../support/messages.ts';
import { sqlOutbox } from '../../../integrations/cases/sql-outbox.ts';
import { sampleTime } from '../../support/stored-cases.ts';
import { sql } from 'kysely';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('of messages that a release before has stored nothing is out', async () => {
    const store = await desk.open();
    await sql`ALTER TABLE outbox DROP COLUMN progress`.execute(store);
    await sqlOutbox(store)(store, () => new Date(sampleTime)).send('contoso', card(1001));
    await outboxProgress.up(store);

    expect(await store.selectFrom('outbox').select(['kind', 'progress']).execute()).toEqual([
      { kind: 'card', progress: null },
    ]);
  });
});

import { sql } from 'kysely';
import { sqlOutbox } from '../../../integrations/cases/sql-outbox.ts';
import { outboxDoubt } from '../../../integrations/migrations/outbox-doubt.ts';
import { engines } from '../../support/databases.ts';
import { card, news, thread } from '../../support/messages.ts';
import { sampleTime } from '../../support/stored-cases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('what may have arrived by the words of the release before, or was under way, still may have', async () => {
    const store = await desk.open();
    await sql`ALTER TABLE outbox DROP COLUMN may_have_arrived`.execute(store);
    const messages = [news(1), thread(1), thread(2), thread(3), card(1), news(2)];
    await sqlOutbox(store)(store, () => new Date(sampleTime)).sendAll('contoso', messages);
    const [first, second, third, , fifth] = await store.selectFrom('outbox').select('seq').orderBy('seq').execute();
    const change = async (row: { readonly seq: number } | undefined, to: object): Promise<void> => {
      await store.updateTable('outbox').set(to).where('seq', '=', Number(row?.seq)).execute();
    };
    await change(first, { state: 'dead', reason: 'It may have arrived: the channel did not say.' });
    await change(second, { state: 'dead', reason: 'The thread of the case was deleted.' });
    await change(third, { lease_until: 5 });
    await change(fifth, { lease_until: 5 });
    await outboxDoubt.up(store);

    const rows = await store.selectFrom('outbox').select('may_have_arrived').orderBy('seq').execute();
    expect(rows.map(({ may_have_arrived }) => may_have_arrived)).toEqual([1, 0, 1, 0, 0, 0]);
  });
});

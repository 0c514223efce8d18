import { sql } from 'kysely';
import { keptLogs } from '../../../integrations/migrations/kept-logs.ts';
import { engines } from '../../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('a store of a release before gets a place for logs, which takes bytes and nothing else', async () => {
    const store = await desk.open();
    await sql`DROP TABLE kept_log`.execute(store);
    await keptLogs.up(store);
    const row = { id: 'a', tenant: 't', person: 'p', draft: null, name: 'a.zip', at: '2026' };
    const zip = Buffer.from([0, 255, 10]);
    await store
      .insertInto('kept_log')
      .values({ ...row, zip })
      .execute();

    const [kept] = await store.selectFrom('kept_log').selectAll().execute();
    expect({ ...kept, zip: [...(kept?.zip ?? [])] }).toEqual({ ...row, zip: [0, 255, 10] });
    await expect(
      store
        .insertInto('kept_log')
        .values({ ...row, zip })
        .execute(),
    ).rejects.toThrow();
  });
});

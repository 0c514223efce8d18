import { sql } from 'kysely';
import type { OutboxQueue } from '../../../cases/outbox-queue.ts';
import { sqlCaseDesk } from '../../../integrations/cases/sql-case-desk.ts';
import { sqlOutboxQueue } from '../../../integrations/cases/sql-outbox-queue.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { news } from '../../support/messages.ts';

const leaseMs = { channel: 30_000, person: 30_000, ticket: 30_000 };
const progress = { out: 1, parts: 'hash', drawnAt: '2026-01-05T09:00:00.000Z' };

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let queue: OutboxQueue;

  beforeEach(async () => {
    store = await desk.open();
    const now = (): Date => new Date();
    queue = sqlOutboxQueue(store, { now, leaseMs });
    await sqlCaseDesk(store).of(store, now).cases.send('contoso', news(1));
  });

  async function claim() {
    const [item] = await queue.claim('person', 1);
    if (!item) throw new Error('Nothing is due.');
    return item;
  }

  it('how far a message is out is known to whoever has it next, and after what else became of it', async () => {
    expect((await claim()).progress).toBeUndefined();
    await sql`UPDATE outbox SET lease_until = 0`.execute(store);
    await queue.putOff(await claim(), new Date(), progress);
    expect((await claim()).progress).toEqual(progress);
    await sql`UPDATE outbox SET lease_until = 0`.execute(store);
    await queue.later(await claim(), new Date(0), 'refused');
    await queue.bury(await claim(), 'refused');
    await sqlCaseDesk(store)
      .of(store, () => new Date())
      .cases.revive(1);

    expect((await claim()).progress).toEqual(progress);
  });

  it('a message is taken over from whoever did not say what became of it, and from nobody else', async () => {
    const first = await claim();
    await queue.putOff(first, new Date(0));
    const second = await claim();
    await queue.later(second, new Date(0), 'refused');
    const third = await claim();
    // A test cannot set the clock of PostgreSQL.
    await sql`UPDATE outbox SET lease_until = 1`.execute(store);

    expect([first, second, third, await claim()].map(({ isTakenOver }) => isTakenOver)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('a message whose progress this release cannot read is set aside', async () => {
    await store.updateTable('outbox').set({ progress: '{"out":"some"}' }).execute();

    expect(await queue.claim('person', 1)).toEqual([]);
    expect(await queue.dead(1)).toMatchObject([{ reason: expect.stringContaining('cannot read it') as string }]);
  });
});

import { sql } from 'kysely';
import type { ClaimedItem, OutboxQueue } from '../../../cases/outbox-queue.ts';
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

  describe('a message may have arrived', () => {
    // A test cannot set the clock of PostgreSQL.
    const endLease = () => sql`UPDATE outbox SET lease_until = 1`.execute(store);
    const inDoubt = async (): Promise<unknown> => (await claim()).mayHaveArrived;

    it('when whoever was calling with it never noted what became of that', async () => {
      expect(await queue.calling(await claim())).toBe(true);
      await endLease();

      expect(await inDoubt()).toBe(true);
    });

    it('not when it was claimed and never called with', async () => {
      await claim();
      await endLease();

      expect(await inDoubt()).toBe(false);
    });

    it.each<[string, (item: ClaimedItem) => Promise<void>]>([
      ['later', (item) => queue.later(item, new Date(0), 'refused')],
      ['put off', (item) => queue.putOff(item, new Date(0), progress)],
    ])('not when it was noted: %s', async (_, note) => {
      const item = await claim();
      await queue.calling(item);
      await note(item);

      expect(await inDoubt()).toBe(false);
    });

    it('also when it is dead, if that was noted, until somebody has it sent again', async () => {
      const doubt = () => store.selectFrom('outbox').select(['state', 'may_have_arrived']).execute();
      const item = await claim();
      await queue.calling(item);
      await queue.bury(item, 'Perhaps.', true);
      expect(await doubt()).toEqual([{ state: 'dead', may_have_arrived: 1 }]);
      await sqlCaseDesk(store)
        .of(store, () => new Date())
        .cases.revive(1);
      const again = await claim();
      expect(again.mayHaveArrived).toBe(false);
      await queue.calling(again);
      await queue.bury(again, 'Refused.');

      expect(await doubt()).toEqual([{ state: 'dead', may_have_arrived: 0 }]);
    });

    it('is not noted by whoever has lost it to somebody else', async () => {
      const late = await claim();
      await endLease();
      await claim();

      expect(await queue.calling(late)).toBe(false);
    });
  });

  it('progress that this release cannot read is none: the message begins anew', async () => {
    await store.updateTable('outbox').set({ progress: '{"out":"some"}' }).execute();

    expect((await claim()).progress).toBeUndefined();
    expect(await queue.dead(1)).toEqual([]);
  });
});

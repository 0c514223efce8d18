import { sqlOutbox, toItem, type SqlOutbox } from '../../../integrations/cases/sql-outbox.ts';
import type { SqlStore } from '../../../integrations/sql-store.ts';
import { engines } from '../../support/databases.ts';
import { sampleTime } from '../../support/stored-cases.ts';

const card = { kind: 'card', case: 1001 } as const;
const news = { kind: 'person', case: 1001, person: 'ada', about: 'claimed', text: '' } as const;

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();
  let store: SqlStore;
  let outbox: SqlOutbox;

  beforeEach(async () => {
    store = await desk.open();
    outbox = sqlOutbox(store)(store, () => new Date(sampleTime));
  });

  const rows = () => store.selectFrom('outbox').selectAll().orderBy('seq').execute();

  it('messages are stored in their order, each where it goes', async () => {
    await outbox.sendAll('contoso', [card, news]);
    await outbox.send('contoso', { kind: 'ticket', case: 1001, event: 'opened', text: '' });

    const stored = await rows();
    expect(stored.map(({ destination, lane, kind, person }) => [destination, lane, kind, person])).toEqual([
      ['channel', 'channel 1001', 'card', null],
      ['person', 'person ada 1001', 'person', 'ada'],
      ['ticket', 'ticket 1001', 'ticket', null],
    ]);
    expect(stored.map(toItem)[1]).toEqual({
      id: stored[1]?.id,
      tenant: 'contoso',
      message: news,
      attempts: 0,
      at: sampleTime,
    });
    expect(new Set(stored.map(({ id }) => id)).size).toBe(3);
  });

  it('a message that cannot be read is named by its id, without what stands in it', async () => {
    await outbox.send('contoso', card);
    await store.updateTable('outbox').set({ body: '{"kind":"hidden"}' }).execute();
    const [row] = await rows();

    expect(() => row && toItem(row)).toThrow(
      `Message ${String(row?.id)} of the outbox cannot be read: it was stored by another release, or changed by hand.`,
    );
  });

  describe('what is dead', () => {
    beforeEach(async () => {
      await outbox.sendAll('contoso', [card, news]);
      await outbox.send('contoso', { ...card, case: 1002 });
      await store.updateTable('outbox').set({ state: 'dead', attempts: 8, due_at: 5, reason: 'refused' }).execute();
      await outbox.send('contoso', card);
    });

    it('is listed with its reason, by case', async () => {
      expect(await outbox.deadLetters(1001)).toMatchObject([
        { message: card, attempts: 8, reason: 'refused' },
        { message: news, attempts: 8, reason: 'refused' },
      ]);
    });

    it('waits again when it is revived, as if it had never been tried, and nothing else does', async () => {
      expect(await outbox.revive(1001)).toBe(2);
      expect(await outbox.revive(1001)).toBe(0);

      expect(await outbox.deadLetters(1001)).toEqual([]);
      expect(await outbox.deadLetters(1002)).toHaveLength(1);
      const fresh = { state: 'waiting', attempts: 0, due_at: 0, lease_until: 0, reason: null };
      expect((await rows()).filter(({ case_number }) => case_number === 1001)).toMatchObject([fresh, fresh, fresh]);
    });

    it('has an empty reason where none was given', async () => {
      await store.updateTable('outbox').set({ reason: null }).execute();

      expect((await outbox.deadLetters(1002))[0]?.reason).toBe('');
    });
  });
});

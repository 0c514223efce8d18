import { sql } from 'kysely';
import { pingSqlStore, type SqlStore } from '../../integrations/sql-store.ts';
import { engines } from '../support/databases.ts';

describe.each(engines)('on $engine', ({ database }) => {
  const desk = database();

  it('keeps what it holds when it is opened again', async () => {
    const first = await desk.open();
    await first.insertInto('miss').values({ words: 'vpn', count: 1, last_at: '2026-01-05T09:00:00.000Z' }).execute();
    await first.destroy();

    const second = await desk.open();

    expect(await second.selectFrom('miss').select('words').execute()).toEqual([{ words: 'vpn' }]);
  });

  it('can be opened twice at once, as a command beside the bot does', async () => {
    const [bot, command] = [await desk.open(), await desk.open()];
    await bot.insertInto('miss').values({ words: 'vpn', count: 1, last_at: '2026' }).execute();

    expect(await command.selectFrom('miss').select('words').execute()).toEqual([{ words: 'vpn' }]);
  });

  it.each([
    ['JSON', '{"version":1}'],
    ['nothing', ''],
    ['a space', ' '],
    ['letters of any kind', 'ümläut 🙂 👩‍💻 日本語 \u2028 \u0001'],
    ['quotes', `"double" 'single' \\ \\' $1 ? :name %s`],
    ['a command', "'); DROP TABLE conversation; --"],
    ['much', '🙂'.repeat(100_000)],
  ])('gives back exactly what was written: %s', async (_, state) => {
    const store = await desk.open();
    await store
      .insertInto('conversation')
      .values({ key: state.slice(0, 100), state, version: 1, updated_at: '2026' })
      .execute();

    expect(await store.selectFrom('conversation').select(['key', 'state']).execute()).toEqual([
      { key: state.slice(0, 100), state },
    ]);
  });

  it('tells keys apart that look alike', async () => {
    const store = await desk.open();
    const keys = ['', ' ', 'A', 'a', 'a ', 'e\u0301', 'é', 'ß', 'ss'];
    for (const key of keys) {
      await store
        .insertInto('conversation')
        .values({ key, state: `of ${key}`, version: 1, updated_at: '2026' })
        .execute();
    }

    for (const key of keys) {
      const rows = await store.selectFrom('conversation').select('state').where('key', '=', key).execute();
      expect(rows).toEqual([{ state: `of ${key}` }]);
    }
  });

  it('sorts text by its characters, whatever the language of the server', async () => {
    const store = await desk.open();
    const words = ['B', 'Z', '_', 'a', 'a b', 'a-c', 'ab', 'b', 'ä'];
    for (const word of words.toReversed()) {
      await store.insertInto('miss').values({ words: word, count: 1, last_at: '2026' }).execute();
    }

    const rows = await store.selectFrom('miss').select('words').orderBy('words').execute();
    expect(rows.map((row) => row.words)).toEqual(words);
  });

  describe('the question whether it answers', () => {
    it('is answered by a store that works', async () => {
      await expect(pingSqlStore(await desk.open())).resolves.toBeUndefined();
    });

    it('is not answered by a store that is closed', async () => {
      const store = await desk.open();
      await store.destroy();

      await expect(pingSqlStore(store)).rejects.toThrow();
    });

    it('is not answered by a store that lost its tables', async () => {
      const store = await desk.open();
      await sql`DROP TABLE conversation`.execute(store);

      await expect(pingSqlStore(store)).rejects.toThrow(/conversation/);
    });
  });
});

it('a store that does not answer is asked once, however often somebody wants to know', async () => {
  let fail: ((error: Error) => void) | undefined;
  const execute = jest.fn(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  const query = { select: () => query, limit: () => query, execute };
  const store = { selectFrom: () => query } as unknown as SqlStore;

  await expect(pingSqlStore(store)).rejects.toThrow('within 2000 ms');
  const again = pingSqlStore(store);
  expect(execute).toHaveBeenCalledTimes(1);

  fail?.(new Error('gone'));
  await expect(again).rejects.toThrow('gone');
  void pingSqlStore(store).catch(() => undefined);
  expect(execute).toHaveBeenCalledTimes(2);
  fail?.(new Error('gone'));
});

import { join } from 'node:path';
import { sqlConversations, type Conversations } from '../../integrations/sql-conversations.ts';
import { openSqlStore, type SqlStore } from '../../integrations/sql-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const noon = new Date('2026-01-05T12:00:00.000Z');
let store: SqlStore;
let conversations: Conversations;

beforeEach(async () => {
  store = await openSqlStore(join(folder.path, 'desk.db'));
  conversations = sqlConversations(store);
});

afterEach(() => store.destroy());

it('knows nothing of a conversation that never was', async () => {
  expect(await conversations.read('a')).toBeUndefined();
});

it.each(['{"version":1}', '', 'ümläut 🙂 "quotes"', "'); DROP TABLE conversation; --"])(
  'gives back exactly what was written (%j)',
  async (state) => {
    await conversations.write('a', state, noon);

    expect(await conversations.read('a')).toBe(state);
  },
);

it('holds the newest state of a conversation, and counts how often it changed', async () => {
  await conversations.write('a', 'first', noon);
  await conversations.write('a', 'second', noon);
  await conversations.write('a', 'third', new Date('2026-01-05T13:00:00.000Z'));

  expect(await store.selectFrom('conversation').selectAll().execute()).toEqual([
    { key: 'a', state: 'third', version: 3, updated_at: '2026-01-05T13:00:00.000Z' },
  ]);
});

it('keeps conversations apart, also when their keys look alike', async () => {
  const keys = ['a', 'A', 'a ', '["a"]', ''];
  for (const key of keys) await conversations.write(key, `state of ${key}`, noon);

  for (const key of keys) expect(await conversations.read(key)).toBe(`state of ${key}`);
});

it('outlives the process', async () => {
  await conversations.write('a', 'kept', noon);
  await store.destroy();
  store = await openSqlStore(join(folder.path, 'desk.db'));

  expect(await sqlConversations(store).read('a')).toBe('kept');
});

it('rejects when the store does not answer, so that nobody takes it for an unknown conversation', async () => {
  await store.destroy();

  await expect(conversations.read('a')).rejects.toThrow();
  await expect(conversations.write('a', 'lost', noon)).rejects.toThrow();
});

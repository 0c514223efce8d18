import {
  channelId,
  Conversation,
  Conversations,
  maxConversations,
  maxEntries,
} from '../../../bot/local-channel/log.ts';

const never = new AbortController().signal;
const message = (id: string) => ({ id, type: 'message' });

function counting(): () => string {
  let count = 0;
  return () => `id-${String((count += 1))}`;
}

function open(): Conversation {
  return new Conversation('c');
}

describe('a conversation', () => {
  test('gives what came after a number, at once', async () => {
    const log = open();
    log.append('add', message('a'));
    log.append('update', message('a'));
    log.append('delete', message('b'));

    const page = await log.read(1, 10_000, never);

    expect(page).toEqual({
      activities: [
        { seq: 2, kind: 'update', activity: message('a') },
        { seq: 3, kind: 'delete', activity: message('b') },
      ],
      next: 3,
    });
  });

  test('answers a waiting question as soon as something comes', async () => {
    const log = open();
    const news = log.read(0, 10_000, never);
    log.append('add', message('a'));

    expect((await news).activities).toHaveLength(1);
  });

  test('answers with nothing when the time is up', async () => {
    const log = open();
    log.append('add', message('a'));

    expect(await log.read(1, 10, never)).toEqual({ activities: [], next: 1 });
  });

  test('lets go of a question whose asker is gone, before or while it waits', async () => {
    const log = open();
    const gone = new AbortController();
    const news = log.read(0, 60_000, gone.signal);
    gone.abort();

    expect((await news).activities).toEqual([]);
    expect((await log.read(0, 60_000, gone.signal)).activities).toEqual([]);
  });

  test(`keeps ${String(maxEntries)} entries and drops the oldest`, async () => {
    const log = open();
    for (let n = 1; n <= maxEntries + 3; n += 1) log.append('add', message(String(n)));

    const { activities, next } = await log.read(0, 0, never);

    expect(activities).toHaveLength(maxEntries);
    expect(activities[0]?.seq).toBe(4);
    expect(next).toBe(maxEntries + 3);
  });

  test('finds the newest form of an activity', () => {
    const log = open();
    log.append('add', { ...message('a'), text: 'old' });
    log.append('update', { ...message('a'), text: 'new' });

    expect(log.find('a')).toEqual({ ...message('a'), text: 'new' });
    expect(log.find('b')).toBeUndefined();
  });
});

describe('the conversations', () => {
  test('have ids of their own and keep the locale', () => {
    const all = new Conversations(counting());

    const { id, person, locale } = all.open('de-DE');

    expect({ id, person, locale }).toEqual({ id: 'id-1', person: 'id-2', locale: 'de-DE' });
    expect(all.find('id-1')?.person).toBe('id-2');
    expect(all.find('id-2')).toBeUndefined();
  });

  test('know a person who begins anew, and one who comes back after a restart', () => {
    const all = new Conversations(counting());

    expect(all.open(undefined, { person: 'ada' })).toMatchObject({ id: 'id-1', person: 'ada' });
    expect(all.open('fr', { conversation: 'c', person: 'ada' })).toMatchObject({
      id: 'c',
      person: 'ada',
      locale: 'fr',
    });
  });

  test('keep what the bot says before a page has come back', () => {
    const all = new Conversations(counting());
    all.expect('c').append('add', message('news'));
    expect(all.find('c')?.person).toBe('');

    expect(all.open(undefined, { conversation: 'c', person: 'ada' }).find('news')).toEqual(message('news'));
  });

  test('have one channel, which nothing drops', () => {
    const all = new Conversations(counting());
    all.channel.append('add', message('a'));
    for (let n = 0; n <= maxConversations; n += 1) all.open(undefined);

    expect(all.find(channelId)).toBe(all.channel);
    expect(all.channel.isChannel).toBe(true);
    expect(all.open(undefined).isChannel).toBe(false);
  });

  test(`are ${String(maxConversations)} at most: the quietest goes, and whoever waits in it is answered`, async () => {
    const all = new Conversations(counting());
    const first = all.open(undefined);
    const second = all.open(undefined);
    const news = second.read(0, 60_000, never);
    for (let n = 2; n < maxConversations; n += 1) all.open(undefined);
    all.find(first.id);

    all.open(undefined);

    expect(all.find(first.id)).toBe(first);
    expect(all.find(second.id)).toBeUndefined();
    expect((await news).activities).toEqual([]);
  });
});

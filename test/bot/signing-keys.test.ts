import pino from 'pino';
import { createSigningKeys, type SigningKeys } from '../../bot/signing-keys.ts';
import { keyServerAnswers, publicJwk } from '../support/channel-tokens.ts';

const metadataUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const keysUrl = 'https://login.botframework.com/v1/.well-known/keys';
const hour = 60 * 60 * 1000;

let clock: number;
let answers: Record<string, unknown>;
let asked: string[];
let lines: string[];
/** How the key server behaves instead of answering. */
let misbehave: ((url: string, signal?: AbortSignal | null) => Promise<Response>) | undefined;
let keys: SigningKeys;

beforeEach(() => {
  clock = Date.UTC(2026, 0, 5);
  answers = { ...keyServerAnswers() };
  asked = [];
  lines = [];
  misbehave = undefined;
  keys = createSigningKeys({
    metadataUrl,
    now: () => clock,
    log: pino({}, { write: (line: string) => lines.push(line) }),
    fetch: (input, init) => {
      const url = input as string;
      asked.push(url);
      if (misbehave) return misbehave(url, init?.signal);
      return Promise.resolve(url in answers ? Response.json(answers[url]) : new Response('', { status: 404 }));
    },
  });
});

const metadataFetches = (): number => asked.filter((url) => url === metadataUrl).length;
const down = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));

/** Waits for what runs behind a use. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('keys', () => {
  it('are fetched by their first use and found by their id, with the channels that may use them', async () => {
    answers = { ...keyServerAnswers(['ours', 'webchat']) };
    expect(keys.known).toBe(false);
    expect(asked).toEqual([]);

    expect((await keys.find('ours'))?.endorsements).toEqual(['msteams']);
    expect((await keys.find('webchat'))?.endorsements).toEqual(['webchat']);
    expect(await keys.find('toString')).toBeUndefined();
    expect(keys.known).toBe(true);
    expect(asked).toEqual([metadataUrl, keysUrl]);
  });

  it('are imported once: each use gets the same one', async () => {
    expect((await keys.find('ours'))?.key).toBe((await keys.find('ours'))?.key);
  });

  it('are fetched once for uses at the same time', async () => {
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('ours')));

    expect(found.every((key) => key !== undefined)).toBe(true);
    expect(metadataFetches()).toBe(1);
  });

  it('that are of another kind, too short or broken are passed over, and the others stay', async () => {
    const elliptic = { kty: 'EC', kid: 'elliptic', crv: 'P-256', x: 'x', y: 'y', endorsements: ['msteams'] };
    const secret = { kty: 'oct', kid: 'secret', k: 'aaaa', endorsements: ['msteams'] };
    const encryption = { ...publicJwk('next'), kid: 'encryption', use: 'enc' };
    const broken = { ...publicJwk('next'), kid: 'broken', n: '!' };
    answers[keysUrl] = { keys: [elliptic, secret, encryption, broken, publicJwk('short'), null, publicJwk('ours')] };

    expect(await keys.find('ours')).toBeDefined();
    for (const kid of ['elliptic', 'secret', 'encryption', 'broken', 'short']) {
      expect(await keys.find(kid)).toBeUndefined();
    }
  });

  it('without endorsements are endorsed for nobody', async () => {
    answers[keysUrl] = { keys: [{ ...publicJwk('ours'), endorsements: undefined }] };

    expect((await keys.find('ours'))?.endorsements).toEqual([]);
  });
});

describe('a key that is not known', () => {
  it('is looked for again after 30 seconds, and found when the channel has changed its keys', async () => {
    await keys.find('ours');
    answers[keysUrl] = { keys: [publicJwk('next')] };

    clock += 29_999;
    expect(await keys.find('next')).toBeUndefined();
    clock += 1;
    expect(await keys.find('next')).toBeDefined();
    expect(await keys.find('ours')).toBeUndefined();
    expect(metadataFetches()).toBe(2);
  });

  it.each([
    ['answers', undefined],
    ['is down', down],
  ])('causes one fetch in 30 seconds however often it comes, while the key server %s', async (_, behaviour) => {
    misbehave = behaviour;
    for (let index = 0; index < 1000; index += 1) {
      clock += 59;
      await keys.find(`junk-${String(index)}`);
    }

    expect(metadataFetches()).toBe(2);
  });

  it('is looked for although the clock was set back', async () => {
    await keys.find('ours');
    answers = { ...keyServerAnswers(['next']) };
    clock -= 25 * hour;

    expect(await keys.find('next')).toBeDefined();
  });
});

describe('keys of a day ago', () => {
  it('are used as they are while new ones are fetched behind them', async () => {
    const first = await keys.find('ours');
    clock += 24 * hour - 1;
    await keys.find('ours');
    await settle();
    expect(metadataFetches()).toBe(1);

    clock += 1;
    expect(await keys.find('ours')).toBe(first);
    await settle();
    expect(metadataFetches()).toBe(2);
    expect(await keys.find('ours')).not.toBe(first);
    await settle();
    expect(metadataFetches()).toBe(2);
  });

  it.each<[string, () => void]>([
    ['is down', () => (misbehave = down)],
    ['answers with an error', () => (answers = {})],
    ['has no keys', () => (answers[keysUrl] = { keys: [] })],
    ['has only keys that are of no use', () => (answers[keysUrl] = { keys: [publicJwk('short')] })],
    ['sends something else', () => (answers[keysUrl] = ['hunter2'])],
    ['sends no JSON', () => (misbehave = () => Promise.resolve(new Response('<html>hunter2')))],
    ['sends nothing', () => (misbehave = () => Promise.resolve(new Response(null)))],
    ['names no keys', () => (answers[metadataUrl] = {})],
    ['names keys of another host', () => (answers[metadataUrl] = { jwks_uri: 'https://example.com/keys' })],
    [
      'names keys of another port',
      () => (answers[metadataUrl] = { jwks_uri: 'https://login.botframework.com:8443/v1/.well-known/keys' }),
    ],
    ['names keys without https', () => (answers[metadataUrl] = { jwks_uri: keysUrl.replace('https', 'http') })],
    ['sends too much', () => (answers[keysUrl] = { keys: [publicJwk('next')], hunter2: 'x'.repeat(512 * 1024) })],
  ])('stay in use for ever when the key server %s, and the log says so without content', async (_, fail) => {
    const first = await keys.find('ours');
    fail();

    for (const days of [1, 2, 40]) {
      clock += days * 24 * hour;
      expect(await keys.find('ours')).toBe(first);
      await settle();
    }
    await keys.find('unknown');

    expect(await keys.find('ours')).toBe(first);
    expect(metadataFetches()).toBe(4);
    expect(asked.every((url) => url.startsWith('https://login.botframework.com/'))).toBe(true);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
      Array.from(
        { length: 3 },
        () => expect.objectContaining({ level: 40, msg: 'signing keys not fetched' }) as object,
      ),
    );
    expect(lines.join()).not.toMatch(/hunter2|example\.com|login\.botframework|fetch failed/);
  });
});

it('a redirect is not followed', async () => {
  let mode: RequestInit['redirect'];
  const watched = createSigningKeys({
    metadataUrl,
    now: () => clock,
    log: pino({ level: 'silent' }),
    fetch: (_, init) => {
      mode = init?.redirect;
      return down();
    },
  });
  await watched.find('ours');

  expect(mode).toBe('error');
  expect(watched.known).toBe(false);
});

it('a key server that does not answer is given up after a while; known keys do not wait for it', async () => {
  const first = await keys.find('ours');
  misbehave = (_, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  clock += 25 * hour;

  const waiting = [keys.find('unknown')];
  clock += hour;
  const unknown = Promise.all([...waiting, keys.find('another')]);
  expect(await keys.find('ours')).toBe(first);
  expect(await unknown).toEqual([undefined, undefined]);
  expect(metadataFetches()).toBe(2);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ error: { name: 'TimeoutError' } }]);
});

import pino from 'pino';
import nock from 'nock';
import { createAuthentication, type Authenticate, type AuthenticationParts } from '../../bot/authentication.ts';
import { readConfig } from '../../bot/config.ts';
import type { Activity } from '../../bot/sdk.ts';
import { keyServerAnswers, serveSigningKeys, signToken } from '../support/channel-tokens.ts';
import { claims, question, registration, startRegisteredBot } from '../support/registered-bot.ts';

type Sdk = NonNullable<AuthenticationParts['sdk']>;

let clock: number;
let lines: string[];
let asked: Activity[];
/** What the SDK finds. */
let opinion: () => ReturnType<Sdk['authenticateRequest']>;

beforeEach(() => {
  clock = Date.now();
  lines = [];
  asked = [];
  opinion = () => Promise.resolve({} as Awaited<ReturnType<Sdk['authenticateRequest']>>);
});

afterEach(() => {
  nock.cleanAll();
  jest.restoreAllMocks();
});

function authentication(env: Record<string, string>, parts: Partial<AuthenticationParts> = {}): Authenticate {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.problems.join());
  return createAuthentication({
    config: read.config,
    log: pino({}, { write: (line: string) => lines.push(line) }),
    now: () => clock,
    ...parts,
  });
}

const sdk: Sdk = {
  authenticateRequest(activity) {
    asked.push(activity);
    return opinion();
  },
};

const activity = question as unknown as Activity;
const good = signToken(claims);

/** A bot with keys of its own and an SDK that thinks what the test says. */
function withOpinion(): Authenticate {
  const answers = keyServerAnswers();
  return authentication(registration, { sdk, fetch: (url) => Promise.resolve(Response.json(answers[url as string])) });
}

/** An error as the SDK throws it; a token must not get from its message into the log. */
const failure = (more: object): Error => Object.assign(new Error(`about ${good}`), more);

describe('without an app id', () => {
  it('everybody is let in and nothing is asked', async () => {
    const authenticate = authentication({}, { sdk, fetch: () => Promise.reject(new Error('asked')) });

    expect(await authenticate('', activity)).toEqual({ ok: true, claims: undefined });
    expect(await authenticate('Bearer junk', activity)).toEqual({ ok: true, claims: undefined });
    expect(asked).toEqual([]);
  });
});

describe('behind our own gate the SDK', () => {
  it('is asked about what the gate lets in, and nothing else', async () => {
    const authenticate = withOpinion();

    expect(await authenticate(signToken(claims, true), activity)).toMatchObject({ ok: false, reason: 'signature' });
    expect(asked).toHaveLength(0);
    expect(await authenticate(good, activity)).toMatchObject({ ok: true, claims });
    expect(asked).toHaveLength(1);
  });

  it('gets the address as it stands in the token, because it knows no slash that may be left out', async () => {
    const authenticate = withOpinion();

    const bare = { ...activity, serviceUrl: 'https://smba.trafficmanager.net/emea' };
    expect(await authenticate(good, bare)).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ serviceUrl: 'https://smba.trafficmanager.net/emea/', text: '31034' }]);
  });

  it.each([
    ['with its own words', failure({ name: 'Error', statusCode: 401 })],
    ['with those of its JWT library', failure({ name: 'JsonWebTokenError' })],
    ['with something unforeseen', new TypeError('unforeseen')],
  ])('refuses %s', async (_, error) => {
    opinion = () => Promise.reject(error);
    const authenticate = withOpinion();

    expect(await authenticate(good, activity)).toEqual({ ok: false, status: 401, reason: 'sdk' });
    expect(await authenticate(good, activity)).toEqual({ ok: false, status: 401, reason: 'sdk' });
    expect(asked).toHaveLength(2);
  });

  it('says what it refuses with, without a word of the token, once in ten minutes', async () => {
    opinion = () => Promise.reject(failure({ name: 'TypeError' }));
    const authenticate = withOpinion();
    const refuseAt = async (ms: number): Promise<void> => {
      clock += ms;
      const now = Math.floor(clock / 1000);
      const token = signToken({ ...claims, nbf: now - 60, exp: now + 600 });
      expect(await authenticate(token, activity)).toMatchObject({ reason: 'sdk' });
    };
    await refuseAt(0);
    await refuseAt(0);
    await refuseAt(10 * 60 * 1000 - 1);
    expect(lines).toHaveLength(1);
    await refuseAt(1);

    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 50, msg: 'refused by the SDK alone', error: { name: 'TypeError' }, unlogged: 0 },
      { level: 50, msg: 'refused by the SDK alone', unlogged: 2 },
    ]);
    expect(lines.join()).not.toContain(good.slice(-40));
  });

  it.each([
    ['cannot reach the key server', failure({ name: 'FetchError' })],
    ['gets an error from the key server', failure({ statusCode: 500 })],
    ['does not know a new key yet', new Error('Signing Key could not be retrieved.')],
  ])('has no say for ten minutes when it %s', async (_, error) => {
    opinion = () => Promise.reject(error);
    const authenticate = withOpinion();

    expect(await authenticate(good, activity)).toMatchObject({ ok: true });
    clock += 10 * 60 * 1000 - 1;
    const later = Math.floor(clock / 1000);
    const fresh = signToken({ ...claims, nbf: later - 60, exp: later + 600 });
    expect(await authenticate(fresh, activity)).toMatchObject({ ok: true });
    expect(await authenticate(signToken(claims, true), activity)).toMatchObject({ ok: false });
    expect(asked).toHaveLength(1);

    opinion = () => Promise.reject(failure({ statusCode: 401 }));
    clock += 1;
    expect(await authenticate(fresh, activity)).toMatchObject({ reason: 'sdk' });
    expect(asked).toHaveLength(2);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 40, msg: 'keys of the SDK not fetched' },
      { level: 50, msg: 'refused by the SDK alone' },
    ]);
    expect(lines.join()).not.toContain(good.slice(-40));
  });

  it('is asked again when the clock was set back', async () => {
    opinion = () => Promise.reject(failure({ name: 'FetchError' }));
    const authenticate = withOpinion();
    await authenticate(good, activity);
    clock -= 25 * 60 * 60 * 1000;
    const then = Math.floor(clock / 1000);

    await authenticate(signToken({ ...claims, nbf: then - 60, exp: then + 600 }), activity);
    expect(asked).toHaveLength(2);
  });

  it('is not waited for longer than a few seconds', async () => {
    opinion = () => new Promise(() => undefined);
    const authenticate = withOpinion();

    const all = await Promise.all([authenticate(good, activity), authenticate(good, activity)]);
    expect(all).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await authenticate(good, activity)).toMatchObject({ ok: true });
    expect(asked).toHaveLength(2);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ error: { name: 'SdkTimeout' } }]);
  });
});

describe('with the real SDK', () => {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockReturnValue();
  });

  // First, because the SDK keeps keys that it had once.
  it('a token is good when the SDK cannot fetch keys, because we have them', async () => {
    const answers = keyServerAnswers();
    const authenticate = authentication(registration, {
      fetch: (url) => Promise.resolve(Response.json(answers[url as string])),
    });
    nock('https://login.botframework.com').get('/v1/.well-known/openidconfiguration').reply(503);

    expect(await authenticate(good, activity)).toMatchObject({ ok: true });
    expect(nock.isDone()).toBe(true);
    expect(await authenticate(good, activity)).toMatchObject({ ok: true });
  });

  it('a token of the channel is good, and a forged one is not', async () => {
    serveSigningKeys();
    const authenticate = authentication(registration);

    expect(await authenticate(good, activity)).toMatchObject({ ok: true, claims });
    expect(await authenticate(signToken(claims, true), activity)).toMatchObject({ reason: 'signature' });
    expect(lines).toEqual([]);
    expect(console.error).not.toHaveBeenCalled();
  });

  it('a key that is newer than those of the SDK is good', async () => {
    serveSigningKeys(['ours', 'next']);
    const authenticate = authentication(registration);

    expect(await authenticate(signToken(claims, { key: 'next' }), activity)).toMatchObject({ ok: true });
    expect(lines.join()).toContain('keys of the SDK not fetched');
  });

  it('keys that are 25 hours old are good while the key server is down', async () => {
    serveSigningKeys();
    const authenticate = authentication(registration);
    await authenticate(good, activity);
    nock.cleanAll();
    nock('https://login.botframework.com').persist().get(/.*/).replyWithError('down');
    // The SDK reads the clock itself.
    const now = (clock += 25 * 60 * 60 * 1000);
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const fresh = signToken({ ...claims, nbf: now / 1000 - 60, exp: now / 1000 + 600 });

    for (let index = 0; index < 50; index += 1) {
      expect(await authenticate(fresh, activity)).toMatchObject({ ok: true });
    }
    expect(await authenticate(good, activity)).toMatchObject({ reason: 'expired' });
    const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages.sort()).toEqual(['keys of the SDK not fetched', 'signing keys not fetched']);
  });

  it('an activity is put off when no keys were ever had', async () => {
    nock('https://login.botframework.com').get(/.*/).replyWithError('down');

    expect(await authentication(registration)(good, activity)).toEqual({ ok: false, status: 503, reason: 'no-keys' });
  });

  it('the channel is told over HTTP when to come again', async () => {
    nock('https://login.botframework.com').get(/.*/).replyWithError('down');
    const bot = await startRegisteredBot();

    const answer = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: good },
      body: JSON.stringify(activity),
    });
    await bot.stop();

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await answer.json()).toEqual({ error: 'The sender cannot be checked now. Send the activity again.' });
    expect(bot.log.filter(({ msg }) => msg === 'sender refused')).toMatchObject([{ reason: 'no-keys' }]);
  });
});

import fc from 'fast-check';
import pino from 'pino';
import { createSigningKeys } from '../../bot/signing-keys.ts';
import { createTokenGate, type Admission } from '../../bot/token-gate.ts';
import { encodePart, keyServerAnswers, signToken } from '../support/channel-tokens.ts';
import { claims, question, registration } from '../support/registered-bot.ts';

const tenant = registration.MicrosoftAppTenantId;
const partner = 'aaaaaaaa-5555-4666-8777-888899990000';
const seconds = (): number => Math.floor(Date.now() / 1000);

let clock: number;
let isDown: boolean;
let asked: string[];
let admit: (authorization: string, changes?: object) => Promise<Admission>;

beforeEach(() => {
  clock = Date.now();
  isDown = false;
  asked = [];
  const answers = keyServerAnswers(['ours', 'webchat', 'bare']);
  const now = (): number => clock;
  const keys = createSigningKeys({
    metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    now,
    log: pino({ level: 'silent' }),
    fetch: (url) => {
      asked.push(url as string);
      return isDown
        ? Promise.reject(new TypeError('fetch failed'))
        : Promise.resolve(Response.json(answers[url as string]));
    },
  });
  const gate = createTokenGate({ appId: registration.MicrosoftAppId, tenants: [tenant, partner], keys, now });
  admit = (authorization, changes = {}) => gate.admit(authorization, { ...question, ...changes });
});

it('a token of the channel is admitted with what it says', async () => {
  expect(await admit(signToken(claims))).toMatchObject({
    ok: true,
    claims: { ...claims, iss: expect.any(String) as string },
  });
});

describe('a token is refused with the word for what is wrong with it:', () => {
  it.each([
    ['no-token', ''],
    ['malformed', 'Bearer '],
    ['malformed', `bearer ${signToken(claims).slice(7)}`],
    ['malformed', `Bearer  ${signToken(claims).slice(7)}`],
    ['malformed', `${signToken(claims)} `],
    ['malformed', `${signToken(claims)}\n`],
    ['malformed', 'Bearer a.b'],
    ['malformed', 'Bearer a.b.c'],
    ['malformed', 'Bearer a.b.c.d.e'],
    ['malformed', `Bearer ${'a'.repeat(9000)}`],
    ['malformed', signToken({ ...claims, more: 'x'.repeat(6144) })],
    ['malformed', signToken(claims, { header: { crit: ['exp'] } })],
    ['malformed', signToken(claims, { header: { jku: 'https://login.botframework.com/v1/.well-known/keys' } })],
    ['algorithm', signToken(claims, { header: { alg: 'none' } })],
    ['algorithm', signToken(claims, { header: { alg: undefined } })],
    ['key', signToken(claims, { header: { kid: 'unknown' } })],
    ['key', signToken(claims, { header: { kid: undefined } })],
    ['key', signToken(claims, { header: { kid: ['ours'] } })],
    ['key', signToken(claims, { header: { kid: '__proto__' } })],
    ['endorsement', signToken(claims, { key: 'webchat' })],
    ['endorsement', signToken(claims, { key: 'bare' })],
    ['signature', signToken(claims, true)],
    ['issuer', signToken({ ...claims, iss: 'https://api.botframework.com/' })],
    ['issuer', signToken({ ...claims, iss: undefined })],
    ['audience', signToken({ ...claims, aud: [claims.aud] })],
    ['audience', signToken({ ...claims, aud: claims.aud.toUpperCase() })],
    ['expired', signToken({ ...claims, exp: undefined })],
    ['expired', signToken({ ...claims, nbf: undefined })],
    ['expired', signToken({ ...claims, nbf: 'now' })],
    ['service-url', signToken({ ...claims, serviceurl: undefined })],
    ['service-url', signToken({ ...claims, serviceurl: [claims.serviceurl] })],
  ])('%s', async (reason, authorization) => {
    expect(await admit(authorization)).toEqual({ ok: false, status: 401, reason });
  });
});

describe('the activity that a token comes with', () => {
  it.each([
    ['channel', { channelId: 'webchat' }],
    ['channel', { channelId: undefined }],
    ['channel', { channelId: 'MSTEAMS' }],
    ['channel', { channelId: ['msteams'] }],
    ['service-url', { serviceUrl: undefined }],
    ['service-url', { serviceUrl: [claims.serviceurl] }],
    ['service-url', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['service-url', { serviceUrl: 'https://smba.trafficmanager.net/emea///' }],
  ])('has to be the one of the token: %s %j', async (reason, changes) => {
    expect(await admit(signToken(claims), changes)).toEqual({ ok: false, status: 401, reason });
  });

  it('may write the slash at the end of its address or leave it out', async () => {
    const bare = 'https://smba.trafficmanager.net/emea';

    expect(await admit(signToken(claims), { serviceUrl: bare })).toMatchObject({ ok: true });
    expect(await admit(signToken({ ...claims, serviceurl: bare }))).toMatchObject({ ok: true });
  });

  it('has to lead to the channel, even when the token says the same', async () => {
    const serviceUrl = 'https://attacker.trafficmanager.net/';

    expect(await admit(signToken({ ...claims, serviceurl: serviceUrl }), { serviceUrl })).toMatchObject({
      reason: 'service-url',
    });
  });
});

describe('tenants', () => {
  const named = (conversation: unknown, channelData: unknown): object => ({
    conversation: { id: 'a:1', tenantId: conversation },
    channelData: { tenant: { id: channelData } },
  });

  it.each([
    ['in both places', named(tenant, tenant)],
    ['in one place', named(tenant, undefined)],
    ['in the other place', named(undefined, tenant)],
    ['in one place, null in the other', named(null, tenant)],
    ['in capital letters', named(tenant.toUpperCase(), undefined)],
    ['that are two of ours', named(tenant, partner)],
    ['without channelData', { channelData: null }],
  ])('%s are served', async (_, changes) => {
    expect(await admit(signToken(claims), changes)).toMatchObject({ ok: true });
  });

  const foreign = 'bbbbbbbb-5555-4666-8777-888899990000';
  it.each([
    ['that are foreign', named(foreign, foreign)],
    ['of which one is foreign', named(tenant, foreign)],
    ['of which the other is foreign', named(foreign, tenant)],
    ['that are named nowhere', named(undefined, undefined)],
    ['that are named nowhere, with no place for it', { conversation: { id: 'a:1' }, channelData: undefined }],
    ['that are empty', named('', tenant)],
    ['that are not text', named(tenant, [tenant])],
    ['that only begin like ours', named(`${tenant}0`, undefined)],
  ])('%s are refused with 403', async (_, changes) => {
    expect(await admit(signToken(claims), changes)).toEqual({ ok: false, status: 403, reason: 'tenant' });
  });

  it('are not looked at before the token is good', async () => {
    expect(await admit(signToken(claims, true), named(foreign, foreign))).toMatchObject({ status: 401 });
  });
});

describe('the clock', () => {
  it('may be five minutes off', async () => {
    expect(await admit(signToken({ ...claims, exp: seconds() - 290 }))).toMatchObject({ ok: true });
    expect(await admit(signToken({ ...claims, exp: seconds() - 310 }))).toMatchObject({ reason: 'expired' });
    expect(await admit(signToken({ ...claims, nbf: seconds() + 290 }))).toMatchObject({ ok: true });
    expect(await admit(signToken({ ...claims, nbf: seconds() + 310 }))).toMatchObject({ reason: 'expired' });
  });

  it.each([
    ['an hour ahead', 1],
    ['a day and an hour ahead', 25],
    ['in 2038', 24 * 365 * 15],
    ['an hour back', -1],
    ['a day and an hour back', -25],
  ])('%s accepts the tokens of its time and no others, with the key server down', async (_, hours) => {
    await admit(signToken(claims));
    isDown = true;
    clock += hours * 60 * 60 * 1000;
    const then = Math.floor(clock / 1000);

    expect(await admit(signToken(claims))).toMatchObject({ reason: 'expired' });
    expect(await admit(signToken({ ...claims, nbf: then - 60, exp: then + 600 }))).toMatchObject({ ok: true });
  });
});

it('nobody can be checked before keys could be fetched, and the sender is asked to come again', async () => {
  isDown = true;
  expect(await admit(signToken(claims))).toEqual({ ok: false, status: 503, reason: 'no-keys' });
  expect(await admit('Bearer a.b.c')).toMatchObject({ status: 401 });

  isDown = false;
  clock += 30_000;
  expect(await admit(signToken(claims))).toMatchObject({ ok: true });
});

it('junk that names no key of the right kind causes no fetch', async () => {
  await admit('');
  await admit(`Bearer ${'a'.repeat(9000)}`);
  await admit(signToken(claims, { header: { alg: 'HS256' } }));
  await admit(signToken(claims), { channelId: 'webchat' });

  expect(asked).toEqual([]);
});

it('whatever is sent is refused with a value', async () => {
  const part = fc.oneof(
    fc.jsonValue().map(encodePart),
    fc.base64String().map((text) => text.replace(/[+/=]/g, '_')),
  );
  const header = fc.record({ alg: fc.constantFrom('RS256', 'none', 1), kid: fc.constantFrom('ours', 'x', null) });
  const token = fc
    .tuple(fc.oneof(part, header.map(encodePart)), part, part)
    .map((parts) => `Bearer ${parts.join('.')}`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(token, fc.string()), fc.jsonValue(), async (authorization, activity) => {
      const changes = typeof activity === 'object' && activity !== null ? activity : {};
      expect(await admit(authorization, changes)).toMatchObject({ ok: false, status: 401 });
    }),
    { seed: 20260105, numRuns: 2000 },
  );
});

import { constants, randomUUID } from 'node:crypto';
import nock from 'nock';
import { ConfigurationBotFrameworkAuthentication, type Activity } from '../../bot/sdk.ts';
import type { TestBot } from '../support/bot-client.ts';
import {
  channelKeys,
  encodePart,
  hmac,
  publicJwk,
  rsa,
  serveSigningKeys,
  signToken,
} from '../support/channel-tokens.ts';
import { claims, question, registration, sendAs, startRegisteredBot, type Answer } from '../support/registered-bot.ts';
import { measureGrowth, scale } from '../support/scale.ts';
import { countSdkIssuers } from '../support/sdk.ts';

/** Tokens that look like tokens and are none, in the test that floods the bot with them. */
const floodSize = 2000 * scale;

jest.setTimeout(60_000 * scale);

let bot: TestBot;
let keyServer: { readonly asked: number };
let printed: jest.SpyInstance[];

beforeAll(async () => {
  printed = (['error', 'warn', 'log'] as const).map((name) => jest.spyOn(console, name).mockReturnValue());
  keyServer = serveSigningKeys(['ours', 'webchat', 'bare', 'short']);
  bot = await startRegisteredBot();
});

afterAll(async () => {
  await bot.stop();
  nock.cleanAll();
  jest.restoreAllMocks();
});

const turns = (): number => bot.log.filter(({ msg }) => msg === 'turn').length;

const refused = { status: 401, text: '{"error":"The activity carries no valid token of the Bot Framework."}' };
const foreign = { status: 403, text: '{"error":"This bot does not serve the tenant that the activity comes from."}' };

const seconds = Math.floor(Date.now() / 1000);
const good = signToken(claims);
const [header = '', payload = '', signature = ''] = good.slice('Bearer '.length).split('.');
const joined = (...parts: string[]): string => `Bearer ${parts.join('.')}`;
const swapped = (changes: object): string => joined(header, encodePart({ ...claims, ...changes }), signature);
const strangerPem = channelKeys.stranger.export({ format: 'pem', type: 'pkcs8' }) as string;
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING };
const strangerJwk = publicJwk('stranger');
const entra = (version: string, tenant: string): string =>
  version === '1.0' ? `https://sts.windows.net/${tenant}/` : `https://login.microsoftonline.com/${tenant}/v2.0`;
const ownTenant = registration.MicrosoftAppTenantId;
const otherTenant = 'bbbbbbbb-5555-4666-8777-888899990000';
const fromEntra = (version: string, tenant: string): string =>
  signToken({ ...claims, iss: entra(version, tenant), ver: version, tid: tenant, appid: claims.aud, azp: claims.aud });

describe('controls: a turn runs for', () => {
  it.each<[string, string, object]>([
    ['a token of the channel', good, {}],
    ['a token that was used before', good, {}],
    ['a token with an x5t in its header, as the channel sends it', signToken(claims, { header: { x5t: 'ours' } }), {}],
    ['a token that was over two minutes ago', signToken({ ...claims, exp: seconds - 120 }), {}],
    ['a token that will be good in four minutes', signToken({ ...claims, nbf: seconds + 240 }), {}],
    ['an address without its last slash', good, { serviceUrl: claims.serviceurl.slice(0, -1) }],
    ['a tenant in channelData alone', good, { conversation: { id: 'a:1' } }],
  ])('%s', async (_, authorization, changes) => {
    const before = turns();

    const answer = await sendAs(authorization, bot, changes);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('31034');
    expect(turns()).toBe(before + 1);
  });
});

const forged: [string, string | undefined][] = [
  ['no Authorization header', undefined],
  ['an empty token', 'Bearer '],
  ['no scheme', good.slice('Bearer '.length)],
  ['the scheme Basic', 'Basic YWRhOmh1bnRlcjI='],
  ['the scheme in small letters', good.replace('Bearer', 'bearer')],
  ['two spaces after the scheme', good.replace(' ', '  ')],
  ['two tokens', `${good} ${good.slice('Bearer '.length)}`],
  ['one part', 'Bearer token'],
  ['two parts', joined(header, payload)],
  ['four parts', joined(header, payload, signature, signature)],
  ['five parts, as if encrypted', joined(header, 'a', 'b', 'c', 'd')],
  ['no signature', joined(header, payload, '')],
  ['a signature cut short', joined(header, payload, signature.slice(0, 100))],
  ['a signature of zeros', signToken(claims, { sign: () => Buffer.alloc(256) })],
  [
    'one changed bit in its signature',
    joined(header, payload, (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)),
  ],
  ['no JSON in its header', joined('bm9uZQ', payload, signature)],
  ['a list as its header', joined(encodePart([]), payload, signature)],
  ['null as its header', joined(encodePart(null), payload, signature)],
  ['no JSON in its payload', joined(header, 'bm9uZQ', signature)],
  ['another payload under a good signature', swapped({ name: 'Ada' })],
  ['a longer life under a good signature', swapped({ exp: seconds + 99_999 })],
  ['a token of 8 KB and more, well signed', signToken({ ...claims, more: 'x'.repeat(6200) })],
  ['alg none and no signature', signToken(claims, { header: { alg: 'none' }, sign: () => Buffer.alloc(0) })],
  ['alg none and a signature', signToken(claims, { header: { alg: 'none' } })],
  ['alg None', signToken(claims, { header: { alg: 'None' }, sign: () => Buffer.alloc(1) })],
  ['no alg', signToken(claims, { header: { alg: undefined } })],
  [
    'alg HS256 with the public key as its secret',
    signToken(claims, { header: { alg: 'HS256' }, sign: hmac(JSON.stringify(publicJwk('ours'))) }),
  ],
  ['alg HS256 with an empty secret', signToken(claims, { header: { alg: 'HS256' }, sign: hmac('') })],
  ['alg RS256 with an HMAC', signToken(claims, { sign: hmac(strangerPem) })],
  [
    'alg RS384, well signed',
    signToken(claims, { header: { alg: 'RS384' }, sign: rsa('RSA-SHA384', channelKeys.ours) }),
  ],
  [
    'alg RS512, well signed',
    signToken(claims, { header: { alg: 'RS512' }, sign: rsa('RSA-SHA512', channelKeys.ours) }),
  ],
  [
    'alg PS256, well signed',
    signToken(claims, { header: { alg: 'PS256' }, sign: rsa('RSA-SHA256', channelKeys.ours, pss) }),
  ],
  ['alg RS256 with PSS padding', signToken(claims, { sign: rsa('RSA-SHA256', channelKeys.ours, pss) })],
  ['alg RS256 with SHA-1', signToken(claims, { sign: rsa('RSA-SHA1', channelKeys.ours) })],
  ['a foreign key under our key id', signToken(claims, true)],
  ['a foreign key in jwk', signToken(claims, { key: 'stranger', header: { jwk: strangerJwk } })],
  [
    'a foreign key in jwk and no key id',
    signToken(claims, { key: 'stranger', header: { jwk: strangerJwk, kid: undefined } }),
  ],
  ['a foreign key behind jku', signToken(claims, { key: 'stranger', header: { jku: 'https://example.com/keys' } })],
  ['a foreign key behind x5u', signToken(claims, { key: 'stranger', header: { x5u: 'https://example.com/cert' } })],
  ['a foreign key in x5c', signToken(claims, { key: 'stranger', header: { x5c: ['aaaa'] } })],
  ['a critical header, well signed', signToken(claims, { header: { crit: ['exp'], exp: 1 } })],
  ['an unencoded payload (b64), well signed', signToken(claims, { header: { crit: ['b64'], b64: false } })],
  ['an unknown key id', signToken(claims, { header: { kid: 'unknown' } })],
  ['no key id', signToken(claims, { header: { kid: undefined } })],
  ['an empty key id', signToken(claims, { header: { kid: '' } })],
  ['a path as its key id', signToken(claims, { key: 'stranger', header: { kid: '../../../dev/null' } })],
  ['a key id that is no text', signToken(claims, { header: { kid: { toString: 'ours' } } })],
  ['the key id __proto__', signToken(claims, { header: { kid: '__proto__' } })],
  ['a key for another channel', signToken(claims, { key: 'webchat' })],
  ['a key for no channel', signToken(claims, { key: 'bare' })],
  ['a key of 1024 bits', signToken(claims, { key: 'short' })],
  ['another audience', signToken({ ...claims, aud: randomUUID() })],
  ['our audience in a list', signToken({ ...claims, aud: [claims.aud] })],
  ['our audience among others', signToken({ ...claims, aud: [randomUUID(), claims.aud] })],
  ['our audience with more behind it', signToken({ ...claims, aud: `${claims.aud} ` })],
  ['an empty audience', signToken({ ...claims, aud: '' })],
  ['no audience', signToken({ ...claims, aud: undefined })],
  ['the audience of the channel', signToken({ ...claims, aud: 'https://api.botframework.com' })],
  ['another issuer', signToken({ ...claims, iss: 'https://example.com' })],
  ['our issuer as a prefix', signToken({ ...claims, iss: 'https://api.botframework.com.example.com' })],
  ['our issuer with a slash', signToken({ ...claims, iss: 'https://api.botframework.com/' })],
  ['our issuer in a list', signToken({ ...claims, iss: ['https://api.botframework.com'] })],
  ['the issuer of the government cloud', signToken({ ...claims, iss: 'https://api.botframework.us' })],
  ['no issuer', signToken({ ...claims, iss: undefined })],
  ['Entra version 1 as its issuer, for our own app', fromEntra('1.0', ownTenant)],
  ['Entra version 2 as its issuer, for our own app', fromEntra('2.0', ownTenant)],
  ['a foreign tenant of Entra as its issuer', fromEntra('2.0', otherTenant)],
  ['the claims of a skill', signToken({ ...claims, ver: '2.0', azp: randomUUID(), iss: entra('2.0', ownTenant) })],
  ['an end ten minutes ago', signToken({ ...claims, exp: seconds - 600 })],
  ['no end', signToken({ ...claims, exp: undefined })],
  ['an end that is no number', signToken({ ...claims, exp: String(seconds + 600) })],
  ['an end in milliseconds before Christ', signToken({ ...claims, exp: -seconds * 1000 })],
  ['a beginning in an hour', signToken({ ...claims, nbf: seconds + 3600 })],
  ['no beginning', signToken({ ...claims, nbf: undefined })],
  ['no serviceurl', signToken({ ...claims, serviceurl: undefined })],
  ['an empty serviceurl', signToken({ ...claims, serviceurl: '' })],
  ['a serviceurl in a list', signToken({ ...claims, serviceurl: [claims.serviceurl] })],
  ['the serviceurl of another region', signToken({ ...claims, serviceurl: 'https://smba.trafficmanager.net/amer/' })],
  ['the serviceurl in capital letters', signToken({ ...claims, serviceurl: claims.serviceurl.toUpperCase() })],
  ['serviceUrl in place of serviceurl', signToken({ aud: claims.aud, serviceUrl: claims.serviceurl })],
];

it('there are at least the 49 variants with which the SDK was tried, each with a name of its own', () => {
  expect(new Set(forged.map(([name]) => name)).size).toBe(forged.length);
  expect(forged.length).toBeGreaterThanOrEqual(49);
});

describe('no turn runs for a token with', () => {
  it.each(forged)('%s', async (_, authorization) => {
    await expectRefusal(authorization, {}, refused);
  });
});

const conversation = { ...question.conversation };
const elsewhere = (serviceUrl: string): [string, object] => [
  signToken({ ...claims, serviceurl: serviceUrl }),
  { serviceUrl },
];

describe('no turn runs for a good token with another activity:', () => {
  it.each<[string, string, object]>([
    ['another serviceUrl', good, { serviceUrl: 'https://attacker.example.com/' }],
    ['the serviceUrl of another region', good, { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['a serviceUrl in capital letters', good, { serviceUrl: claims.serviceurl.toUpperCase() }],
    ['no serviceUrl', good, { serviceUrl: undefined }],
    ['another channel', good, { channelId: 'webchat' }],
    ['the emulator', good, { channelId: 'emulator' }],
    ['a blank channel', good, { channelId: '  ' }],
    ['no channel', good, { channelId: undefined }],
    [
      'a serviceUrl of another customer of Azure, in the token, too',
      ...elsewhere('https://attacker.trafficmanager.net/'),
    ],
    ['a serviceUrl without https, in the token, too', ...elsewhere('http://smba.trafficmanager.net/emea/')],
    ['a serviceUrl of this machine, in the token, too', ...elsewhere('https://127.0.0.1/')],
    ['a serviceUrl with a user, in the token, too', ...elsewhere('https://smba.trafficmanager.net@example.com/')],
  ])('%s', async (_, authorization, changes) => {
    await expectRefusal(authorization, changes, refused);
  });

  it.each<[string, object]>([
    ['another tenant', { conversation: { ...conversation, tenantId: otherTenant }, channelData: undefined }],
    ['another tenant beside ours', { conversation: { ...conversation, tenantId: otherTenant } }],
    ['another tenant in channelData', { channelData: { tenant: { id: otherTenant } } }],
    ['no tenant', { conversation: { ...conversation, tenantId: undefined }, channelData: undefined }],
    ['a tenant that is no text', { channelData: { tenant: { id: [ownTenant] } } }],
  ])('%s', async (_, changes) => {
    await expectRefusal(good, changes, foreign);
  });
});

async function expectRefusal(authorization: string | undefined, changes: object, answer: Answer): Promise<void> {
  const before = { turns: turns(), refusals: await countRefusals(), lines: bot.log.length };

  expect(await sendAs(authorization, bot, changes)).toEqual(answer);
  expect(turns()).toBe(before.turns);
  expect(await countRefusals()).toBe(before.refusals + 1);
  for (const line of bot.log.slice(before.lines)) {
    expect(line).toMatchObject({
      level: 40,
      msg: 'sender refused',
      reason: expect.stringMatching(/^[a-z-]+$/) as string,
    });
    // Nothing but the word and a number: what else a line has is the same for all.
    expect(Object.keys(line).sort()).toEqual(['level', 'msg', 'reason', 'time', 'unlogged']);
  }
}

/** The sum over all reasons. */
async function countRefusals(): Promise<number> {
  const text = await (await fetch(`${bot.url}/metrics`)).text();
  const counts = Array.from(text.matchAll(/^writeback_desk_refusals_total\{reason="[a-z-]+"\} (\d+)$/gm));
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Over kept connections, as the channel's are: Node takes memory for each new one. */
async function sendKept(authorization: string): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', Authorization: authorization };
  const answer = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(question) });
  return { status: answer.status, text: await answer.text() };
}

it('a flood of tokens leaves the SDK as it is, and the key server in peace', async () => {
  const started = Date.now();
  const before = { issuers: countSdkIssuers(), asked: keyServer.asked, turns: turns() };
  const activity = question as unknown as Activity;
  const junk = (index: number): string => {
    const tid = randomUUID();
    const said = { ...claims, iss: entra('2.0', tid), tid, ...(index % 2 === 0 && { padding: 'x'.repeat(5400) }) };
    return signToken(said, { header: { kid: randomUUID() }, sign: () => Buffer.alloc(256) });
  };
  const sendThousand = async (): Promise<void> => {
    for (let index = 0; index < 1000; index += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, more) => sendKept(junk(index + more))));
      expect(answers).toEqual(answers.map(() => refused));
    }
  };
  // What Node itself takes at first is no growth.
  await measureGrowth(2, sendThousand);
  expect(await measureGrowth(floodSize / 1000, sendThousand)).toBeLessThan(20);
  expect(countSdkIssuers()).toBe(before.issuers);
  // Without our gate one of them is enough.
  await expect(
    new ConfigurationBotFrameworkAuthentication(registration).authenticateRequest(activity, junk(0)),
  ).rejects.toThrow();
  expect(countSdkIssuers()).toBe(before.issuers + 4);
  expect(turns()).toBe(before.turns);
  // At most one in each 30 seconds that have begun.
  expect(keyServer.asked - before.asked).toBeLessThanOrEqual(1 + Math.floor((Date.now() - started) / 30_000));
});

it('after all that the bot answers, and nothing of a token or a key stands in the log or was printed', async () => {
  const answer = await sendAs(signToken(claims), bot);

  expect(answer.status).toBe(200);
  expect(answer.text).toContain('31034');
  expect(printed.flatMap(({ mock }) => mock.calls as unknown[])).toEqual([]);
  const log = JSON.stringify(bot.log);
  const ourKey = String(publicJwk('ours')['n']).slice(0, 40);
  for (const secret of ['eyJ', signature.slice(0, 40), ourKey, 'BEGIN', otherTenant]) {
    expect(log).not.toContain(secret);
  }
});

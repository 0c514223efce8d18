import { findTokens } from '../../../cases/secrets/find-tokens.ts';

const random = 'aB3xY9'.repeat(20);
const found = (text: string): [string, string][] =>
  findTokens(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('tokens', () => {
  it.each([
    `eyJhbGciOiJIUzI1NiJ9.${random}.${random}`,
    `eyJ0eXAiOiJKV1Qi${random}`,
    `0.A${random}.${random}`,
    `1.A${random}`,
    `AQABAAAA${random}`,
    ['ghp', random.slice(0, 36)].join('_'),
    ['xoxb', '123456789012', random.slice(0, 24)].join('-'),
    ['AK', 'IAABCDEFGHIJKLMNOP'].join(''),
  ])('are known by their beginning: %s', (token) => {
    expect(new Set(found(`a ${token} b`).map(String))).toEqual(new Set([`an access token,${token}`]));
    expect(found(`A${token}`)).toEqual([]);
  });

  it.each([
    'Authorization: Bearer ',
    'refresh_token=',
    '"access_token": "',
    'x-api-key: ',
    'the api key is ',
    'ESTSAUTH=',
  ])('are known by what stands before: %s', (lead) => {
    const token = random.slice(0, 40);
    expect(found(`${lead}${token}"`)).toEqual([['an access token', token]]);
  });

  it('are told from words about them', () => {
    expect(found('Bearer authorization_uri="https://login.microsoftonline.com"')).toEqual([]);
    expect(found('access token: expired, api key: 5f3a1c7e-9b2d-4e60-8a41-0c7d5e2f9b13')).toEqual([]);
    expect(found('PublicKeyToken=30ad4fe6b2a6aeed')).toEqual([]);
  });
});

describe('client secrets', () => {
  it('are known by their mark, or by what stands before', () => {
    const secret = `abc8Q~${random.slice(0, 34)}`;
    expect(found(`value ${secret} is new`)).toEqual([['a client secret', secret]]);
    expect(found(`client_secret=${random.slice(0, 30)}`)).toEqual([['a client secret', random.slice(0, 30)]]);
    expect(found('client secret is expired-since-monday')).toEqual([]);
  });
});

describe('signed links', () => {
  it.each(['?sv=2023&sig=', '&tempauth=', '?X-Amz-Signature=', '?code='])('are known by %s', (part) => {
    expect(found(`https://x${part}${random}`)).toEqual([['a signed link', random]]);
  });

  it('are told from other addresses', () => {
    expect(found('https://contoso.com/?code=31034&design=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&sig=1')).toEqual([]);
  });
});

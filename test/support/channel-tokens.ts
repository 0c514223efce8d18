import { createSign, generateKeyPairSync } from 'node:crypto';
import nock from 'nock';

const issuer = 'https://api.botframework.com';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Lets the Bot Framework's key server answer with our key, as long as `nock.cleanAll` is not called. */
export function serveSigningKeys(): void {
  const login = nock('https://login.botframework.com').persist();
  login.get('/v1/.well-known/openidconfiguration').reply(200, {
    issuer,
    jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
  });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'ours', endorsements: ['msteams'] };
  login.get('/v1/.well-known/keys').reply(200, { keys: [key] });
}

/** A token as a channel sends it; `forged` ones are signed with a key that the key server does not know. */
export function signToken(claims: Readonly<Record<string, unknown>>, forged = false): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, nbf: now - 60, exp: now + 600, ...claims };
  const unsigned = [{ alg: 'RS256', typ: 'JWT', kid: 'ours' }, payload].map(encode).join('.');
  const signature = createSign('RSA-SHA256')
    .update(unsigned)
    .sign(forged ? stranger : privateKey);
  return `Bearer ${unsigned}.${signature.toString('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import nock from 'nock';

const issuer = 'https://api.botframework.com';
const metadataHost = 'https://login.botframework.com';
const metadataPath = '/v1/.well-known/openidconfiguration';
const keysPath = '/v1/.well-known/keys';

const makeKey = (bits = 2048): KeyObject => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;

/** Private keys by the id under which the key server knows them; nobody knows `stranger`. */
export const channelKeys = {
  ours: makeKey(),
  next: makeKey(),
  webchat: makeKey(),
  bare: makeKey(),
  short: makeKey(1024),
  stranger: makeKey(),
};

type KeyName = keyof typeof channelKeys;

const endorsements: Partial<Record<KeyName, readonly string[]>> = { webchat: ['webchat'], bare: [] };

/** The public side of a key, as the key server shows it. */
export function publicJwk(name: KeyName): Record<string, unknown> {
  const { kty, n, e } = channelKeys[name].export({ format: 'jwk' });
  return { kty, use: 'sig', kid: name, n, e, endorsements: endorsements[name] ?? ['msteams'] };
}

/** What the key server answers with, by address. */
export function keyServerAnswers(names: readonly KeyName[] = ['ours']): Readonly<Record<string, unknown>> {
  return {
    [metadataHost + metadataPath]: { issuer, jwks_uri: metadataHost + keysPath },
    [metadataHost + keysPath]: { keys: names.map(publicJwk) },
  };
}

/**
 * Lets the Bot Framework's key server answer with these keys until `nock.cleanAll`; what comes back counts how often it
 * was asked.
 */
export function serveSigningKeys(names: readonly KeyName[] = ['ours']): { readonly asked: number } {
  const server = nock(metadataHost).persist();
  let asked = 0;
  const answers = keyServerAnswers(names);
  server.get(metadataPath).reply(() => {
    asked += 1;
    return [200, JSON.stringify(answers[metadataHost + metadataPath])];
  });
  server.get(keysPath).reply(200, JSON.stringify(answers[metadataHost + keysPath]));
  return {
    get asked() {
      return asked;
    },
  };
}

/** How a token is made; without any of it, as the channel does. */
export interface TokenOptions {
  readonly header?: Readonly<Record<string, unknown>>;
  /** The key to sign with. */
  readonly key?: KeyName;
  /** Makes the signature out of what is signed. */
  readonly sign?: (unsigned: string) => Buffer;
}

/**
 * An Authorization header with a token that says `claims`; an undefined claim is left out. `true` makes it a forged one,
 * signed with a key that the key server does not know.
 */
export function signToken(claims: Readonly<Record<string, unknown>>, made: TokenOptions | true = {}): string {
  const { header = {}, key = 'ours', sign }: TokenOptions = made === true ? { key: 'stranger' } : made;
  const seconds = Math.floor(Date.now() / 1000);
  const kid = key === 'stranger' ? 'ours' : key;
  const parts = [
    { alg: 'RS256', typ: 'JWT', kid, ...header },
    { iss: issuer, nbf: seconds - 60, exp: seconds + 600, ...claims },
  ];
  const unsigned = parts.map(encodePart).join('.');
  const signature = (sign ?? rsa('RSA-SHA256', channelKeys[key]))(unsigned);
  return `Bearer ${unsigned}.${signature.toString('base64url')}`;
}

/** Makes RSA signatures with another digest or padding than the channel's. */
export function rsa(digest: string, key: KeyObject, options: { padding?: number } = {}): (unsigned: string) => Buffer {
  return (unsigned) =>
    createSign(digest)
      .update(unsigned)
      .sign({ key, ...options });
}

/** Signs with a shared secret instead of a key pair. */
export function hmac(secret: string): (unsigned: string) => Buffer {
  return (unsigned) => createHmac('sha256', secret).update(unsigned).digest();
}

/** One part of a token. */
export function encodePart(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

import type { webcrypto } from 'node:crypto';
import { importJWK } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { describeError } from './describe-error.ts';

/** Where the Bot Framework says which keys it signs with (Bot Connector authentication, learn.microsoft.com). */
export const botFrameworkMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** A public key of the channel, and the channels that may use it. */
export interface SigningKey {
  readonly key: webcrypto.CryptoKey;
  readonly endorsements: readonly string[];
}

/** The keys with which the channel signs, kept up to date by being used. */
export interface SigningKeys {
  /** False until keys could be fetched for the first time; from then on there are always some. */
  readonly known: boolean;
  /** The key of this id; undefined when there is none, or when none could be fetched yet. Never rejects. */
  find(kid: string): Promise<SigningKey | undefined>;
}

/** Where keys come from; `fetch` takes the place of the one of Node, `now` is in milliseconds. */
export interface SigningKeysParts {
  readonly metadataUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly log: Logger;
  readonly now: () => number;
}

/** Age at which the keys are fetched anew, in milliseconds. */
const maxAgeMs = 24 * 60 * 60 * 1000;
/** Shortest time from one fetch to the next, in milliseconds: it bounds what a flood of unknown keys can cause. */
const pauseMs = 30_000;
/** Longest time that one request may take, in milliseconds. */
const requestMs = 5000;
/** Largest answer taken in, in bytes: the real one is about 50 KB. */
const maxAnswerBytes = 512 * 1024;

/** Makes the keeper of the keys; nothing is fetched before the first `find`. */
export function createSigningKeys(parts: SigningKeysParts): SigningKeys {
  const { now } = parts;
  let keys: KeysById = new Map();
  let fetchedAt: number | undefined;
  let triedAt: number | undefined;
  let running: Promise<void> | undefined;

  // The distance, because a clock that was set back must not put the next fetch off for hours.
  const isPast = (since: number | undefined, ms: number): boolean =>
    since === undefined || Math.abs(now() - since) >= ms;

  async function refresh(): Promise<void> {
    triedAt = now();
    const fetched = await tryFetchKeys(parts);
    // Otherwise the last known keys stay: an outage of the key server must not silence the bot.
    if (fetched === undefined) return;
    keys = fetched;
    fetchedAt = now();
  }

  /** Joins the fetch that runs, or starts one if the last is long enough ago. */
  async function refreshOnce(): Promise<void> {
    if (running === undefined && isPast(triedAt, pauseMs)) {
      running = refresh().finally(() => {
        running = undefined;
      });
    }
    await running;
  }

  return {
    get known() {
      return fetchedAt !== undefined;
    },
    async find(kid) {
      const found = keys.get(kid);
      if (found === undefined) {
        await refreshOnce();
        return keys.get(kid);
      }
      if (isPast(fetchedAt, maxAgeMs)) void refreshOnce();
      return found;
    },
  };
}

const metadata = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });
const keySet = z.object({ keys: z.array(z.unknown()) });
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string().min(1),
  e: z.string().min(1),
  use: z.literal('sig').optional(),
  endorsements: z.array(z.string()).default([]),
});

type KeysById = ReadonlyMap<string, SigningKey>;

async function tryFetchKeys(parts: SigningKeysParts): Promise<KeysById | undefined> {
  try {
    return await fetchKeys(parts);
  } catch (error) {
    const { cause } = error as Error;
    parts.log.warn(
      { error: describeError(cause instanceof Error ? cause : (error as Error)) },
      'signing keys not fetched',
    );
    return undefined;
  }
}

/** Rejects when not a single usable key could be had. */
async function fetchKeys({ metadataUrl, fetch: get }: SigningKeysParts): Promise<KeysById> {
  const { jwks_uri: keysUrl } = metadata.parse(await fetchJson(metadataUrl, get));
  if (new URL(keysUrl).host !== new URL(metadataUrl).host) throw new Error('jwks_uri leads to another host.');
  const { keys } = keySet.parse(await fetchJson(keysUrl, get));
  const imported = (await Promise.all(keys.map(importKey))).filter((entry) => entry !== undefined);
  if (imported.length === 0) throw new Error('The key set holds no usable key.');
  return new Map(imported);
}

/** A key that is not of our kind is passed over: it must not take the others with it. */
async function importKey(given: unknown): Promise<[string, SigningKey] | undefined> {
  const read = rsaKey.safeParse(given);
  if (!read.success) return undefined;
  const { kty, kid, n, e, endorsements } = read.data;
  try {
    const key = await importJWK({ kty, n, e }, 'RS256');
    return key instanceof Uint8Array || isShort(key) ? undefined : [kid, { key, endorsements }];
  } catch {
    return undefined;
  }
}

/** RS256 asks for 2048 bits at least (RFC 7518, section 3.3). */
function isShort({ algorithm }: webcrypto.CryptoKey): boolean {
  return (algorithm as webcrypto.RsaHashedKeyAlgorithm).modulusLength < 2048;
}

async function fetchJson(url: string, get = globalThis.fetch): Promise<unknown> {
  const answer = await get(url, { redirect: 'error', signal: AbortSignal.timeout(requestMs) });
  if (answer.status !== 200 || answer.body === null) {
    await answer.body?.cancel();
    throw new Error(`The key server answered with status ${String(answer.status)}.`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxAnswerBytes) throw new Error('The key server sent too much.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
}

import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { describeError } from './describe-error.ts';
import { ConfigurationBotFrameworkAuthentication, type Activity } from './sdk.ts';
import { botFrameworkMetadata, createSigningKeys } from './signing-keys.ts';
import { createSparseLog } from './sparse-log.ts';
import { createTokenGate, type Refusal, type TokenClaims } from './token-gate.ts';

/** Whether the sender of an activity is trusted; `claims` is undefined for a local bot, where nobody has to prove anything. */
export type Authenticated = { readonly ok: true; readonly claims: TokenClaims | undefined } | Refusal;

/** Checks the Authorization header of an activity; a refusal is a value. */
export type Authenticate = (authorization: string, activity: Activity) => Promise<Authenticated>;

/** The SDK's own check of a token: resolves when it finds it good, rejects otherwise. */
type SdkCheck = Pick<ConfigurationBotFrameworkAuthentication, 'authenticateRequest'>;

/** What the check needs; `sdk`, `fetch` and `now` (milliseconds) take the place of the real ones in tests. */
export interface AuthenticationParts {
  readonly config: Pick<Config, 'local' | 'app' | 'tenants'>;
  readonly log: Logger;
  readonly sdk?: SdkCheck;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => number;
}

/** Makes the check of all that comes from outside: our own gate decides, and behind it the SDK may still refuse. */
export function createAuthentication(parts: AuthenticationParts): Authenticate {
  const { config, log, now = Date.now, sdk = new ConfigurationBotFrameworkAuthentication({ ...config.app }) } = parts;
  if (config.local) return () => Promise.resolve({ ok: true, claims: undefined });
  const keys = createSigningKeys({
    metadataUrl: botFrameworkMetadata,
    log,
    now,
    ...(parts.fetch && { fetch: parts.fetch }),
  });
  const gate = createTokenGate({ appId: config.app.MicrosoftAppId, tenants: config.tenants, keys, now });
  const isRefusedBySdk = createSdkCheck(sdk, log, now);
  return async (authorization, activity) => {
    const admission = await gate.admit(authorization, activity);
    if (!admission.ok) return admission;
    // With the address as it stands in the token: the SDK does not know that a slash at its end makes no difference.
    const isRefused = await isRefusedBySdk(authorization, { ...activity, serviceUrl: admission.claims.serviceurl });
    return isRefused ? { ok: false, status: 401, reason: 'sdk' } : admission;
  };
}

/** Longest time that the SDK may take, in milliseconds; it waits for the key server without any limit. */
const sdkMs = 5000;
/**
 * How long the SDK is not asked after it could not fetch keys, in milliseconds: it would fetch for each activity. And how long
 * the log is silent after it refused one.
 */
const sdkPauseMs = 10 * 60 * 1000;

type IsRefused = (authorization: string, activity: Activity) => Promise<boolean>;

function createSdkCheck(sdk: SdkCheck, log: Logger, now: () => number): IsRefused {
  let outageAt: number | undefined;
  const logSparsely = createSparseLog(sdkPauseMs, now);
  // The distance, because a clock that was set back must not make the pause longer.
  const isPaused = (): boolean => outageAt !== undefined && Math.abs(now() - outageAt) < sdkPauseMs;
  return async (authorization, activity) => {
    if (isPaused()) return false;
    try {
      await within(sdkMs, sdk.authenticateRequest(activity, authorization));
      return false;
    } catch (error) {
      if (!isOutage(error as Error)) {
        // Our gate has let it in: if the SDK fails at every token, this line is all that tells.
        logSparsely('sdk', (unlogged) => {
          log.error({ error: describeError(error as Error), unlogged }, 'refused by the SDK alone');
        });
        return true;
      }
      if (!isPaused()) log.warn({ error: describeError(error as Error) }, 'keys of the SDK not fetched');
      outageAt = now();
      return false;
    }
  };
}

class SdkTimeout extends Error {
  override readonly name = 'SdkTimeout';
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new SdkTimeout());
    }, ms);
    work
      .finally(() => {
        clearTimeout(timer);
      })
      .then(resolve, reject);
  });
}

/** Says whether the SDK has no keys to check with, which says nothing of the token. */
function isOutage(error: Error & { statusCode?: number }): boolean {
  const isUnreachable = error.name === 'FetchError' || error.name === 'SdkTimeout' || (error.statusCode ?? 0) >= 500;
  // It looks for new keys once an hour at most; our gate has found this one since. There is no code for it, and the SDK is
  // not going to change its words any more.
  return isUnreachable || error.message === 'Signing Key could not be retrieved.';
}

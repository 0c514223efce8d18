import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { isServiceUrl } from './service-hosts.ts';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** Why a sender was refused: a fixed word for log and metrics, which says nothing of what was sent. */
export type RefusalReason =
  | 'no-token'
  | 'malformed'
  | 'algorithm'
  | 'key'
  | 'no-keys'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'endorsement'
  | 'channel'
  | 'service-url'
  | 'tenant'
  | 'sdk';

/**
 * HTTP status and reason of a refusal: 401 no valid token, 403 a tenant we do not serve, 503 no key could be fetched since
 * the start, so that nobody can be checked yet.
 */
export interface Refusal {
  readonly ok: false;
  readonly status: 401 | 403 | 503;
  readonly reason: RefusalReason;
}

/** What a token of the channel says, after its signature and all claims were checked. */
export type TokenClaims = Readonly<JWTPayload> & { readonly aud: string; readonly serviceurl: string };

export type Admission = { readonly ok: true; readonly claims: TokenClaims } | Refusal;

/** What is read of an activity to see whether the token was made for it; nothing of it is believed beforehand. */
export interface TokenBearer {
  readonly channelId?: unknown;
  readonly serviceUrl?: unknown;
  readonly conversation?: unknown;
  readonly channelData?: unknown;
}

/** Lets in what the channel has signed for this bot. */
export interface TokenGate {
  /** Checks the Authorization header together with the activity it came with. */
  admit(authorization: string, activity: TokenBearer): Promise<Admission>;
}

/** Whose tokens are good: `tenants` in lower case, `now` in milliseconds. */
export interface TokenGateParts {
  readonly appId: string;
  readonly tenants: readonly string[];
  readonly keys: SigningKeys;
  readonly now: () => number;
}

// Rules and clock tolerance: Bot Connector authentication, "Authenticate requests from the Bot Connector service to your bot"
// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).
const issuer = 'https://api.botframework.com';
const channel = 'msteams';
const clockToleranceSeconds = 300;

const maxTokenLength = 8192;
const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/** Makes the gate. It keeps nothing of what passes through it. */
export function createTokenGate(parts: TokenGateParts): TokenGate {
  return {
    async admit(authorization, activity) {
      const token = readToken(authorization);
      if (!token.ok) return token;
      if (activity.channelId !== channel) return refuse('channel');
      const signer = await findSigner(token.kid, parts.keys);
      if (!signer.ok) return signer;
      const verified = await verify(token.text, signer.key, parts);
      if (!verified.ok) return verified;
      if (!isSameAddress(activity.serviceUrl, verified.claims.serviceurl)) return refuse('service-url');
      return isTenantServed(activity, parts.tenants) ? verified : refuse('tenant');
    },
  };
}

function refuse(reason: RefusalReason): Refusal {
  if (reason === 'tenant') return { ok: false, status: 403, reason };
  return { ok: false, status: reason === 'no-keys' ? 503 : 401, reason };
}

/** A token that looks like one; nothing of it is checked yet. */
interface Token {
  readonly ok: true;
  readonly text: string;
  readonly kid: string;
}

/** Size and shape come first: junk must not cost more than that. */
function readToken(authorization: string): Token | Refusal {
  if (authorization === '') return refuse('no-token');
  if (authorization.length > 'Bearer '.length + maxTokenLength) return refuse('malformed');
  const text = bearer.exec(authorization)?.[1];
  return text === undefined ? refuse('malformed') : readHeader(text);
}

/** Parts of a header that name another key, or a rule of which we know nothing: no token of the channel has them. */
const foreign = ['jku', 'jwk', 'x5u', 'crit'] as const;

function readHeader(text: string): Token | Refusal {
  try {
    const header = decodeProtectedHeader(text);
    if (header.alg !== 'RS256') return refuse('algorithm');
    if (foreign.some((name) => name in header)) return refuse('malformed');
    // Not what the type says: anybody can write anything there.
    const kid: unknown = header.kid;
    return typeof kid === 'string' ? { ok: true, text, kid } : refuse('key');
  } catch {
    return refuse('malformed');
  }
}

type Signer = { readonly ok: true; readonly key: SigningKey['key'] } | Refusal;

async function findSigner(kid: string, keys: SigningKeys): Promise<Signer> {
  const signer = await keys.find(kid);
  if (signer === undefined) return refuse(keys.known ? 'key' : 'no-keys');
  return signer.endorsements.includes(channel) ? { ok: true, key: signer.key } : refuse('endorsement');
}

async function verify(token: string, key: SigningKey['key'], { appId, now }: TokenGateParts): Promise<Admission> {
  try {
    const { payload } = await jwtVerify<{ serviceurl: unknown }>(token, key, {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      requiredClaims: ['exp', 'nbf', 'serviceurl'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now()),
    });
    const { aud, serviceurl } = payload;
    // A list that holds our id among others is a token for others, too.
    if (aud !== appId) return refuse('audience');
    return typeof serviceurl === 'string'
      ? { ok: true, claims: { ...payload, aud, serviceurl } }
      : refuse('service-url');
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

const reasonOfClaim: Readonly<Record<string, RefusalReason>> = {
  iss: 'issuer',
  aud: 'audience',
  exp: 'expired',
  nbf: 'expired',
  serviceurl: 'service-url',
};

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim[error.claim] ?? 'malformed';
  if (error instanceof errors.JOSEError) return 'malformed';
  throw error;
}

/** One slash at the end may be on either side alone; the channel writes both. */
function isSameAddress(serviceUrl: unknown, claim: string): boolean {
  if (typeof serviceUrl !== 'string' || !isServiceUrl(serviceUrl)) return false;
  return serviceUrl === claim || serviceUrl === `${claim}/` || `${serviceUrl}/` === claim;
}

const tenantFields = z.object({
  conversation: z.object({ tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});

/** Teams names the tenant in two places; each that is there counts, and one has to be. */
function isTenantServed(activity: TokenBearer, tenants: readonly string[]): boolean {
  const read = tenantFields.safeParse(activity);
  if (!read.success) return false;
  const named = [read.data.conversation.tenantId, read.data.channelData?.tenant?.id].filter((id) => id != null);
  return named.length > 0 && named.every((id) => tenants.includes(id.toLowerCase()));
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of a signed message, to a ticket system and from it, in lower case. */
export const signatureHeaders = {
  /** When it was signed, in seconds since 1970. */
  timestamp: 'x-writeback-desk-timestamp',
  /** `sha256=` and the HMAC-SHA256 of `timestamp.body` in hex. */
  signature: 'x-writeback-desk-signature',
  /** The same for the same message, however often it is sent; also in the signed body. */
  key: 'idempotency-key',
} as const;

/**
 * Header with which Jira Cloud signs the body of an admin webhook that has a secret: `sha256=` and the HMAC-SHA256 of the body
 * in hex ("Webhooks", Jira Cloud platform, 2026-01-28, and WebSub, W3C Recommendation of 2018-01-23, section 7.1).
 */
export const hubSignatureHeader = 'x-hub-signature';

/** How far the time of a signature may be from ours, in seconds: whoever keeps a message cannot send it again later. */
export const signatureAgeSeconds = 300;

/** The signature of a body that is sent at a time in seconds since 1970. */
export function sign(secret: string, seconds: number, body: string | Buffer): string {
  return hmac(secret, `${String(seconds)}.`, body);
}

/** Whether the signature of a message is right and its time near ours, which is in milliseconds since 1970. */
export function isSigned(
  secret: string,
  {
    timestamp = '',
    signature = '',
  }: { readonly timestamp?: string | undefined; readonly signature?: string | undefined },
  body: Buffer,
  now: number,
): boolean {
  // Digits alone: what can be written in two ways could be signed in one and read in the other.
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const isNear = Math.abs(now / 1000 - Number(timestamp)) <= signatureAgeSeconds;
  return isSame(signature, hmac(secret, `${timestamp}.`, body)) && isNear;
}

/** Whether the signature of a body is right that Jira Cloud has sent. */
export function isSignedByHub(secret: string, signature: string, body: Buffer): boolean {
  return isSame(signature, hmac(secret, '', body));
}

function hmac(secret: string, prefix: string, body: string | Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(prefix).update(body).digest('hex')}`;
}

/** In a time that tells nothing of where two signatures differ. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

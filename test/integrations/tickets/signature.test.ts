import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import {
  isSigned,
  isSignedByHub,
  sign,
  signatureAgeSeconds,
  type signatureHeaders,
} from '../../../integrations/tickets/signature.ts';

type Stamp = Partial<Record<Exclude<keyof typeof signatureHeaders, 'key'>, string>>;

const secret = 'a secret of the test';
const seconds = 1_773_480_360;
const now = seconds * 1000;
const body = Buffer.from('{"case":1042}');

const stampOf = (bytes: Buffer, at = seconds, key = secret): Stamp => ({
  timestamp: String(at),
  signature: sign(key, at, bytes),
});

it('is the HMAC-SHA256 of time and body in hex', () => {
  const hex = createHmac('sha256', secret).update('1773480360.{"case":1042}').digest('hex');

  expect(sign(secret, seconds, body)).toBe(`sha256=${hex}`);
});

it('whatever is signed is right, and any other body, time or key is not', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(bytes, bytes, fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other, key, wrong) => {
      fc.pre(!one.equals(other) && key !== wrong);
      const stamp = stampOf(one, seconds, key);

      expect(isSigned(key, stamp, one, now)).toBe(true);
      expect(isSigned(key, stamp, other, now)).toBe(false);
      expect(isSigned(wrong, stamp, one, now)).toBe(false);
      expect(isSigned(key, { ...stamp, timestamp: String(seconds + 1) }, one, now)).toBe(false);
    }),
  );
});

it('one wrong bit anywhere in the signature makes it wrong', () => {
  const right = stampOf(body);
  fc.assert(
    fc.property(fc.nat({ max: 70 }), fc.string({ minLength: 1, maxLength: 1 }), (place, character) => {
      const signature = right.signature ?? '';
      const changed = signature.slice(0, place) + character + signature.slice(place + 1);
      fc.pre(changed !== signature);

      expect(isSigned(secret, { ...right, signature: changed }, body, now)).toBe(false);
    }),
  );
});

it('nothing that is not digits is a time', () => {
  fc.assert(
    fc.property(fc.string(), (timestamp) => {
      fc.pre(!/^\d{1,12}$/.test(timestamp));
      const signature = `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

      expect(isSigned(secret, { timestamp, signature }, body, now)).toBe(false);
    }),
    { examples: [[`+${String(seconds)}`], [` ${String(seconds)}`], [`${String(seconds)}\n`], ['1.7e9'], ['0x69b5']] },
  );
});

it.each([-signatureAgeSeconds, -1, 0, signatureAgeSeconds])('%i seconds away the signature counts', (away) => {
  expect(isSigned(secret, stampOf(body, seconds + away), body, now)).toBe(true);
});

it.each([-signatureAgeSeconds - 1, signatureAgeSeconds + 1, 86_400])('%i seconds away it does not', (away) => {
  expect(isSigned(secret, stampOf(body, seconds + away), body, now)).toBe(false);
});

it.each<[string, Stamp]>([
  ['without any header', {}],
  ['without a signature', { timestamp: String(seconds) }],
  ['without a time', { signature: sign(secret, seconds, body) }],
  ['with the hex alone', { ...stampOf(body), signature: (stampOf(body).signature ?? '').slice(7) }],
  ['with a signature that is too long', { ...stampOf(body), signature: `${stampOf(body).signature ?? ''}0` }],
])('a message %s is not signed', (_, stamp) => {
  expect(isSigned(secret, stamp, body, now)).toBe(false);
});

describe('of Jira', () => {
  // "Webhooks" (Jira Cloud platform, 2026-01-28) names the header and the method; this pair is our own computation.
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  it('is that of the body alone', () => {
    expect(isSignedByHub(secret, signature, body)).toBe(true);
  });

  it.each([
    ['another body', secret, signature, Buffer.from('{"case":1043}')],
    ['another key', 'other', signature, body],
    ['another method', secret, signature.replace('sha256', 'sha1'), body],
    ['nothing', secret, '', body],
  ])('is wrong for %s', (_, key, given, bytes) => {
    expect(isSignedByHub(key, given, bytes)).toBe(false);
  });

  it('a message signed in our way is not signed in that of Jira', () => {
    expect(isSignedByHub(secret, sign(secret, seconds, body), body)).toBe(false);
  });
});

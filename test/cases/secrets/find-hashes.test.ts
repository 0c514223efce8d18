import { findHashes } from '../../../cases/secrets/find-hashes.ts';

const hash = '0123456789abcdef'.repeat(2);
const found = (text: string): string[] => findHashes(text).map(({ start, end }) => text.slice(start, end));

describe('password hashes', () => {
  it.each([
    [`bob:500:${hash}:${hash}:::`, `${hash}:${hash}`],
    [`bob::CONTOSO:1122334455667788:${hash}:0101000000000000`, `1122334455667788:${hash}:0101000000000000`],
    [`$krb5tgs$23$*svc$CONTOSO$x*$${hash}`, `$krb5tgs$23$*svc$CONTOSO$x*$${hash}`],
    ['x:$6$salt$abcdefghijklmnop:1', '$6$salt$abcdefghijklmnop'],
    ['{SSHA}abcdefghijklmnopqrstuvwx', '{SSHA}abcdefghijklmnopqrstuvwx'],
    [`* NTLM     : ${hash}`, hash],
    [`the password hash is ${hash}`, hash],
    [`aes256_hmac: ${hash}${hash}`, `${hash}${hash}`],
  ])('are found in %j', (text, secret) => {
    expect(found(text)).toEqual([secret]);
  });

  it.each([
    hash,
    `Thumbprint: ${hash}01234567`,
    `file hash ${hash}`,
    `0${hash}:${hash}`,
    `SHA256 hash: ${hash}${hash}`,
    'NTLM is off',
    '$1$',
  ])('are not seen in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

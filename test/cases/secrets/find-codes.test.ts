import { findCodes } from '../../../cases/secrets/find-codes.ts';

const found = (text: string): [string, string][] =>
  findCodes(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('recovery codes', () => {
  it.each([
    ['recovery code: 4f8k-29xq', ['4f8k-29xq']],
    ['backup codes are 48291034, 58210394 and more', ['48291034', '58210394']],
    ['recovery codes:\n1. 83920174\n2. "55710293"', ['83920174', '55710293']],
    ['Wiederherstellungscode lautet 7XK29-4PQ8M', ['7XK29-4PQ8M']],
    ['my TAP is Xy72kP2q', ['Xy72kP2q']],
  ])('are found in %j', (text, codes) => {
    expect(found(text)).toEqual(codes.map((code) => ['a recovery code', code]));
  });

  it.each([
    'which recovery code?',
    'recovery code 0x80230619',
    'recovery codes: 10 left',
    'recovery code: a1b2 is cut off',
    'backup codes expired',
    '48291034',
  ])('are not seen in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('may be the key of a disk', () => {
    const key = Array.from({ length: 8 }, (_, at) => String(471_207 + at)).join('-');
    expect(found(`it asks for ${key}`)).toEqual([['a recovery code', key]]);
    expect(found(`1-${key}`)).toEqual([]);
  });
});

describe('keys of authenticator apps', () => {
  it.each([
    ['otpauth://totp/x?issuer=y&secret=JBSWY3DPEHPK3PXP', 'JBSWY3DPEHPK3PXP'],
    ['TOTP secret: jbsw y3dp ehpk 3pxp', 'jbsw y3dp ehpk 3pxp'],
    ['the MFA key is ABCDEFGHIJKLMNOP', 'ABCDEFGHIJKLMNOP'],
  ])('are found in %j', (text, key) => {
    expect(found(text)).toEqual([['an authenticator key', key]]);
  });

  it('are not four short words', () => {
    expect(found('setup key: this does work here')).toEqual([]);
    expect(found('MFA key: abcd efgh ijkl mnop')).toEqual([]);
  });
});

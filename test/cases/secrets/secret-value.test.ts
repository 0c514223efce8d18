import {
  coreOf,
  hasDigitAndLetter,
  hasInnerSign,
  isNamedPassword,
  isNoSecret,
  isPlaceholder,
  isPlainPassword,
  isProse,
  isQuotedPassword,
  isSigned,
  isStrong,
  isUnmistakable,
  isVariable,
  unquote,
} from '../../../cases/secrets/secret-value.ts';

const identifiers = [
  'SSPR_0029', 'AADSTS50126', 'KB5034441', 'hr=80230619', '0x8023061f', '(0x80230619)', 'TLS1.2', 'SHA256', 'IPv6',
  '5f3a1c7e-9b2d-4e60-8a41-0c7d5e2f9b13', 'S-1-5-21-1004336348', '31034', '2026-03-14', '14:05', '-2145188325', 'v2.3.20',
  '2026-03-14T09:26:00Z', '14chars', '15-character', '60min', '14h30', 'jdoe1@contoso.com', 'https://contoso1.com/x',
  'dc01.contoso.com', 'proxy1.contoso.com:8080', 'app1.exe', 'ma.cpp(8000)', 'Microsoft.Online2.PasswordReset', 'C:\\temp1',
  'CONTOSO\\jdoe1', 'CN=Jane1', 'HKLM:\\Soft1', 'MMS(5716)', 'MSOL_7f2a3b4c', 'Server2019', 'O365', 'DC01', 'LON-DC-02',
  'srv-sync01', 'pwd1](#there', 'ADSyncMSA01$', 'PC01$', 'kX3b50Rf+UizRIMe2CA/tg==',
]; // prettier-ignore
const masks = [
  '********',
  'xxxx',
  '…',
  '<password>',
  '[hidden]',
  '%PASSWORD%',
  '{0}',
  '{{password}}',
  '${PW}',
  '(not shown)',
];
const chosen = [
  'Xyz123!',
  'hunter2',
  'P@ssword',
  'Summer2026!',
  'tr0ub4dor&3',
  'Contoso.2026',
  'Blue-Horse-42',
  'Pässw0rt',
];

describe('what is no secret', () => {
  it.each([...identifiers, ...masks, 'expired', 'Abgelaufen', "doesn't", '', '"expired"'])('is %j', (value) => {
    expect(isNoSecret(value)).toBe(true);
    expect(isStrong(value)).toBe(false);
  });

  it.each(chosen)('is not %j', (value) => {
    expect(isNoSecret(value)).toBe(false);
  });
});

describe('what stands in for a secret', () => {
  it.each([...masks, '$pw', '$cred.Password', '"$env:PW"', '$(Get-Secret)', 'null', ''])('is %j', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([...chosen, 'plain'])('is not %j', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });

  it('may be a variable', () => {
    expect(['$pw', '"$pw"', '$env:PW', 'a$b', '$1'].map(isVariable)).toEqual([true, true, true, false, false]);
  });
});

describe('a word that somebody made up', () => {
  it.each(chosen)('is strong: %j', (value) => {
    expect(isStrong(value)).toBe(true);
    expect(isStrong(`"${value}",`)).toBe(true);
  });

  it.each([
    'short',
    'P@ss',
    'sunshine',
    'PasswordResetService',
    'on-premises',
    'self-service',
    'two w0rds',
    '12345678',
  ])('is not %j', (value) => {
    expect(isStrong(value)).toBe(false);
  });

  it('needs a sign or a capital and a digit where little else tells of it', () => {
    expect(['Summer2026!', 'P@ssword', 'Summer2026', 'hunter2', 'HUNTER99'].map(isUnmistakable)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('needs a sign where still less does', () => {
    expect(['Summer2026!', 'P@ssword', 'Summer2026', 'f(a1!b)'].map(isSigned)).toEqual([true, true, false, false]);
  });

  it('has letters and digits, or a sign inside', () => {
    expect(['a1', 'ab', '12'].map(hasDigitAndLetter)).toEqual([true, false, false]);
    expect(['a!b', 'a!1', '1!a', '1!2', 'a!', '!a', 'ab', 'a!!'].map(hasInnerSign)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a plain word', () => {
  it.each(['sunshine', 'qwertz', 'geheim', 'basketball', '12345678', 'letmein'])('may follow a colon: %s', (value) => {
    expect(isPlainPassword(value)).toBe(true);
  });

  it.each(['expired', 'resetting', 'vergessen', 'caducada', 'help', '80230619', '1234', 'two words', 'a1b2c3'])(
    'does not follow a colon: %s',
    (value) => {
      expect(isPlainPassword(value)).toBe(false);
    },
  );

  it('needs a capital behind "is", or to be a common one', () => {
    expect(
      ['Sunshine', 'Sunshine!', 'monkey', 'fine', 'Expired', 'Rejected', 'CAPITAL', 'Ab'].map(isNamedPassword),
    ).toEqual([true, true, true, false, false, false, false, false]);
  });

  it('in quotes is meant as it stands', () => {
    expect(['"blue horse"', '“sunshine”', "'plain'", 'plain', '"abc"', '"expired"', '"rejected"', '"must not be empty"'].map(isQuotedPassword)).toEqual(
      [true, true, true, false, false, false, false, false],
    ); // prettier-ignore
  });

  it('in a sentence is prose', () => {
    expect(['blue horse', 'not valid', 'correct horse battery', 'one', 'a b c d e f g'].map(isProse)).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('the bare word', () => {
  it('is without punctuation around it', () => {
    expect(['("abc"),', 'abc?!', 'a.b.', '„abc“'].map(coreOf)).toEqual(['abc', 'abc', 'a.b', 'abc']);
  });

  it('is without the quotes that it stands in', () => {
    expect(['"abc"', '\\"abc\\"', "'abc'", '"abc', 'abc'].map(unquote)).toEqual(['abc', 'abc', 'abc', '"abc', 'abc']);
  });
});

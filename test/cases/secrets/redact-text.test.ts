import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { redactText } from '../../../cases/secrets/redact-text.ts';
import { secretKinds, type SecretKind } from '../../../cases/secrets/secret.ts';
import { hostileTexts, repeat } from '../../support/hostile-texts.ts';

interface Sample {
  readonly kind: string;
  readonly text: string;
  readonly secret: string;
}

const project = join(import.meta.dirname, '../../..');
const linesOf = <T>(file: string): T[] =>
  readFileSync(join(project, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

// Made-up tokens are written with an escaped first letter, so that nobody who scans the repository takes them for real.
const positives = linesOf<Sample>('test/fixtures/secrets/positives.jsonl');
const negatives = linesOf<{ text: string }>('test/fixtures/secrets/negatives.jsonl').map(({ text }) => text);

/** Kinds of samples that are not called by what they hold. */
const kindOf: Readonly<Partial<Record<string, SecretKind>>> = {
  phrase: 'a password',
  command: 'a password',
  'named value': 'a password',
  token: 'an access token',
  'authenticator key': 'an authenticator key',
};
const expectedKind = ({ kind }: Sample): string => kindOf[kind] ?? `a ${kind}`;

const isFound = (sample: Sample): boolean => {
  const { text, kinds } = redactText(sample.text);
  return !text.includes(sample.secret) && (kinds as readonly string[]).includes(expectedKind(sample));
};

/** The samples whose secret is still there, so that a failure names them. */
const missed = (samples: readonly Sample[]): string[] =>
  samples.filter((sample) => !isFound(sample)).map(({ text }) => text);

describe('secrets in what people write', () => {
  const phrases = positives.filter(({ kind }) => kind === 'phrase');
  const structured = positives.filter(({ kind }) => kind !== 'phrase');

  it('are tried on three hundred texts with one and three hundred without', () => {
    expect(new Set(positives.map(({ text }) => text)).size).toBe(300);
    expect(new Set(negatives).size).toBe(300);
    expect(positives.filter(({ text, secret }) => !text.includes(secret))).toEqual([]);
    expect(phrases.length).toBeGreaterThanOrEqual(100);
    expect(new Set(positives.map(expectedKind))).toEqual(new Set(secretKinds));
  });

  it('are found in 98 of 100 texts where their form gives them away', () => {
    expect(missed(structured).slice(Math.floor(structured.length * 0.02))).toEqual([]);
  });

  it('are found in 90 of 100 sentences', () => {
    expect(missed(phrases).slice(Math.floor(phrases.length * 0.1))).toEqual([]);
  });

  it('are seen in 1 of 100 texts at most where there are none', () => {
    const alarms = negatives.filter((text) => redactText(text).text !== text);
    expect(alarms.slice(Math.floor(negatives.length * 0.01))).toEqual([]);
  });
});

describe('what people ask and paste', () => {
  it('is left as it is', () => {
    const asked = linesOf<{ text: string }>('test/fixtures/questions.jsonl').map(({ text }) => text);
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((text) => redactText(text).text !== text)).toEqual([]);
  });
});

describe('a text without its secrets', () => {
  it('says what was there, and keeps the rest', () => {
    expect(redactText('my password is Xyz123! and SSPR_0029 comes up')).toEqual({
      text: 'my password is [removed: a password] and SSPR_0029 comes up',
      kinds: ['a password'],
    });
  });

  it('names each kind once, in the order of the text', () => {
    const link = `https://x.blob.core.windows.net/a?sig=${'aB3'.repeat(12)}`;
    const { text, kinds } = redactText(`${link} pw=hunter2! and pw=hunter3!`);
    expect(text).toBe(
      'https://x.blob.core.windows.net/a?sig=[removed: a signed link] pw=[removed: a password] and pw=[removed: a password]',
    );
    expect(kinds).toEqual(['a signed link', 'a password']);
  });

  it('calls what two shapes share by the more telling name', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${'aB3'.repeat(10)}.${'xY4'.repeat(10)}`;
    expect(redactText(`Server=a;Password=${token};Encrypt=true`).text).toBe(
      'Server=a;Password=[removed: a connection string];Encrypt=true',
    );
    expect(redactText(`password: ${token}`).kinds).toEqual(['an access token']);
    expect(redactText(`Server=a;Password=a ${token} b;Encrypt=true`).text).toBe(
      'Server=a;Password=[removed: a connection string];Encrypt=true',
    );
  });

  it('has a placeholder for each of two that touch', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nAbCd\n-----END PRIVATE KEY-----';
    expect(redactText(key + key).text).toBe('[removed: a private key][removed: a private key]');
  });

  it('is the same text where nothing was found', () => {
    expect(redactText('event 31034')).toEqual({ text: 'event 31034', kinds: [] });
    expect(redactText('')).toEqual({ text: '', kinds: [] });
  });

  it('is not changed by a second time', () => {
    const parts = [
      ...positives.map(({ text }) => text),
      ...negatives.slice(0, 100),
      ' ',
      '\n',
      '=',
      ':',
      '"',
      'password',
      'is',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string()), { maxLength: 6 }), (chosen) => {
        const once = redactText(chosen.join(' ')).text;
        expect(redactText(once)).toEqual({ text: once, kinds: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('tells a placeholder that somebody typed from a secret', () => {
    expect(redactText('password: [removed: a password]').kinds).toEqual([]);
    expect(redactText('password="one [removed: a password] two"').kinds).toEqual([]);
    expect(redactText('password: [removed: a password], pw=hunter2!').kinds).toEqual(['a password']);
  });
});

const openings = [
  'password ', 'password: ', 'password is ', 'password="', 'password a ', 'pwd=', 'password for ', '"password', '<Password>',
  'psexec -p ', 'net user a ', 'curl -u a', 'Server=x;Password=y;', '-----BEGIN PRIVATE KEY-----\n', '-----END PRIVATE KEY-----',
  'eyJ', 'eyJaaaaaaaa.', 'a', 'A1', 'a://b:', '://:@', 'sig=', 'bearer a', '::a:', '0.A', 'aaa8Q~', 'otpauth://', 'recovery code: 123456 ',
  'AAAA ', 'login: a/', 'a1b2-', 'passphrase: abc ', '[removed: a password]', '[removed: ', '"', '(', '$krb5tgs$',
]; // prettier-ignore

describe('hostile text', () => {
  const ours = openings.map((part) => [part, repeat(part)] as const);

  it.each([...hostileTexts, ...ours])('is read to its end, and a second time changes nothing: %j', (_, make) => {
    const once = redactText(make(20_000)).text;
    expect(redactText(once).text).toBe(once);
  });

  // Work that grew with the square of the length would not end here before the test is given up.
  it.each(ours)('is read where it is ten times as long as anybody can send: %j', (_, make) => {
    const text = `${make(200_000)} my password is Xyz123!`;
    expect(redactText(text).text.endsWith('Xyz123!')).toBe(false);
  });
});

import fc from 'fast-check';
import { readNetUser } from '../../../knowledge/outputs/net-user.ts';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';
import { germanNetUser, netUser } from './samples.ts';

const read = (text: string, isExpected = false) => readNetUser(plainText(text), isExpected);
const notFound = 'The user name could not be found.\n\nMore help is available by typing NET HELPMSG 2221.';

describe('an account', () => {
  it('that is active and may change its password is good, and nothing but answers and dates is kept', () => {
    expect(read(`C:\\> net user kim /domain\n${netUser()}`)).toEqual({
      kind: 'net-user',
      verdict: 'good',
      says: 'The account is active, and the user may change the password. The password was last set on 1/14/2019 1:20:18 PM. It can be changed again from 1/15/2019 1:20:18 PM on.',
      facts: [
        { name: 'Account active', value: 'Yes' },
        { name: 'Password last set', value: '1/14/2019 1:20:18 PM' },
        { name: 'Password changeable', value: '1/15/2019 1:20:18 PM' },
        { name: 'User may change password', value: 'Yes' },
      ],
    });
  });

  it.each([
    ['may not change its password', { mayChange: 'No' }, /“User may change password” says No/],
    ['is not active', { active: 'No' }, /“Account active” says No/],
    ['is and may neither', { active: 'No', mayChange: 'No' }, /says No.*says No/],
    ['is locked and may not', { active: 'Locked', mayChange: 'No' }, /says No/],
  ])('that %s is bad', (_, values, says) => {
    expect(read(netUser(values))).toMatchObject({ verdict: 'bad', says: expect.stringMatching(says) as string });
  });

  it('that is locked is unclear, and keeps no other word', () => {
    const output = read(netUser({ active: 'Locked' }));
    expect(output).toMatchObject({ verdict: 'unclear', says: expect.stringContaining('locked out') as string });
    expect(output?.facts.map(({ name }) => name)).not.toContain('Account active');
    expect(read(netUser({ active: 'Hunter2', mayChange: 'Hunter3' }))).toMatchObject({
      verdict: 'unclear',
      says: expect.stringMatching(/“Account active”.*“User may change password”/) as string,
    });
  });

  it('is unclear when one of the two lines is missing', () => {
    const without = (line: string): string => netUser().replace(new RegExp(`${line} .*\\n`), '');
    for (const line of ['Account active', 'User may change password']) {
      expect(read(without(line))).toMatchObject({
        verdict: 'unclear',
        says: expect.stringContaining(`“${line}” is missing`) as string,
      });
    }
    expect(read(without('Account active').replace('password     Yes', 'password     No'))?.verdict).toBe('bad');
  });

  it.each([
    ['29/01/2007 16:03:12', '29/01/2007 16:03:12'],
    ['2024-06-21 12:31:34', '2024-06-21 12:31:34'],
    ['\u200e1/\u200e14/\u200e2019 1:20\u202fPM', '1/14/2019 1:20 PM'],
  ])('may have dates of any country: %s', (lastSet, value) => {
    expect(read(netUser({ lastSet }))?.facts).toContainEqual({ name: 'Password last set', value });
  });

  it('may have a password that expires', () => {
    const output = read(netUser({ expires: '2/25/2019 1:20:18 PM' }));
    expect(output?.says).toMatch(/ It expires on 2\/25\/2019 1:20:18 PM\.$/);
    expect(output?.facts).toContainEqual({ name: 'Password expires', value: '2/25/2019 1:20:18 PM' });
  });

  it('may be pasted without its columns', () => {
    expect(read(netUser({ mayChange: 'No' }).replace(/ +/g, ' '))?.verdict).toBe('bad');
  });
});

describe('a user that was not found', () => {
  it('is bad', () => {
    expect(read(notFound)).toMatchObject({
      verdict: 'bad',
      facts: [],
      says: expect.stringContaining('short account name') as string,
    });
    expect(read(`net.exe : ${notFound}`)?.verdict).toBe('bad');
  });

  it('is known by the number of the message in other languages', () => {
    const german = 'Sie erhalten weitere Hilfe, wenn Sie NET HELPMSG 2221 eingeben.';
    expect(read(`C:\\> net user kim /domain\n${german}`)?.verdict).toBe('bad');
    expect(read(german, true)?.verdict).toBe('bad');
    expect(read(german)).toBeUndefined();
    expect(read('NET HELPMSG 22210', true)).toBeUndefined();
  });

  it('may be told by the message alone where it is expected', () => {
    expect(read('The user name could not be found.', true)?.verdict).toBe('bad');
    expect(read('The user name could not be found.')).toBeUndefined();
  });

  it('before one that was is unclear, and each is told', () => {
    const output = read(`${notFound}\n${netUser()}`);
    expect(output?.verdict).toBe('unclear');
    expect(output?.says).toMatch(/Result 1: The account is active.* Result 2: No user/);
  });
});

describe('two accounts', () => {
  it('do not lend each other their lines when the first is cut off', () => {
    const first = netUser({ active: 'No' });
    const tail = first.slice(first.indexOf('User may change'));
    expect(read(`${tail}\n${netUser({ mayChange: 'No' })}`)?.verdict).toBe('bad');
  });

  it('that differ are unclear', () => {
    expect(read(`${netUser()}\n${netUser({ mayChange: 'No' })}`)?.verdict).toBe('unclear');
  });
});

describe('the output in German', () => {
  it('is read by the place of its lines, under the English names', () => {
    const output = read(germanNetUser);
    expect(output?.verdict).toBe('good');
    expect(output?.facts).toEqual([
      { name: 'Account active', value: 'Yes' },
      { name: 'Password last set', value: '28.02.2025 19:37:09' },
      { name: 'Password changeable', value: '01.03.2025 19:37:09' },
      { name: 'User may change password', value: 'Yes' },
    ]);
  });

  it('is bad as in English', () => {
    expect(read(germanNetUser.replace('aktiv                         Ja', 'aktiv Nein'))?.verdict).toBe('bad');
    expect(read(germanNetUser.replace('ändern       Ja', 'ändern  Nein'))?.verdict).toBe('bad');
    expect(read(germanNetUser.replace(/[äöü]/g, '\u201e'))?.verdict).toBe('good');
  });

  it('needs every line of its dates', () => {
    const lines = germanNetUser.split('\n');
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 9 }), (lost) => {
        expect(read(lines.filter((_, at) => at !== lost).join('\n'), true)).toBeUndefined();
      }),
      { seed: 23 },
    );
    expect(read(lines.slice(5).join('\n'))?.verdict).toBe('unclear');
    expect(read(germanNetUser.replace(/Ja|Nein/g, 'Tak'), true)).toBeUndefined();
  });
});

it('one line alone counts when it is expected, or after the command', () => {
  const line = 'User may change password     No';
  expect(read(line)).toBeUndefined();
  expect(read(line, true)?.verdict).toBe('bad');
  expect(read(`C:\\> net user kim /domain\n${line}`)?.verdict).toBe('bad');
});

it.each([
  'net user domain shows user may change password No',
  'Account active is what I see. Password last set yesterday.',
  'C:\\> net user kim /domain',
  'Password expires soon',
])('other text is none: %s', (text) => {
  expect(read(text)).toBeUndefined();
  expect(read(text, true)).toBeUndefined();
});

it.each([netUser({ mayChange: 'No' }), netUser({ active: 'No' }), notFound])(
  'cut off anywhere, it is never good',
  (one) => {
    const text = `${one}\n${one}`;
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), fc.boolean(), (from, to, isExpected) => {
        expect(read(text.slice(Math.min(from, to), Math.max(from, to)), isExpected)?.verdict).not.toBe('good');
      }),
      { seed: 24, numRuns: 500 },
    );
  },
);

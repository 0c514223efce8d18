import fc from 'fast-check';
import { readUserRows } from '../../../knowledge/outputs/user-rows.ts';
import { germanNetUser, netUser } from './samples.ts';

const read = (plain: string): Record<string, string>[] => readUserRows(plain).map((rows) => Object.fromEntries(rows));

describe('the lines of net user', () => {
  it('are read by their labels, whatever stands between them', () => {
    expect(read(netUser({ active: 'Locked', expires: '2/25/2019 1:20:18 PM', mayChange: 'No' }))).toEqual([
      {
        'Account active': 'Locked',
        'Password last set': '1/14/2019 1:20:18 PM',
        'Password expires': '2/25/2019 1:20:18 PM',
        'Password changeable': '1/15/2019 1:20:18 PM',
        'User may change password': 'No',
      },
    ]);
  });

  it('have answers and dates, in any case and behind marks of quoting, and no other words', () => {
    expect(read('> account ACTIVE   yes\nPassword expires   Never\nUser may change password  maybe')).toEqual([
      { 'Account active': 'Yes' },
    ]);
    expect(read('Password last set  Hunter2\nPassword last set  14 Jan 2019\nPassword last set  1/14/2019')).toEqual(
      [],
    );
  });

  it('are no sentences', () => {
    expect(read('Is Account active Yes\nAccount active Yes or No\nAccount activeYes\nAccount active')).toEqual([]);
    expect(read(`User may change password ${' '.repeat(300)}No`)).toEqual([]);
  });

  it('belong to another account where the first one comes, or one that was there', () => {
    expect(read('User may change password No\nAccount active Yes\nUser may change password Yes')).toEqual([
      { 'User may change password': 'No' },
      { 'Account active': 'Yes', 'User may change password': 'Yes' },
    ]);
    expect(read('User may change password No\nUser may change password Yes')).toHaveLength(2);
  });

  it.each([
    '1/14/2019 1:20:18 PM',
    '14.01.2019 13:20:18',
    '2019-01-14 13:20',
    '14-1-2019 13.20.18',
    '1/1/2019 1:20 am',
  ])('may have the date %s', (date) => {
    expect(read(`Password expires  ${date}`)).toEqual([{ 'Password expires': date }]);
  });
});

describe('the lines in German', () => {
  const expected = {
    'Account active': 'Yes',
    'Password last set': '28.02.2025 19:37:09',
    'Password changeable': '01.03.2025 19:37:09',
    'User may change password': 'Yes',
  };

  it('are read by their place, when no label is English', () => {
    expect(read(germanNetUser)).toEqual([expected]);
    expect(read(germanNetUser.replace('Nie\nKennwort', '01.05.2025 19:37:09\nKennwort'))).toEqual([
      { ...expected, 'Password expires': '01.05.2025 19:37:09' },
    ]);
    expect(read(`${germanNetUser}\n${netUser()}`)).toHaveLength(1);
  });

  it('may lack what stands above the dates, and what they say of the account', () => {
    const { 'Account active': active, ...rest } = expected;
    expect(active).toBe('Yes');
    expect(read(germanNetUser.split('\n').slice(5).join('\n'))).toEqual([rest]);
    expect(read(germanNetUser.replace('aktiv                         Ja', 'aktiv  Gesperrt'))).toEqual([rest]);
  });

  it('may be those of two accounts', () => {
    expect(read(`${germanNetUser}\n${germanNetUser}`)).toEqual([expected, expected]);
  });
});

it('nothing that is kept was not printed in the shape of an answer or a date', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...`${netUser()}\n${germanNetUser}`.split(/(?<=[ \n])/), '\n'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      for (const rows of readUserRows(parts.join(''))) {
        for (const value of rows.values()) expect(value).toMatch(/^(?:Yes|No|Locked|[\d./-]+ [\d:.]+(?: [AP]M)?)$/i);
      }
    }),
    { seed: 25, numRuns: 500 },
  );
});

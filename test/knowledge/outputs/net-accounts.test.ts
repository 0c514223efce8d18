import { readNetAccounts } from '../../../knowledge/outputs/net-accounts.ts';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';
import { accountLabels, accounts, accountValues, domainPolicy } from './samples.ts';

const read = (text: string, isExpected = false) => readNetAccounts(plainText(text), isExpected);

describe('password rules', () => {
  it.each([
    ['net accounts', accounts()],
    ['net accounts in French', accounts(accountValues, accountLabels.french).replaceAll(' :', '\u00a0:')],
    ['Get-ADDefaultDomainPasswordPolicy', domainPolicy],
  ])('are read from %s', (_, text) => {
    const output = read(text);
    expect(output).toMatchObject({ kind: 'net-accounts', verdict: 'unclear' });
    expect(output?.says).toContain('less than 1 day ago');
    expect(output?.says).toContain('last 24 passwords');
  });

  it('are told for each of several outputs', () => {
    const says = read(
      accounts() + accounts(['Never', '0', '42', '0', 'None', 'Never', '30', '30', 'WORKSTATION']),
    )?.says;
    expect(says).toContain('less than 1 day ago');
    expect(says).toContain('no minimum age');
  });
});

describe('rows in another language that are not all there', () => {
  const cut = accounts(accountValues, accountLabels.german).split('\n').slice(3).join('\n');

  it('are said to be unreadable when it is clear what they are', () => {
    expect(read(`C:\\> net accounts\n${cut}`)).toMatchObject({
      verdict: 'unclear',
      facts: [],
      says: expect.stringContaining('Paste the whole output') as string,
    });
    expect(read(cut, true)?.facts).toEqual([]);
  });

  it('are other text else', () => {
    expect(read(cut)).toBeUndefined();
    expect(read('net accounts shows minimum password age 1', true)).toBeUndefined();
    expect(read('Name: Kim\nTicket: 123', true)).toBeUndefined();
  });
});

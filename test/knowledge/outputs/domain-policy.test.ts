import { readDomainPolicies } from '../../../knowledge/outputs/domain-policy.ts';
import { domainPolicy } from './samples.ts';

const rulesOf = (plain: string) => readDomainPolicies(plain).map(({ rules }) => rules);

describe('Get-ADDefaultDomainPasswordPolicy', () => {
  it('gives the rules, and keeps nothing else', () => {
    const [found] = readDomainPolicies(domainPolicy);
    expect(found?.rules).toEqual({
      minimumAge: '1 day',
      history: 24,
      minimumLength: 7,
      complexity: true,
      lockoutThreshold: 5,
      lockoutDuration: '30 minutes',
    });
    expect(found?.facts).toContainEqual({ name: 'MinPasswordAge', value: '1.00:00:00' });
    expect(JSON.stringify(found)).not.toContain('contoso');
  });

  it('may be a table of some of them', () => {
    const table =
      'MinPasswordAge ComplexityEnabled PasswordHistoryCount\n-------------- ----------------- --------------------\n00:00:00                   False                    0';
    expect(rulesOf(table)).toEqual([{ minimumAge: 'none', complexity: false, history: 0 }]);
  });

  it.each([
    ['2.00:00:00', '2 days'],
    ['1.12:30:00', '1 day 12 hours 30 minutes'],
    ['00:00:01', '1 second'],
    ['42:00:00', '42 hours'],
  ])('has spans: %s is %s', (value, words) => {
    expect(rulesOf(`MinPasswordAge : ${value}`)).toEqual([{ minimumAge: words }]);
  });

  it('is nothing without a value that can be read', () => {
    expect(rulesOf('MinPasswordAge : soon')).toEqual([]);
    expect(rulesOf('What is MinPasswordLength : 7 good for?')).toEqual([]);
  });

  it('may be printed for two domains', () => {
    expect(rulesOf(`${domainPolicy}\n\n${domainPolicy}`)).toHaveLength(2);
  });
});

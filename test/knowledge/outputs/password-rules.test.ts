import { counted, describeRules, type PasswordRules } from '../../../knowledge/outputs/password-rules.ts';

const says = (rules: PasswordRules): string => describeRules(rules, []).says;

describe('password rules', () => {
  it('are information, whatever they are', () => {
    expect(describeRules({}, [{ name: 'a', value: '1' }])).toMatchObject({
      verdict: 'unclear',
      facts: [{ name: 'a', value: '1' }],
    });
    expect(says({})).toContain('cannot be told from them alone');
  });

  it('say what the minimum age means', () => {
    expect(says({ minimumAge: '1 day' })).toContain(
      'changed less than 1 day ago cannot be changed again. For tests the document asks for 0.',
    );
    expect(says({ minimumAge: 'none' })).toContain('changed again at once');
    expect(says({})).toContain('minimum age of a password could not be read');
  });

  it('say what the history means', () => {
    expect(says({ history: 24 })).toContain(
      'one of the last 24 passwords is refused. For tests the document asks for a history of 0.',
    );
    expect(says({ history: 1 })).toContain('the last password is refused');
    expect(says({ history: 0 })).toContain('No password history');
    expect(says({})).toContain('history could not be read');
  });

  it('say what a password must be like', () => {
    expect(says({ minimumLength: 7, complexity: true })).toContain('at least 7 characters. It must be complex.');
    expect(says({ minimumLength: 0, complexity: false })).not.toContain('at least');
    expect(says({ complexity: false })).toContain('need not be complex');
    expect(says({})).toContain('complex does not stand there');
  });

  it('say when an account is locked', () => {
    expect(says({ lockoutThreshold: 1 })).toContain('after 1 wrong password.');
    expect(says({ lockoutThreshold: 5, lockoutDuration: '30 minutes' })).toContain(
      'after 5 wrong passwords, for 30 minutes.',
    );
    expect(says({ lockoutThreshold: 5, lockoutDuration: 'none' })).toContain('until somebody unlocks it');
    expect(says({ lockoutThreshold: 0, lockoutDuration: '30 minutes' })).toContain('do not lock');
    expect(says({ lockoutDuration: '30 minutes' })).not.toContain('lock');
  });

  it('say whose they may be', () => {
    expect(says({ isOfComputer: true })).toContain('net accounts /domain');
    expect(says({})).toContain('fine-grained');
  });
});

it('a number has its word in the plural where it must be', () => {
  expect([0, 1, 2].map((number) => counted(number, 'day'))).toEqual(['0 days', '1 day', '2 days']);
});

import fc from 'fast-check';
import { findRows, readAccountRules } from '../../../knowledge/outputs/account-rows.ts';
import { accountLabels, accounts, accountValues } from './samples.ts';

const rules = {
  minimumAge: '1 day',
  minimumLength: 7,
  history: 24,
  lockoutThreshold: 5,
  lockoutDuration: '30 minutes',
  isOfComputer: false,
};

describe('the rows of net accounts', () => {
  it.each(Object.entries(accountLabels))('are read in %s', (_, labels) => {
    expect(readAccountRules(accounts(accountValues, labels)).map((found) => found.rules)).toEqual([rules]);
  });

  it('have words for what is not limited, in every language', () => {
    const values = ['Nie', '0', 'Unbegrenzt', '0', 'Keine', 'Nie', '0', '30', 'ARBEITSSTATION'];
    const [found] = readAccountRules(accounts(values, accountLabels.german));
    expect(found?.rules).toEqual({
      minimumAge: 'none',
      minimumLength: 0,
      history: 0,
      lockoutThreshold: 0,
      lockoutDuration: 'none',
      isOfComputer: false,
    });
    expect(found?.facts).toContainEqual({ name: 'Maximum password age (days)', value: 'Unlimited' });
    expect(found?.facts).toContainEqual({ name: 'Lockout threshold', value: 'Never' });
  });

  it.each(['WORKSTATION', 'SERVER'])('tell that they are those of one computer: %s', (role) => {
    expect(
      readAccountRules(accounts([...accountValues.slice(0, 8), role], accountLabels.spanish))[0]?.rules.isOfComputer,
    ).toBe(true);
  });

  it('may be any of them in English, in any order', () => {
    expect(readAccountRules('Lockout threshold: 5\nMinimum password age (days): 2')[0]?.rules).toEqual({
      minimumAge: '2 days',
      lockoutThreshold: 5,
      isOfComputer: false,
    });
  });

  it('must be there without a gap in other languages', () => {
    const lines = accounts(accountValues, accountLabels.french).split('\n');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (lost) => {
        expect(readAccountRules(lines.filter((_, at) => at !== lost).join('\n'))).toEqual([]);
      }),
      { seed: 18 },
    );
    expect(readAccountRules(lines.slice(1, 8).join('\n'))).toHaveLength(1);
  });

  it('are not in another order in other languages', () => {
    expect(readAccountRules(accounts(['Nie', 'x', ...accountValues.slice(2)], accountLabels.german))).toEqual([]);
    expect(
      readAccountRules(accounts([...accountValues.slice(0, 3), 'x', ...accountValues.slice(4)], accountLabels.german)),
    ).toEqual([]);
  });

  it('begin again when another output follows', () => {
    expect(
      readAccountRules(accounts() + accounts(['Never', '0', ...accountValues.slice(2)])).map(
        (found) => found.rules.minimumAge,
      ),
    ).toEqual(['1 day', 'none']);
  });

  it('keep no word that is not known', () => {
    expect(readAccountRules('Computer role: Hunter')).toEqual([]);
    expect(readAccountRules('Minimum password length: Hunter')).toEqual([]);
  });
});

it('a row has a label, a colon and one number or word', () => {
  expect(findRows('a (x) :  1\nno colon\n: 1\nab: two words\nab:\nab: Nie')).toEqual([
    { label: 'a (x)', value: '1', hasUnit: true },
    { label: 'ab', value: 'Nie', hasUnit: false },
  ]);
  expect(findRows(`${'a'.repeat(121)}: 1`)).toEqual([]);
});

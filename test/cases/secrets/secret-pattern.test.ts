import { findByPatterns, type SecretPattern } from '../../../cases/secrets/secret-pattern.ts';

const numbers: SecretPattern = { kind: 'a password', pattern: /no:\s{0,2}(\d+)(?=;)/g };

describe('secrets of a shape', () => {
  it('are the group at the end of each match', () => {
    expect(findByPatterns('no: 12; no:345; no: 6', [numbers])).toEqual([
      { kind: 'a password', start: 4, end: 6 },
      { kind: 'a password', start: 11, end: 14 },
    ]);
  });

  it('may be refused by what they are and where they stand', () => {
    const seen: unknown[] = [];
    const isMeant: SecretPattern['isMeant'] = (value, text, start) => {
      seen.push([value, text.slice(start, start + value.length)]);
      return value.length > 2;
    };
    expect(findByPatterns('no: 12; no:345;', [{ ...numbers, isMeant }])).toEqual([
      { kind: 'a password', start: 11, end: 14 },
    ]);
    expect(seen).toEqual([
      ['12', '12'],
      ['345', '345'],
    ]);
  });
});

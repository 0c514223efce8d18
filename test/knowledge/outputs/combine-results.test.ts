import { combineResults, distinctFacts, worstOf, type Result } from '../../../knowledge/outputs/combine-results.ts';

const result = (verdict: Result['verdict'], says: string): Result => ({ verdict, says, facts: [] });
const combine = (...results: Result[]) => combineResults('dotnet-release', results);

describe('several results', () => {
  it('are nothing when there is none', () => {
    expect(combine()).toBeUndefined();
  });

  it('that agree are that result, said once', () => {
    expect(combine(result('good', 'A.'), result('good', 'A.'))).toEqual({
      kind: 'dotnet-release',
      verdict: 'good',
      says: 'A.',
      facts: [],
    });
  });

  it('that contradict each other are unclear, and each is told with its place', () => {
    const combined = combine(result('good', 'A.'), result('bad', 'B.'));
    expect(combined?.verdict).toBe('unclear');
    expect(combined?.says).toMatch(/differ.* Result 1: A\. Result 2: B\.$/);
  });

  it('name what contradicts however late it comes', () => {
    const many = Array.from({ length: 30 }, (_, at) => result('good', `${String(at)}.`));
    expect(combine(...many, result('bad', 'B.'))?.says).toMatch(/Result 2: 1\. Result 31: B\.$/);
  });

  it('that do not contradict are as the worst of them', () => {
    expect(combine(result('good', 'A.'), result('unclear', 'B.'))).toMatchObject({ verdict: 'unclear', says: 'A. B.' });
    expect(combine(result('unclear', 'A.'), result('bad', 'B.'))).toMatchObject({ verdict: 'bad', says: 'A. B.' });
  });
});

it('the worst of nothing is good', () => {
  expect(worstOf([])).toBe('good');
});

it('facts are named once for each value, and not without end', () => {
  const fact = (value: string) => ({ facts: [{ name: 'a', value }] });
  expect(distinctFacts([fact('1'), fact('2'), fact('1')])).toEqual([
    { name: 'a', value: '1' },
    { name: 'a', value: '2' },
  ]);
  expect(distinctFacts(Array.from({ length: 100 }, (_, at) => fact(String(at))))).toHaveLength(24);
});

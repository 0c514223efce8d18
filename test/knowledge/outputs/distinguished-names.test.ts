import { readDistinguishedNames } from '../../../knowledge/outputs/distinguished-names.ts';

const clean = 'CN=Ada,OU=Sales,DC=contoso,DC=com';
const reserved = 'CN=Ada,OU=Sales\\, EMEA,DC=contoso,DC=com';

it.each([
  ['one clean path', clean, 'good', '1', '0'],
  ['a reserved character', reserved, 'bad', '1', '1'],
  ['one of two', `${clean}\r\n${reserved}`, 'bad', '2', '1'],
  ['a path that is cut off beside a clean one', `${clean}\n${clean.slice(0, 12)}...`, 'unclear', '2', '0'],
])('%s', (_, text, verdict, paths, faulty) => {
  expect(readDistinguishedNames(text, true)).toMatchObject({
    kind: 'distinguished-names',
    verdict,
    facts: [
      { name: 'paths', value: paths },
      { name: 'with a reserved character', value: faulty },
    ],
  });
});

it('says which way it went, and keeps nothing of the path', () => {
  const output = readDistinguishedNames(reserved, true);

  expect(output?.says).toContain('reserved character');
  expect(JSON.stringify(output)).not.toMatch(/Ada|Sales|contoso/);
});

it('is read where nobody asked for it only when the text is nothing else', () => {
  expect(readDistinguishedNames(clean, false)?.verdict).toBe('good');
  expect(readDistinguishedNames(`event 33001 for ${clean}`, false)).toBeUndefined();
  expect(readDistinguishedNames('contoso.com/Sales/EMEA', true)?.verdict).toBe('good');
  expect(readDistinguishedNames('contoso.com/Sales/EMEA', false)).toBeUndefined();
});

it.each([
  ['a path that is cut off', `${clean.slice(0, -4)}...`, true],
  ['a path that is cut off, where nobody asked', `${clean.slice(0, -4)}...`, false],
  ['a name that may be two', 'OU=Sales, EMEA', true],
])('is unclear when none can be read, and it is plain that one was meant: %s', (_, text, isExpected) => {
  expect(readDistinguishedNames(text, isExpected)).toMatchObject({
    verdict: 'unclear',
    says: 'The path could not be read.',
    facts: [{ value: '1' }, { value: '0' }],
  });
});

it('is bad for a separator without its backslash', () => {
  expect(readDistinguishedNames('OU=R+D,DC=contoso,DC=com', false)?.verdict).toBe('bad');
});

it('a text without any path is something else, even where one is expected', () => {
  expect(readDistinguishedNames('what does 33001 mean', true)).toBeUndefined();
  expect(readDistinguishedNames('', true)).toBeUndefined();
  expect(readDistinguishedNames('Sales, EMEA', true)).toBeUndefined();
  expect(readDistinguishedNames('OU=Sales, EMEA', false)).toBeUndefined();
});

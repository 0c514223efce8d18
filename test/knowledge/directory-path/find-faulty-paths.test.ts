import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mostPaths } from '../../../knowledge/directory-path/check-paths.ts';
import { findFaultyPaths } from '../../../knowledge/directory-path/find-faulty-paths.ts';
import { longestText } from '../../../knowledge/recognizer.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

const ada = 'CN=Ada,OU=Sales,DC=contoso,DC=com';
const bob = 'CN=Bob,OU=R\\+D,DC=contoso,DC=com';
const broken = 'CN=Ada,OU=Sales, OU EMEA,DC=contoso,DC=com';
const unescaped = 'CN=Ada,OU=Sales, EMEA,DC=contoso,DC=com';

describe('a path in a longer text', () => {
  const texts = (text: string): string[] => findFaultyPaths(text).map((found) => found.text);

  it('is told when it holds a reserved character, with everything that is known of it', () => {
    const path = 'CN=Ada,OU=Sales/EMEA,DC=contoso,DC=com';
    expect(findFaultyPaths(`I have 33001. DistinguishedName : ${path}`)).toEqual([
      {
        line: 1,
        column: 35,
        text: path,
        outcome: 'reserved',
        faults: [{ ou: 'Sales/EMEA', sign: '/', name: 'forward slash', hex: '0x2F', place: 6, column: 50 }],
        notes: [],
      },
    ]);
  });

  it.each([
    ['escaped', `why does ${bob} fail?`, [bob]],
    ['in hex', 'see OU=a\\2Cb,DC=contoso,DC=com', ['OU=a\\2Cb,DC=contoso,DC=com']],
    ['escaped, and readable without', 'see OU=a\\=b,DC=contoso,DC=com', ['OU=a\\=b,DC=contoso,DC=com']],
    ['without its backslash', `I have 33001.\n${unescaped}`, [unescaped]],
    ['without its backslash behind a label', `33001. DistinguishedName : ${unescaped}`, [unescaped]],
    ['in one of several', `${ada}, ${bob} and ${ada}`, [bob]],
  ])('may hold it %s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each([
    ['a clean path', `33001 for ${ada}`],
    ['a person with a comma', 'see CN=Lovelace\\, Ada,OU=Sales,DC=contoso,DC=com'],
    ['half a path', 'dn: OU=R\\+D'],
    ['a canonical path, in which a person may be meant', 'CanonicalName : contoso.com/Users/Lovelace, Ada'],
    ['a path that cannot be read', `33001\n${broken}`],
    ['a path that is cut off', '33001\nCN=Ada,OU=R\\+D,DC=conto...'],
    ['words between a type and a domain', 'is OU=Sales, and the domain DC=x, DC=y right'],
    ['signs that a directory escapes', '<p>OU=Sales<br>,DC=contoso,DC=com</p>'],
  ])('is not told for %s', (_, text) => {
    expect(findFaultyPaths(text)).toEqual([]);
  });

  it('has a number that is not passed', () => {
    expect(findFaultyPaths(`${bob}\n`.repeat(mostPaths + 1))).toHaveLength(mostPaths);
    expect(findFaultyPaths(`${'x'.repeat(longestText)}\n${bob}`)).toEqual([]);
  });
});

describe('no alarm is raised', () => {
  const file = join(import.meta.dirname, '..', '..', 'fixtures', 'questions.jsonl');
  const questions = readFileSync(file, 'utf8').trim().split('\n');

  it('by questions that people ask', () => {
    const texts = questions.map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter((text) => findFaultyPaths(text).length > 0)).toEqual([]);
  });

  it.each(hostileTexts)('by a hostile text: %s', (_, make) => {
    expect(findFaultyPaths(make(longestText))).toEqual([]);
  });
});

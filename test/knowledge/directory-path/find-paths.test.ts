import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPaths, findWholeNames, type Asked } from '../../../knowledge/directory-path/find-paths.ts';

const ada = 'CN=Ada,OU=Sales,DC=contoso,DC=com';
const bob = 'CN=Bob,OU=R\\+D,DC=contoso,DC=com';
const broken = 'CN=Ada,OU=Sales, OU EMEA,DC=contoso,DC=com';
const unescaped = 'CN=Ada,OU=Sales, EMEA,DC=contoso,DC=com';

/** Each path as line, column and text; those that cannot be read have a question mark. */
const seen = (text: string, asked?: Asked): string[] =>
  findPaths(text, asked).paths.map(
    ({ line, column, text: path, read }) => `${String(line)}:${String(column)} ${path}${read.ok ? '' : ' ?'}`,
  );
const isList = (text: string, asked?: Asked): boolean => findPaths(text, asked).isList;
const formOf = (text: string, asked?: Asked): unknown =>
  findPaths(text, asked).paths.map(({ read }) => (read.ok ? read.form : 'unread'));

describe('a list of paths', () => {
  it.each([
    ['one name', ada, [`1:1 ${ada}`]],
    ['names in lines', `${ada}\r\n\r\n  ${bob}\r\n`, [`1:1 ${ada}`, `3:3 ${bob}`]],
    ['a table', `\nDistinguishedName\n-----------------\n${ada}\n${bob}\n\n`, [`4:1 ${ada}`, `5:1 ${bob}`]],
    ['labels', `DistinguishedName : ${ada}\n\nDistinguishedName : ${bob}`, [`1:21 ${ada}`, `3:21 ${bob}`]],
    ['CSV', `"DistinguishedName"\n"${ada}"\n"${bob}"`, [`2:2 ${ada}`, `3:2 ${bob}`]],
    ['an array', `'${ada}','${bob}'`, [`1:2 ${ada}`, `1:38 ${bob}`]],
    ['several names in braces', `{${ada}, ${bob}...}`, [`1:2 ${ada}`, `1:37 ${bob}`]],
    ['names with a comma after them', `${ada},\n${bob};`, [`1:1 ${ada}`, `2:1 ${bob}`]],
    ['one that cannot be read', `${ada}\n${broken}`, [`1:1 ${ada}`, `2:1 ${broken} ?`]],
    ['one that is cut off', `${ada}\nCN=Bob,OU=Sal...`, [`1:1 ${ada}`, '2:1 CN=Bob,OU=Sal... ?']],
    ['one whose domain is cut off', 'CN=Ada,OU=Sales,DC=conto...', ['1:1 CN=Ada,OU=Sales,DC=conto... ?']],
    ['one whose domain is cut off, with a sign', 'OU=Sales,DC=conto…,', ['1:1 OU=Sales,DC=conto…, ?']],
    ['one with dots for a name', 'CN=Ada,OU=...,DC=contoso,DC=com', ['1:1 CN=Ada,OU=...,DC=contoso,DC=com ?']],
    ['one with dots for parts', 'CN=Ada,OU=a,…,DC=contoso,DC=com', ['1:1 CN=Ada,OU=a,…,DC=contoso,DC=com ?']],
    ['one that begins with its domain', 'DC=com,DC=contoso,OU=Sal...', ['1:1 DC=com,DC=contoso,OU=Sal... ?']],
    ['a canonical name that is cut off', 'CanonicalName : contoso.com/Sal...', ['1:17 contoso.com/Sal... ?']],
    ['one with a comma of its own', `${unescaped}\ndn: ${unescaped}`, [`1:1 ${unescaped}`, `2:5 ${unescaped}`]],
    ['several with a comma of their own', `'${unescaped}','${ada}'`, [`1:2 ${unescaped}`, `1:44 ${ada}`]],
    ['a name without a unit', 'CN=Ada,CN=Users,DC=contoso,DC=com', ['1:1 CN=Ada,CN=Users,DC=contoso,DC=com']],
    ['canonical names with their label', 'CanonicalName : contoso.com/a', ['1:17 contoso.com/a']],
    ['a label and a name without its domain', 'dn: OU=Sales', ['1:5 OU=Sales']],
    ['base64', 'dn:: Q049QWRhLE9VPVNhbGVz', ['1:6 Q049QWRhLE9VPVNhbGVz ?']],
  ])('is %s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
    expect(isList(text)).toBe(true);
  });

  it.each(['', '\n \n', 'DistinguishedName', '-----', 'why?'])('is not %j', (text) => {
    expect(findPaths(text)).toEqual({ isList: false, paths: [] });
  });
});

describe('a path in other text', () => {
  it.each([
    ['a sentence', `Why can ${ada} not reset? And ${bob}?`, [`1:9 ${ada}`, `1:58 ${bob}`]],
    ['a line of its own', `this one fails:\n${ada}\nwhy?`, [`2:1 ${ada}`]],
    ['the output of Get-ADUser', `DistinguishedName : ${ada}\nEnabled           : True`, [`1:21 ${ada}`]],
    ['a label in a sentence', `I have 33001. dn: ${unescaped} here`, [`1:19 ${unescaped}`]],
    ['LDIF', `dn: ${ada}\nchangetype: add\nou: Sales`, [`1:5 ${ada}`]],
    ['a label in prose', `DN: see ${ada} please`, [`1:9 ${ada}`]],
    ['a line that cannot be read', `this one fails:\n${broken}`, [`2:1 ${broken} ?`]],
    ['an event', `An unexpected error has occurred.\nObject: ${ada} (0x80230619)`, [`2:9 ${ada}`]],
  ])('is found: %s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
    expect(isList(text)).toBe(false);
  });

  it.each([
    ['half a name', 'OU=Sales'],
    ['half a name in a sentence', 'our OU=Sales has the problem, and CN=Ada too'],
    ['the subject of a certificate', 'CN=Contoso Root CA, OU=IT, O=Contoso, C=US'],
    ['a broken name in a sentence', `the path ${broken} fails`],
    ['a comma of its own in a sentence', `the path ${unescaped} fails`],
    ['a path whose beginning is cut off', '...,OU=Sales,DC=contoso,DC=com'],
    ['a path in a sentence that may be cut off', `the path ${ada}... fails`],
    ['a name without a unit in a sentence', 'see CN=Ada,CN=Users,DC=contoso,DC=com'],
    ['a name without a unit beside a sentence', 'why?\nCN=Ada,CN=Users,DC=contoso,DC=com'],
    ['a canonical path', 'contoso.com/Sales/EMEA'],
    ['a web address', 'learn.microsoft.com/en-us/entra'],
    ['a label with an ordinary word', 'dn: what is it'],
    ['an address with encoded characters', 'ldap://dc1/OU=Sales%2C,DC=contoso,DC=com'],
  ])('is not guessed: %s', (_, text) => {
    expect(findPaths(text)).toEqual({ isList: false, paths: [] });
  });
});

describe('whole names', () => {
  it('are found beside what cannot be read, and nothing else is', () => {
    const text = `${ada} and ${bob}\nOU=Sales\n${broken}\ncontoso.com/a\n${unescaped}\nsee ${unescaped}\n${ada}...`;
    expect(findWholeNames(text).map(({ line, column, text: path }) => [line, column, path])).toEqual([
      [1, 1, ada],
      [1, 39, bob],
      [5, 1, unescaped],
    ]);
  });
});

describe('questions that people ask', () => {
  const file = join(import.meta.dirname, '..', '..', 'fixtures', 'questions.jsonl');
  const questions = readFileSync(file, 'utf8').trim().split('\n');

  it('hold no paths', () => {
    const texts = questions.map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter((text) => findPaths(text).paths.length > 0)).toEqual([]);
  });
});

describe('who was asked for a path', () => {
  it.each([
    ['a canonical path', 'contoso.com/Sales/EMEA', ['canonical']],
    ['a canonical path that is cut off', 'contoso.com/Sal…', ['unread']],
    ['a canonical path with dots for a name', 'contoso.com/.../EMEA', ['unread']],
    ['a canonical path that cannot be read', 'contoso.com/Sales//EMEA', ['unread']],
    ['a name without its domain', 'OU=Sales', ['distinguished']],
    ['a whole name', ada, ['distinguished']],
    ['names without their domain', 'ou = Sales,OU=EMEA', ['distinguished']],
    ['a name without its domain in quotation marks', '"OU=Sales"', ['distinguished']],
    ['a name with a plus sign, without its domain', 'OU=R+D', ['distinguished']],
  ])('may give %s', (_, text, forms) => {
    expect(formOf(text, 'path')).toEqual(forms);
    expect(isList(text, 'path')).toBe(true);
  });

  it.each([
    'Sales',
    'Sales, EMEA',
    'OU=Sales, EMEA',
    '...,OU=Sales,DC=contoso,DC=com',
    'https://contoso.com/a/b',
    'learn.microsoft.com/en-us/entra',
    'ada@contoso.com',
    'C:\\a\\b',
    'CN=Ada',
  ])('hears that this cannot be read: %j', (text) => {
    expect(formOf(text, 'path')).toEqual(['unread']);
    expect(isList(text, 'path')).toBe(false);
  });

  it('hears that a name is cut off', () => {
    expect(seen('OU=Sal...', 'path')).toEqual(['1:1 OU=Sal... ?']);
  });

  it('may add words', () => {
    expect(seen(`it is ${ada}, I think`, 'path')).toEqual([`1:7 ${ada}`]);
  });

  it('hears about every line, but not about other properties beside labelled paths', () => {
    expect(seen(`${ada}\nSales`, 'path')).toEqual([`1:1 ${ada}`, '2:1 Sales ?']);
    expect(seen(`DistinguishedName : ${ada}\nEnabled : True`, 'path')).toEqual([`1:21 ${ada}`]);
  });

  it('may give a folded line when all units stand before the fold', () => {
    expect(seen('dn: CN=Ada,OU=Very\n  long,DC=x', 'path')).toEqual(['1:5 CN=Ada,OU=Very ?']);
    expect(seen('dn: CN=Ada,OU=a,DC=cont\n oso,DC=com', 'path')).toEqual(['1:5 CN=Ada,OU=a,DC=cont']);
  });

  it('is told when blanks were dropped', () => {
    const trimmed = ['contoso.com/a ', '"contoso.com/a "', 'contoso.com/a'].map(
      (text) => findPaths(text, 'path').paths,
    );
    expect(trimmed).toMatchObject([
      [{ read: { isTrimmed: true, parts: [{ value: 'a' }] } }],
      [{ read: { isTrimmed: false, parts: [{ value: 'a ' }] } }],
      [{ read: { isTrimmed: false } }],
    ]);
  });
});

describe('who was asked for a name', () => {
  it('may give it as it stands', () => {
    const { isList: all, paths } = findPaths('R+D\n"Sales "\n EMEA ', 'name');
    expect(all).toBe(true);
    expect(paths).toMatchObject([
      { read: { form: 'name', isTrimmed: false, parts: [{ type: 'OU', value: 'R+D' }] } },
      { column: 2, read: { form: 'name', isTrimmed: false, parts: [{ value: 'Sales ' }] } },
      { column: 2, read: { form: 'name', isTrimmed: true, parts: [{ value: 'EMEA' }] } },
    ]);
  });

  it('hears that a name is cut off', () => {
    expect(seen('Sales...\nR+D…', 'name')).toEqual(['1:1 Sales... ?', '2:1 R+D… ?']);
  });

  it('may give a path all the same', () => {
    expect(formOf(`${ada}\ncontoso.com/a\nOU=a\naka.ms/x\nOU=a, b`, 'name')).toEqual([
      ...['distinguished', 'canonical', 'distinguished'],
      ...['unread', 'unread'],
    ]);
  });
});

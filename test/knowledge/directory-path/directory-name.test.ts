import { isDirectoryName, isDomain, isOu } from '../../../knowledge/directory-path/directory-name.ts';
import { parseDistinguishedName } from '../../../knowledge/directory-path/distinguished-name.ts';

const isOne = (text: string): boolean => {
  const name = parseDistinguishedName(text);
  if (!name.ok) throw new Error(name.problem);
  return isDirectoryName(name);
};

describe('the type of a part', () => {
  it.each(['OU', 'ou', '2.5.4.11', 'OID.2.5.4.11'])('is that of an organizational unit: %s', (type) => {
    expect([isOu({ type }), isDomain({ type })]).toEqual([true, false]);
  });

  it.each(['DC', 'dc', '0.9.2342.19200300.100.1.25'])('is that of a domain: %s', (type) => {
    expect([isOu({ type }), isDomain({ type })]).toEqual([false, true]);
  });

  it.each(['CN', 'O', 'OUX', '2.5.4.110', '2.5.4.3', ''])('is neither: %j', (type) => {
    expect([isOu({ type }), isDomain({ type })]).toEqual([false, false]);
  });
});

describe('a name of a directory', () => {
  it.each([
    'CN=Ada,OU=Sales,DC=contoso,DC=com',
    'uid=ada,ou=people,dc=contoso,dc=com',
    'DC=com,DC=contoso,OU=Sales',
    'OU=Sales',
    'CN=x,O=Contoso,C=US',
    '2.5.4.3=Ada,OU=Sales,DC=x',
    'OU=x,DC=münchen,DC=corp_1',
    'DC=contoso.com',
  ])('is %j', (text) => {
    expect(isOne(text)).toBe(true);
  });

  it.each([
    ['a type that directories do not have', 'a=1,OU=Sales,DC=x'],
    ['prose after the domain', 'OU=Sales,DC=contoso,DC=com is broken'],
    ['a second name after the domain', 'CN=a,DC=x,DC=y,CN=b,DC=x,DC=y'],
    ['a number without an end', `${'1.'.repeat(40)}1=a`],
  ])('has not %s', (_, text) => {
    expect(isOne(text)).toBe(false);
  });
});

import { findCommandPasswords } from '../../../cases/secrets/find-command-passwords.ts';

const found = (text: string): string[] => findCommandPasswords(text).map(({ start, end }) => text.slice(start, end));

describe('passwords in commands', () => {
  it.each([
    ['Connect-X -Password Hidden99 -Force', 'Hidden99'],
    ['x --password=word', 'word'],
    ['ConvertTo-SecureString "a b" -AsPlainText', '"a b"'],
    ['ConvertTo-SecureString -AsPlainText -Force -String word', 'word'],
    ["[Net.NetworkCredential]::new('svc', 'word')", "'word'"],
    ['net user bob P@ss /domain', 'P@ss'],
    ['net user /domain bob P@ss', 'P@ss'],
    ['net user bob word /add', 'word'],
    ['net use \\\\a\\b /user:bob Pa55', 'Pa55'],
    ['net use z: \\\\a\\b word /user:bob', 'word'],
    ['psexec \\\\a -u b -p word cmd', 'word'],
    ['sqlcmd -U sa -P Pa55', 'Pa55'],
    ['plink a -pw word', 'word'],
    ['ldapsearch -x -w word', 'word'],
    ['curl -u bob:word https://x', 'word'],
    ['schtasks /create /rp word', 'word'],
    ['cmdkey /user:bob /pass:word', 'word'],
    ['Authorization: Basic Ym9iOndvcmQ=', 'Ym9iOndvcmQ='],
    [`01000000d08c9ddf${'0a'.repeat(30)}`, `01000000d08c9ddf${'0a'.repeat(30)}`],
  ])('are found in %j', (text, secret) => {
    expect(new Set(found(text))).toEqual(new Set([secret]));
  });

  it('are taken whole, however long they are', () => {
    expect(found(`x -Password ${'aB3'.repeat(300)} -Force`)).toEqual(['aB3'.repeat(300)]);
    expect(found(`x -Password "${'aB3'.repeat(150)}" -Force`)).toEqual([`"${'aB3'.repeat(150)}"`]);
  });

  it.each([
    'Set-ADAccountPassword -Identity jdoe',
    'x -Password $pw',
    'x -Password <your password>',
    'x -AccountPassword (Read-Host -AsSecureString)',
    'the -Password parameter',
    'ConvertTo-SecureString $pw -AsPlainText -Force',
    'net user jdoe /domain',
    'net user jdoe * /domain',
    'I ran net user jdoe today',
    'net use z: \\\\a\\b /persistent:yes',
    'runas /user:bob cmd',
    'psexec -i -s cmd',
  ])('are not seen in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

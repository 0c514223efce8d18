import { findConnectionStrings } from '../../../cases/secrets/find-connection-strings.ts';

const found = (text: string): [string, string][] =>
  findConnectionStrings(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('secrets of connection strings', () => {
  it.each([
    ['AccountName=x;AccountKey=abcdefghijklmnop1234==;', 'abcdefghijklmnop1234=='],
    ['Endpoint=sb://x/;SharedAccessKey=abcdefghijklmnop', 'abcdefghijklmnop'],
    ['Server=a;User Id=sa;Password=two words;Encrypt=true', 'two words'],
    ['Data Source=a;Pwd="a;b"', '"a;b"'],
    ['Driver={SQL Server};Pwd={Br4ce;d};', '{Br4ce;d}'],
    ['postgres://desk:word@db/desk', 'word'],
    ['redis://:p@ss@cache', 'p@ss'],
  ])('are found in %j', (text, secret) => {
    expect(found(text)).toEqual([['a connection string', secret]]);
  });

  it('are passwords in the address of a page', () => {
    expect(found('https://bob:word@contoso.com/')).toEqual([['a password', 'word']]);
  });

  it.each([
    'SharedAccessKeyName=RootManageSharedAccessKey',
    'Server=a;Password=<removed>;',
    'Server=a;Password={0};',
    'Server=a;Password=$pw;',
    'password=word alone',
    'https://contoso.com:443/@x',
    'postgres://user:password@host',
    'https://user:password@host',
  ])('are not seen in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

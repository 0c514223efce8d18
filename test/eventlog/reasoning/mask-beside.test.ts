import { maskAfterNoun, maskAfterPreposition, maskWithPort } from '../../../eventlog/reasoning/mask-beside.ts';

describe('maskAfterNoun', () => {
  it.each([
    ['DC01', '[name]'],
    ['CONTOSO', '[name]'],
    ['CONTOSO/ann', '[name]'],
    ['failed', 'failed'],
    ['HTTP/1', 'HTTP/1'],
    ['', ''],
  ])('%s', (word, masked) => {
    expect(maskAfterNoun('server ', word)).toBe(`server ${masked}`);
  });
});

describe('maskAfterPreposition', () => {
  it.each([
    ['DC01', '[server]'],
    ['CONTOSO', 'CONTOSO'],
    ['TLS12', 'TLS12'],
  ])('%s', (word, masked) => {
    expect(maskAfterPreposition('on ', word)).toBe(`on ${masked}`);
  });
});

describe('maskWithPort', () => {
  it.each([
    ['proxy01', '8888', '[server]'],
    ['berlin', '8080', '[server]'],
    ['berlin', '1722', 'berlin'],
    ['error', '443', 'error'],
    ['Port', '443', 'Port'],
  ])('%s:%s', (word, port, masked) => {
    expect(maskWithPort(word, port)).toBe(`${masked}:${port}`);
  });
});

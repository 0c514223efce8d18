import { findPrivateKeys } from '../../../cases/secrets/find-private-keys.ts';

const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ'.padEnd(64, 'x');
const key = `-----BEGIN PRIVATE KEY-----\n${line}\n${line}\nAbc=\n-----END PRIVATE KEY-----`;
const found = (text: string): string[] => findPrivateKeys(text).map(({ start, end }) => text.slice(start, end));

describe('private keys', () => {
  it('are whole blocks', () => {
    expect(found(`a\n${key}\nb\n${key}`)).toEqual([key, key]);
    const protectedKey = key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE');
    expect(found(protectedKey)).toEqual([protectedKey]);
  });

  it('end with their lines where they were cut off', () => {
    const cut = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${line}\n${line.slice(0, 40)}`;
    expect(found(`${cut}\nthat is all there is`)).toEqual([cut]);
    expect(found(`${cut}\nAb1`)).toEqual([`${cut}\nAb1`]);
    expect(found(`${cut}\n\n${key}`)).toEqual([cut, key]);
    expect(found('-----BEGIN PRIVATE KEY----- is missing')).toEqual(['-----BEGIN PRIVATE KEY-----']);
  });

  it('may be in XML, or in the format of PuTTY', () => {
    expect(found(`<RSAKeyValue><D>${line}</D></RSAKeyValue>`)).toEqual([line]);
    expect(found(`Private-Lines: 1\n${line}\n`)).toEqual([`${line}\n`]);
  });

  it('are neither certificates nor words about keys, nor an end without a beginning', () => {
    expect(found(key.replaceAll('PRIVATE KEY', 'CERTIFICATE'))).toEqual([]);
    expect(found('a private key\n-----END PRIVATE KEY-----')).toEqual([]);
  });
});

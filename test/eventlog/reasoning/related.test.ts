import { isRelated, isRelatedProvider, isUnknownError } from '../../../eventlog/reasoning/related.ts';

describe('isRelated', () => {
  it.each([
    ['PasswordResetService', 31001],
    ['PasswordResetService', 39999],
    [' passwordresetservice ', 0],
    ['ADSync', 6329],
    ['ADSYNC', 403],
    ['Directory Synchronization', 657],
    ['Microsoft-AzureADConnect-ProvisioningAgent', 1],
  ])('keeps %s %i', (provider, id) => {
    expect(isRelated({ provider, id })).toBe(true);
  });

  it.each([
    ['ADSync', 6301],
    ['ADSync', 31001],
    ['Directory Synchronization', 653],
    ['Outlook', 33004],
    ['', 31001],
    ['constructor', 31001],
    ['__proto__', 31001],
  ])('leaves out %s %i', (provider, id) => {
    expect(isRelated({ provider, id })).toBe(false);
  });
});

describe('isRelatedProvider', () => {
  it.each([
    'PasswordResetService',
    'adsync',
    'Directory Synchronization',
    'Microsoft-AzureADConnect-ProvisioningAgent',
  ])('wants the texts of %s', (provider) => {
    expect(isRelatedProvider(provider)).toBe(true);
  });

  it.each(['', 'ADSyncBootstrap', 'MSSQLSERVER', 'toString'])('skips the texts of %j', (provider) => {
    expect(isRelatedProvider(provider)).toBe(false);
  });
});

describe('isUnknownError', () => {
  it.each([
    ['PasswordResetService', 33012, 'error', true],
    ['passwordresetservice ', 33012, 'warning', true],
    ['PasswordResetService', 33012, 'critical', true],
    ['PasswordResetService', 33012, 'information', false],
    ['PasswordResetService', 33012, undefined, true],
    ['PasswordResetService', 31099, undefined, false],
    ['PasswordResetService', 33004, 'error', false],
    ['Microsoft-AzureADConnect-ProvisioningAgent', 1, 'error', false],
    ['constructor', 1, 'error', false],
  ] as const)('of %s %i, %s', (provider, id, level, isOne) => {
    expect(isUnknownError({ provider, id, ...(level === undefined ? {} : { level }) })).toBe(isOne);
  });
});

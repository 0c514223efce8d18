import fc from 'fast-check';
import { mask } from '../../../eventlog/reasoning/mask.ts';

describe('mask', () => {
  it.each([
    ['Details: user1@contoso.com.', 'Details: [user].'],
    [
      "UserPrincipalName: o'brien+x@sub.contoso.co.uk, unblockUser: True",
      'UserPrincipalName: [user], unblockUser: True',
    ],
    ['upn=ann@contoso.com;', 'upn=[user];'],
    [
      'Dn: CN=User01,OU=Cloud Objects,DC=contoso,DC=local, Change Date: 05/01/2013 16:34:08',
      'Dn: [DN], Change Date: 05/01/2013 16:34:08',
    ],
    ['CN=Smith\\, Ann,OU="A, B",DC=contoso,DC=com Result : Success', '[DN] Result : Success'],
    ['SourceAnchorValue: eX5b50Rf+UizRIMe2CA/tg==, x', 'SourceAnchorValue: [anchor], x'],
    ['Anchor : eX5b50Rf+UizRIMe2CA/tg==, Dn', 'Anchor : [anchor], Dn'],
    ['cloudAnchor: User_aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, x', 'cloudAnchor: User_…, x'],
    [
      'AAD anchor = User_aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeeeAzure AD Sync 2.1.20.0',
      'AAD anchor = User_…Azure AD Sync 2.1.20.0',
    ],
    ['DomainName=CONTOSO.COM, UserName=MSOL_0123456789ab.', 'DomainName=[name], UserName=MSOL_….'],
    ['DomainName=CONTOSO, UserName=svc-sync.', 'DomainName=[name], UserName=[name].'],
    [
      'user information: Contoso\\MSOL_0123456789ab. Error Code: ERROR_ACCESS_DENIED',
      'user information: MSOL_…. Error Code: ERROR_ACCESS_DENIED',
    ],
    ['by Contoso\\jörg.müller.', 'by [account].'],
    ['share \\\\srv01\\d', 'share \\\\[server]\\d'],
    ['SID S-1-5-21-1004336348-1177238915-682003330-512!', 'SID [SID]!'],
    ['address: 10.0.0.202 --->', 'address: [IP] --->'],
    ['10.0.0.1-10.0.0.9:443', '[IP]-[IP]:443'],
    ['from fe80::1ff:fe23:4567:890a%eth2, 2001:db8:0:0:0:0:0:1.', 'from [IP], [IP].'],
    [
      'failed for domain: contoso.com, domain controller hostname: server1.contoso.com, x',
      'failed for domain: [name], domain controller hostname: [name], x',
    ],
    [
      'hostname: <not available>, Server Name: BL2GR1BBA003. --->',
      'hostname: <not available>, Server Name: [name]. --->',
    ],
    ['asked dc01.corp.contoso.com and Srv1.Contoso.Local', 'asked [server] and [server]'],
    ['https://contoso-app.azurewebsites.net/x/ann?y=1', 'https://[server]/…'],
    ['sb://contoso-bus.servicebus.windows.net/', 'sb://[name].servicebus.windows.net/'],
    ['contoso.onmicrosoft.com', '[name].onmicrosoft.com'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    'TrackingId: 11111111-2222-3333-4444-555555555555, Reason: Synchronization Engine returned an error hr=80230626, message=x',
    'BAIL: MMS(4984): ..\\server.cpp(11139): 0x80230626 (The password could not be updated.)',
    "ERR_: MMS(4984): X:\\bt\\1016372\\repo\\src\\dev\\sync\\ma\\shared\\inc\\MAUtils.h(58): Failed getting registry value 'ADMADoNormalization', 0x2",
    'src\\dev\\x.cpp(12): 0x6ba',
    'Microsoft.CredentialManagement.OnPremisesPasswordReset.Shared.PasswordResetException',
    'at AADPasswordReset.SynchronizationEngineManagedHandle.ThrowSyncEngineError(Int32 hr)',
    'System.Net.Sockets.IO DirectoryReplicationServices.DrsException',
    'PasswordResetSuccess, ERROR_ACCESS_DENIED, ExportPasswordSet failed with 0x80004005',
    'ssprdedicatedsbprodfra-1.servicebus.windows.net, *.passwordreset.microsoftonline.com, login.microsoftonline.com/x',
    'Please refer aka.ms/ssprtroubleshoot, Details: Version: 5.0.0.68',
    'Azure AD Sync 2.1.20.0',
    'RPC Error 1722 : The RPC server is unavailable. 16:34:08 e.g. this',
  ])('leaves %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 12 }).map((text) => `q${text}`);
  /** What stands around has no q, so that nothing of it looks like a part of a secret. */
  const other = word.map((text) => text.replace(/q/gi, 'w'));
  const secrets = {
    upn: fc
      .tuple(word, fc.constantFrom('', ".o'x", '+y', '_z'), word)
      .map(([name, more, host]) => `${name}${more}@${host}.com`),
    dn: fc.tuple(word, word, word).map(([cn, ou, dc]) => `CN=${cn} ${ou},OU=${ou},DC=${dc},DC=com`),
    ip: fc.ipV4(),
    ip6: fc.ipV6().filter((address) => /^[\da-f:]+[\da-f]/.test(address) && !address.includes('.')),
    sid: fc.tuple(fc.nat(), fc.nat(), fc.nat()).map((parts) => `S-1-5-21-${parts.join('-')}`),
    account: word.map((name) => `MSOL_${name}`),
    pair: fc.tuple(word, word).map(([domain, name]) => `${domain}\\${name}`),
    host: fc.tuple(word, word).map(([host, domain]) => `${host}.${domain}.local`),
    anchor: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => `SourceAnchorValue: ${Buffer.from(bytes).toString('base64')}`),
  };
  const around = fc.constantFrom(' ', ', ', '; ', ' (', ') ', ' "', '" ', '\n', ': ', '. ');

  it.each(Object.keys(secrets) as (keyof typeof secrets)[])('lets no %s through, wherever it stands', (kind) => {
    fc.assert(
      fc.property(secrets[kind], around, around, other, (secret, before, after, beside) => {
        const masked = mask(`${beside}${before}${secret}${after}${beside}`);
        expect(masked).not.toContain(secret.replace('SourceAnchorValue: ', ''));
        const own = secret.match(/q[A-Za-z\d]{4,12}/g) ?? [];
        expect(own.filter((part) => masked.includes(part))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing a second time', () => {
    const part = fc.oneof(...Object.values(secrets), word, around);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = mask(parts.join(' '));
        expect(mask(once)).toBe(once);
      }),
    );
  });

  it('comes to an end with hostile texts', () => {
    for (const unit of [
      'a.',
      'CN=a,',
      '@',
      'a\\',
      '1.',
      'f:',
      '\\\\',
      '"',
      'domain: ',
      'User_',
      'S-1-1',
      'é',
      'CN="',
      'a@',
    ]) {
      expect(typeof mask(unit.repeat(20_000))).toBe('string');
    }
  });
});

import fc from 'fast-check';
import { mask, maskPlace } from '../../../eventlog/reasoning/mask.ts';

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
    ['of CN=Ann Smith: 0x80230626 (denied)', 'of [DN]: 0x80230626 (denied)'],
    ['cn = Ann Smith , ou = Sales', '[DN]'],
    ["could not be resolved: 'proxy01'", "could not be resolved: '[server]'"],
    ["konnte nicht aufgelöst werden: 'proxy'", "konnte nicht aufgelöst werden: '[server]'"],
    ['No such host is known. (proxy01:8080)', 'No such host is known. ([server]:8080)'],
    ['Unable to connect to ldap://dc01:389', 'Unable to connect to ldap://[server]:389'],
    ['http://proxy01:8080/ann refused', 'http://[server]:8080/… refused'],
    ['https://sts.contoso.com:443/adfs/ann', 'https://[server]:443/…'],
    ['http://10.0.0.1:8080/ann', 'http://[IP]:8080/…'],
    ['ERROR_ACCESS_DENIED on DC01', 'ERROR_ACCESS_DENIED on [server]'],
    ['Server AADC01 Could not reach it', 'Server [name] Could not reach it'],
    ['domain controller DC01 in domain CONTOSO', 'domain controller [name] in domain [name]'],
    ["User 'jdoe' not found, user CONTOSO/jdoe", "User '[name]' not found, user [name]"],
    ['AADC01.Contoso.De and dc.contoso.inc', '[server] and [server]'],
    ["'C:\\Users\\jdoe-adm\\AppData\\x.config'", "'C:\\Users\\[user]\\AppData\\x.config'"],
    ['C:\\Users\\Ann Smith\\x, C:/Users/ann', 'C:\\Users\\[user]\\x, C:/Users/[user]'],
    ['by .\\admin.', 'by [account].'],
    ['as svc-adsync$ and pGMSA_12345678$', 'as [account] and [account]'],
    ['account Sync_AADC01_0123456789ab, x', 'account Sync_…, x'],
    ['user information: CONTOSO\\svc adsync. Error Code: X', 'user information: [name]. Error Code: X'],
    ['user information: ann.smith Error Code: X', 'user information: [name] Error Code: X'],
    ['for CONTOSO\\svc adsync.', 'for [account].'],
    ['for CONTOSO\\ann failed.', 'for [account] failed.'],
    ['user name: Ann Smith, of x', 'user name: [name], of x'],
    ['UserName= ann hr=80230626', 'UserName= [name] hr=80230626'],
    ['user name: Will Smith, UserName=Anh Do', 'user name: [name], UserName=[name]'],
    ['user name: ann user name: bob Error', 'user name: [name] user name: [name] Error'],
    ['samAccountName: ann, UserPrincipalName: ann, x', 'samAccountName: [name], UserPrincipalName: [name], x'],
    ['object <GUID=12345678-1234-1234-1234-123456789012> x', 'object <GUID=[anchor]> x'],
    ['objectGUID: 12345678-1234-1234-1234-123456789012', 'objectGUID: [anchor]'],
    ['cloudAnchor: 12345678-1234-1234-1234-123456789012, x', 'cloudAnchor: [anchor], x'],
    ['Group_12345678-1234-1234-1234-123456789012', 'Group_[GUID]'],
    ['SourceAnchor eX5b50Rf+UizRIMe2CA/tg== x', 'SourceAnchor [anchor] x'],
    ['ImmutableId: eX5b50Rf+UizRIMe2CA/tg==', 'ImmutableId: [anchor]'],
    ['User_eX5b50Rf+UizRIMe2CA/tg==Azure AD Sync', 'User_…Azure AD Sync'],
    ['connect 10.0.0.8, sync 10.1.2.3, Sync 10.1.2.3', 'connect [IP], sync [IP], Sync [IP]'],
    ['password=geheim, NewPassword: geheim', 'password=[secret], NewPassword: [secret]'],
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
    'TrackingIds: 11111111-2222-3333-4444-555555555555, 11111111-2222-3333-4444-555555555556; TrackingId:11111111-2222-3333-4444-555555555557_G3',
    'Failed to acquire user information: 0x6ba, ldap_bind to server failed with 0x35, error from the server: The server is busy',
    'No connection could be made because the target machine actively refused it. Could not create a channel with TLS12 from SHA256',
    "The user could not be found on the server. The domain controller could not be contacted. property: 'x'",
    'at System.Net.HttpWebRequest.GetResponse() in server.cs:line 12, error:1722',
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
    versionLike: fc.ipV4().map((address) => `connect ${address}`),
    url: fc
      .tuple(fc.constantFrom('ldap', 'http', 'sb'), word, fc.constantFrom('', ':389', '/', ':8080/x'))
      .map(([scheme, host, rest]) => `${scheme}://${host}${rest}`),
    unresolved: word.map((host) => `The remote name could not be resolved: '${host}'`),
    profile: word.map((name) => `C:\\Users\\${name}\\AppData`),
    local: word.map((name) => `.\\${name}`),
    managed: word.map((name) => `${name}$`),
    sync: fc.tuple(word, fc.nat()).map(([host, key]) => `Sync_${host}_${key.toString(16).padStart(12, '0')}`),
    person: fc.tuple(word, word).map(([first, last]) => `user name: ${first} ${last}`),
    labelled: fc
      .tuple(fc.constantFrom('samAccountName', 'ImmutableId', 'MachineName'), word)
      .map(([label, name]) => `${label}: ${name}`),
    server: fc
      .tuple(fc.constantFrom('server', 'on', 'domain controller'), word)
      .map(([noun, host]) => `${noun} ${host}7`),
    guid: fc.uuid(),
    cloudAnchor: fc
      .tuple(fc.constantFrom('cloudAnchor: ', 'objectGUID: ', 'Group_'), fc.uuid())
      .map((parts) => parts.join('')),
    key: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => `User_${Buffer.from(bytes).toString('base64')}`),
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
        expect(masked).not.toContain(
          secret.replace(/^(?:SourceAnchorValue: |connect |cloudAnchor: |objectGUID: |Group_|User_)/, ''),
        );
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

  it('masks the names of computers, which have no shape', () => {
    const computers = new Set(['sync01', 'dc-berlin']);
    const text = 'From SYNC01, sync01.contoso, DC-Berlin$ and sync012 at [server] x-sync01';
    expect(mask(text, computers)).toBe('From [server], [server], [account] and sync012 at [server] x-sync01');
  });

  it('knows where a place of the text is then', () => {
    const placeOf = (text: string, at: number): string => {
      const place = maskPlace({ text, at });
      return place.text.slice(place.at);
    };
    const text = 'of CN=Ann,DC=contoso of ann@contoso.com gave 0x80230626 on DC01';
    expect(placeOf(text, text.indexOf('0x'))).toBe('0x80230626 on [server]');
    expect(placeOf(text, text.indexOf('CN='))).toBe('[DN] of [user] gave 0x80230626 on [server]');
    expect(placeOf(text, text.indexOf('Ann'))).toBe('[DN] of [user] gave 0x80230626 on [server]');
    expect(placeOf(text, text.indexOf('contoso.com'))).toBe('[user] gave 0x80230626 on [server]');
    expect(placeOf(text, text.indexOf('x80'))).toBe('x80230626 on [server]');
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
      '://',
      'Sync_a',
      'C:\\Users\\',
      'user name: a ',
      "server '",
      "to: 'a",
      'a:1',
      'TrackingId: ',
      'A/',
      'a$',
    ]) {
      expect(typeof mask(unit.repeat(20_000))).toBe('string');
    }
  });
});

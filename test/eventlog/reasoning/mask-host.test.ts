import { isMicrosoftRelay, maskAddressed, maskHost } from '../../../eventlog/reasoning/mask-host.ts';

describe('maskHost', () => {
  it.each([
    ['dc01.contoso.com', '', '[server]'],
    ['DC01.CONTOSO.COM', '', '[server]'],
    ['Dc01.Contoso.Com', '', '[server]'],
    ['srv1.Firma.Verwaltung', '', '[server]'],
    ['contoso.com', '/ann', '[server]/…'],
    ['contoso.com', '/', '[server]/'],
    ['x.servicebus.usgovcloudapi.net', '/a', '[name].servicebus.usgovcloudapi.net/…'],
    ['contoso.onmicrosoft.com', '', '[name].onmicrosoft.com'],
    ['ssprx-contoso.servicebus.windows.net', '', '[name].servicebus.windows.net'],
    ['AADC01.Contoso.De', '', '[server]'],
    ['AADC01.Contoso.FirmaNet', '', '[server]'],
    ['SyncServer.Contoso.Berlin', '', '[server]'],
    ['Corp.Contoso', '', '[server]'],
    ['dc.contoso.inc', '', '[server]'],
    ['dc01.contoso.log', '', '[server]'],
    ['System.contoso.com', '', '[server]'],
    ['Microsoft.Contoso.Com', '', '[server]'],
    ['srv.onGetIt', '', '[server]'],
    ['srv.OnGetIt', '', '[server]'],
  ])('%s%s', (host, path, masked) => {
    expect(maskHost(host, path)).toBe(masked);
  });

  it.each([
    ['ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn', '/x'],
    ['*.servicebus.windows.net', ''],
    ['passwordreset.microsoftonline.com', '/a'],
    ['a.b.passwordreset.microsoftonline.us', ''],
    ['adminwebservice.microsoftonline.com', '/x'],
    ['aka.ms', '/ssprtroubleshoot'],
    ['learn.microsoft.com', '/en-us'],
    ['server.cpp', ''],
    ['MAUtils.h', ''],
    ['System.IO', ''],
    ['Microsoft.Online.Coexistence', ''],
    ['DrsRpcConnection.OnGetChanges', ''],
    ['mscorlib.ThrowHelper', ''],
    ['Microsoft.InfromADUserAccountEnabled.xxx', ''],
    ['Program.cs', ''],
    ['SSPR.log', ''],
    ['miiserver.exe.config', ''],
    ['e.g', ''],
  ])('leaves %s%s', (host, path) => {
    expect(maskHost(host, path)).toBe(host + path);
  });
});

describe('maskAddressed', () => {
  it.each([
    ['dc01', ':389', '/ann', '[server]:389/…'],
    ['[server]', '', '/ann', '[server]/…'],
    ['[IP]', ':443', '', '[IP]:443'],
    ['localhost', ':80', '/', 'localhost:80/'],
    ['sts.contoso.com', ':443', '/adfs/ann', '[server]:443/…'],
    ['contoso.com', '', '', '[server]'],
    ['passwordreset.microsoftonline.com', ':443', '/a', 'passwordreset.microsoftonline.com:443/a'],
    ['x.servicebus.windows.net', ':5671', '/a', '[name].servicebus.windows.net:5671/…'],
  ])('%s%s%s', (host, port, path, masked) => {
    expect(maskAddressed(host, port, path)).toBe(masked);
  });
});

describe('isMicrosoftRelay', () => {
  it.each([
    ...['ssprdedicatedsbprodfra-1', 'ssprdedicatedsbprodncu', 'ssprdedicatedsbmcprodcne', 'ssprsbprodncu', 'SSPRSB1'],
  ])('knows %s', (namespace) => {
    expect(isMicrosoftRelay(namespace)).toBe(true);
  });

  it.each(['contoso', 'sspr', 'ssprx-contoso', 'ssprsb-contoso', 'contoso-ssprdedicatedsbprodfra-1', ''])(
    'does not take %s for one',
    (namespace) => {
      expect(isMicrosoftRelay(namespace)).toBe(false);
    },
  );
});

import { maskHost } from '../../../eventlog/reasoning/mask-host.ts';

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
  ])('%s%s', (host, path, masked) => {
    expect(maskHost(host, path)).toBe(masked);
  });

  it.each([
    ['ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn', '/x'],
    ['*.servicebus.windows.net', ''],
    ['passwordreset.microsoftonline.com', '/a'],
    ['a.b.passwordreset.microsoftonline.us', ''],
    ['aka.ms', '/ssprtroubleshoot'],
    ['learn.microsoft.com', '/en-us'],
    ['server.cpp', ''],
    ['MAUtils.h', ''],
    ['System.IO', ''],
    ['Microsoft.Online.Coexistence', ''],
    ['DrsRpcConnection.OnGetChanges', ''],
    ['e.g', ''],
  ])('leaves %s%s', (host, path) => {
    expect(maskHost(host, path)).toBe(host + path);
  });
});

import { isHostName, isResetHost, nameHost } from '../../../knowledge/outputs/reset-host.ts';

it.each([
  'ssprdedicatedsbprodfra-1.servicebus.windows.net',
  'NS.ServiceBus.Windows.Net',
  'ns.servicebus.usgovcloudapi.net',
  'ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn',
  'passwordreset.microsoftonline.com',
  'eu.passwordreset.microsoftonline.com',
  'passwordreset.microsoftonline.us',
])('%s is needed by writeback', (name) => {
  expect(isResetHost(name)).toBe(true);
  expect(isHostName(name)).toBe(true);
});

it.each([
  'servicebus.windows.net',
  'ns.servicebus.windows.net.evil.example',
  'evilservicebus.windows.net',
  'login.microsoftonline.com',
  'evilpasswordreset.microsoftonline.com',
  '40.1.2.3',
])('%s is not', (name) => {
  expect(isResetHost(name)).toBe(false);
});

it.each([
  '',
  'server',
  'a b.c',
  '.servicebus.windows.net',
  'kim@contoso.com',
  '<namespace>.servicebus.windows.net',
  `${'a'.repeat(260)}.b`,
])('"%s" has not the shape of a full host name', (text) => {
  expect(isHostName(text)).toBe(false);
});

it.each([
  ['NS.servicebus.windows.net', 'NS.servicebus.windows.net (a Service Bus namespace)'],
  ['ns.servicebus.chinacloudapi.cn', 'ns.servicebus.chinacloudapi.cn (a Service Bus namespace)'],
  ['passwordreset.microsoftonline.com', 'passwordreset.microsoftonline.com (the reset service, not Service Bus)'],
  ['EU.passwordreset.microsoftonline.us', 'EU.passwordreset.microsoftonline.us (the reset service, not Service Bus)'],
])('%s is shown as %s', (host, shown) => {
  expect(nameHost(host)).toBe(shown);
});

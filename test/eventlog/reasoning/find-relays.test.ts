import { findRelays } from '../../../eventlog/reasoning/find-relays.ts';

describe('findRelays', () => {
  it('finds the namespaces of each cloud', () => {
    const text =
      'sb://SsprDedicatedSbProdFra-1.servicebus.windows.net/x, a.servicebus.usgovcloudapi.net, b.servicebus.chinacloudapi.cn.';
    expect(findRelays(text)).toEqual([
      { namespace: 'ssprdedicatedsbprodfra-1', domain: 'servicebus.windows.net' },
      { namespace: 'a', domain: 'servicebus.usgovcloudapi.net' },
      { namespace: 'b', domain: 'servicebus.chinacloudapi.cn' },
    ]);
  });

  it.each([
    'servicebus.windows.net',
    '*.servicebus.windows.net',
    'a.servicebus.windows.network',
    '-a.servicebus.windows.net',
    `${'a'.repeat(64)}.servicebus.windows.net`,
    'a;b.servicebus.example.com',
  ])('finds none in %s', (text) => {
    expect(findRelays(text)).toEqual([]);
  });
});

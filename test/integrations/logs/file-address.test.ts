import fc from 'fast-check';
import { isFileAddress, isInside, isLocalAddress, usualFileHosts } from '../../../integrations/logs/file-address.ts';

const allows = (address: string, hosts = usualFileHosts): boolean => {
  const url = URL.parse(address);
  return url !== null && isFileAddress(url, hosts);
};

describe('the address of a file', () => {
  it.each([
    'https://contoso-my.sharepoint.com/personal/ada/_layouts/15/download.aspx?UniqueId=1&tempauth=v1',
    'https://contoso.sharepoint.com/',
    'https://CONTOSO.SharePoint.COM/x',
    'https://contoso.sharepoint.com:443/x',
    'https://con\ttoso.share\npoint.com/x',
    'https://a.b.sharepoint.com/x',
  ])('may be %j', (address) => {
    expect(allows(address)).toBe(true);
  });

  it.each([
    'http://contoso.sharepoint.com/x',
    'ftp://contoso.sharepoint.com/x',
    'file:///etc/passwd',
    'data:text/plain,x',
    'https://contoso.sharepoint.com:8443/x',
    'https://contoso.sharepoint.com:80/x',
    'https://ada@contoso.sharepoint.com/x',
    'https://:secret@contoso.sharepoint.com/x',
    'https://ada:secret@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com./x',
    'https://contoso.sharepoint.com.evil.example/x',
    'https://evilsharepoint.com/x',
    'https://sharepoint.com/x',
    'https://sharepoint.com.evil.example/x',
    'https://evil.example/contoso.sharepoint.com',
    'https://evil.example?contoso.sharepoint.com',
    'https://evil.example#contoso.sharepoint.com',
    'https://evil.example\\@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com@evil.example/x',
    'https://127.0.0.1/x',
    'https://0x7f.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://contoso.sharepоint.com/x',
    'https://contoso.sharepoint.com%2eevil.example/x',
    'https://contoso.sharepoint。com.evil.example/x',
    'not an address',
  ])('may not be %j', (address) => {
    expect(allows(address)).toBe(false);
  });

  it('may be below each host that is given, and no other', () => {
    const hosts = ['sharepoint.us', 'sharepoint.cn'];

    expect(allows('https://contoso.sharepoint.us/x', hosts)).toBe(true);
    expect(allows('https://contoso.sharepoint.cn/x', hosts)).toBe(true);
    expect(allows('https://contoso.sharepoint.com/x', hosts)).toBe(false);
    expect(allows('https://contoso.sharepoint.us/x', [])).toBe(false);
  });

  it('never leads elsewhere than below the host, whatever stands around it', () => {
    const sign = fc.constantFrom(...'./:@?#\\%&;-_aé[]\t '.split(''), 'evil.example', 'sharepoint.com', '10.0.0.1');
    const text = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const url = URL.parse(`https://${before}contoso.sharepoint.com${after}/x`);
        if (!url || !isFileAddress(url, usualFileHosts)) return;
        expect(url.host).toMatch(/\.sharepoint\.com$/);
        expect(url.href).toMatch(/^https:\/\/[^/@]*\.sharepoint\.com[/?#]/);
      }),
    );
  });
});

describe('an address on this machine', () => {
  it.each(['http://127.0.0.1:3978/chat/files/1', 'http://localhost/x', 'http://[::1]:80/x'])('is %s', (address) => {
    expect(isLocalAddress(new URL(address))).toBe(true);
  });

  it.each([
    'https://127.0.0.1/x',
    'http://127.0.0.2/x',
    'http://localhost.evil.example/x',
    'http://evil.example/127.0.0.1',
    'http://ada@127.0.0.1/x',
    'http://:secret@127.0.0.1/x',
    'http://169.254.169.254/x',
  ])('is not %s', (address) => {
    expect(isLocalAddress(new URL(address))).toBe(false);
  });
});

describe('a network of its own', () => {
  it.each([
    ...['0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.168.1.20', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:10.0.0.1', '::FFFF:127.0.0.1', '::ffff:7f00:1', '::10.0.0.1', 'fc00::1', 'fd00::1'],
    ...['fe80::1', 'febf::1', 'fec0::1', 'ff02::1', '64:ff9b::a00:1', '64:ff9b:1::1', '2001::1', '2002:a00:1::'],
  ])('has %s', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each([
    ...['9.255.255.255', '11.0.0.1', '13.107.136.10', '100.63.255.255', '100.128.0.1', '126.255.255.255', '128.0.0.1'],
    ...['172.15.255.255', '172.32.0.1', '192.0.1.1', '192.167.255.255', '198.20.0.1', '223.255.255.255'],
    ...['2620:1ec:8fa::10', '2603:1061::1', '::ffff:13.107.136.10', 'fbff::1', '2003::1', '1::1'],
  ])('does not have %s', (address) => {
    expect(isInside(address)).toBe(false);
  });
});

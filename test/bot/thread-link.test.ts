import fc from 'fast-check';
import { isThread, linkToThread, readSharedThread } from '../../bot/thread-link.ts';

const thread = '19:3997a8734ee5432bb9cdedb7c432ae7d@thread.tacv2;messageid=1648741500652';
const tenant = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';

describe('a thread of a channel', () => {
  it.each([thread, '19:QsLXSoy_ch-an@thread.skype;messageid=1'])('is %s', (id) => {
    expect(isThread(id)).toBe(true);
  });

  it.each([
    'a:1',
    '19:meeting_x@thread.v2',
    '19:desk@thread.tacv2',
    '19:desk@thread.tacv2;messageid=',
    '19:desk@thread.tacv2;messageid=1)',
    '19:[x](y)@thread.tacv2;messageid=1',
    ' 19:desk@thread.tacv2;messageid=1',
    '19:desk@thread.tacv2;messageid=1\n',
  ])('is not %j, and no link to that is made', (id) => {
    expect(isThread(id)).toBe(false);
    expect(linkToThread(id, tenant)).toBeUndefined();
  });

  it('is linked to as Microsoft documents it', () => {
    expect(linkToThread(thread, tenant)).toBe(
      'https://teams.microsoft.com/l/message/19%3A3997a8734ee5432bb9cdedb7c432ae7d%40thread.tacv2/1648741500652' +
        `?tenantId=${tenant}&parentMessageId=1648741500652`,
    );
  });

  it('is linked to by nothing that could end a Markdown link, whatever the tenant is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(linkToThread(thread, name)).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/message\/[\w.%/?&=*+-]+$/);
      }),
      { seed: 1 },
    );
  });
});

describe('the thread for everybody', () => {
  it('is known by its id where the address is a link to the thread', () => {
    expect(readSharedThread(linkToThread(thread, tenant) ?? '').id).toBe(thread);
  });

  it.each([
    ['a link that names the first message alone', '19%3adesk%40thread.tacv2/12?tenantId=t', '12'],
    ['a link that is not escaped', '19:desk@thread.tacv2/12', '12'],
    ['a link to a reply', '19:desk@thread.tacv2/34?parentMessageId=12', '12'],
  ])('is known by its id in %s', (_, rest, message) => {
    const { id } = readSharedThread(`https://teams.microsoft.com/l/message/${rest}`);

    expect(id).toBe(`19:desk@thread.tacv2;messageid=${message}`);
  });

  it.each([
    'https://example.com/outage',
    'https://teams.microsoft.com/l/channel/19%3adesk%40thread.tacv2/Outages',
    'https://teams.microsoft.com/l/message/19%3Achat%40thread.v2/12',
    'https://teams.microsoft.com/l/message/%zz/12',
    'https://example.com/x/l/message/19:desk@thread.tacv2/12',
    'https://teams.microsoft.com/l/message/19:desk@thread.tacv2/12?parentMessageId=x',
  ])('is %s, whose id nobody can tell', (address) => {
    expect(readSharedThread(address)).toEqual({ address, id: undefined });
  });

  it.each([
    ['https://example.com/a_(b)', 'https://example.com/a_%28b%29'],
    ['https://example.com/?q=a\\b c', 'https://example.com/?q=a%5cb%20c'],
  ])('keeps its whole address in a Markdown link: %s', (given, address) => {
    expect(readSharedThread(given).address).toBe(address);
    expect(new URL(address).href).toBe(address);
  });
});

import dns, { type LookupAddress } from 'node:dns';
import { getDefaultAutoSelectFamily, setDefaultAutoSelectFamily } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { createDownload } from '../../../integrations/logs/download-file.ts';
import type { FaultyChannel } from '../../support/faulty-channel.ts';
import { leadingTo, sending, startFileServer } from '../../support/file-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let server: FaultyChannel;

beforeAll(async () => {
  server = await startFileServer({ '/a': sending(Buffer.from('events')), '/b': leadingTo('http://files.example/a') });
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost|files\.example)/);
});

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(() => server.stop());

/** Makes every name resolve to these addresses, the way `dns.lookup` gives them when all are wanted. */
function resolveTo(...addresses: readonly string[]): jest.SpyInstance {
  const found = addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup = (_host: string, _options: object, done: (error: null, found: LookupAddress[]) => void): void => {
    done(null, found);
  };
  return jest.spyOn(dns, 'lookup').mockImplementation(lookup as never);
}

const port = (): string => new URL(server.url).port;
const place = (): string => join(folder.path, 'file');
const download = createDownload({ allows: () => true, ms: 1000 });
const host = { kind: 'refused', why: 'host' };

it.each([
  [['127.0.0.1']],
  [['10.1.2.3']],
  [['::1']],
  [['fd00::7']],
  [['::ffff:127.0.0.1']],
  [['169.254.169.254']],
  // One good address does not make the others good: nobody knows which of them is taken.
  [['192.0.2.1', '10.1.2.3']],
])('nothing is fetched under a name that leads to %j', async (addresses) => {
  const before = server.connections;
  const lookup = resolveTo(...addresses);

  expect(await download(`http://files.example:${port()}/a`, place())).toEqual(host);
  expect(lookup).toHaveBeenCalledTimes(1);
  expect(server.connections).toBe(before);
});

it.each([['10.1.2.3'], ['::1']])('nothing either where one address alone is tried (%s)', async (address) => {
  const usual = getDefaultAutoSelectFamily();
  setDefaultAutoSelectFamily(false);
  resolveTo(address);

  expect(await download(`http://files.example:${port()}/a`, place())).toEqual(host);
  setDefaultAutoSelectFamily(usual);
});

it('the name of this machine is no exception', async () => {
  expect(await download(`http://localhost:${port()}/a`, place())).toEqual(host);
});

it('a name that leads out is connected to', async () => {
  const lookup = resolveTo('192.0.2.1');
  const { signal } = new AbortController();

  // Nobody answers under an address of documentation.
  const { kind, why } = (await download('http://files.example/a', place(), { signal })) as {
    kind: string;
    why: string;
  };
  expect(kind).toBe('refused');
  expect(['network', 'time']).toContain(why);
  expect(lookup).toHaveBeenCalledTimes(1);
});

it('a name that is not known is a matter of the network', async () => {
  const missing = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  const lookup = (_host: string, _options: object, done: (error: Error) => void): void => {
    done(missing);
  };
  jest.spyOn(dns, 'lookup').mockImplementation(lookup as never);

  expect(await download('http://files.example/a', place())).toEqual({ kind: 'refused', why: 'network' });
});

it('a name is looked up anew where a redirection leads', async () => {
  const inside = createDownload({ allows: ({ hostname }) => hostname === '127.0.0.1' });
  expect(await inside(`${server.url}/b`, place())).toEqual(host);

  resolveTo('10.0.0.1');
  expect(await download(`${server.url}/b`, place())).toEqual(host);
});

it('on this machine alone, where that is allowed, names are taken as they are', async () => {
  const local = createDownload({ allows: () => true, isInsideAllowed: true });

  expect(await local(`http://localhost:${port()}/a`, place())).toEqual({ kind: 'file' });
});

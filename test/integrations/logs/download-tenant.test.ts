import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import nock from 'nock';
import { createDownload, type Downloaded } from '../../../integrations/logs/download-file.ts';
import { isFileAddress, usualFileHosts } from '../../../integrations/logs/file-address.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const place = (): string => join(folder.path, 'file');
const refused = (why: string) => ({ kind: 'refused', why });
const download = createDownload({ allows: (url) => isFileAddress(url, usualFileHosts) });
const from = (address: string): Promise<Downloaded> => download(address, place());

afterEach(() => {
  nock.cleanAll();
});

describe('the file of a tenant', () => {
  it('is fetched from SharePoint, over one redirection or two', async () => {
    const home = nock('https://contoso-my.sharepoint.com', { badheaders: ['authorization', 'cookie'] });
    home.get('/a').query({ tempauth: 'v1' }).reply(302, '', { Location: '/b' });
    home.get('/b').reply(307, '', { Location: 'https://contoso.sharepoint.com/c' });
    nock('https://contoso.sharepoint.com').get('/c').reply(200, 'events');

    expect(await from('https://contoso-my.sharepoint.com/a?tempauth=v1')).toEqual({ kind: 'file' });
    expect(await readFile(place(), 'utf8')).toBe('events');
  });

  it('is not fetched over three', async () => {
    const home = nock('https://contoso.sharepoint.com');
    for (const [path, to] of ['/a /b', '/b /c', '/c /d', '/d /e'].map((pair) => pair.split(' ')))
      home.get(String(path)).reply(302, '', { Location: String(to) });

    expect(await from('https://contoso.sharepoint.com/a')).toEqual(refused('gone'));
    expect(nock.pendingMocks()).toEqual(['GET https://contoso.sharepoint.com:443/d']);
  });

  it('is not fetched around in a circle', async () => {
    nock('https://contoso.sharepoint.com').persist().get('/a').reply(302, '', { Location: '/a' });

    expect(await from('https://contoso.sharepoint.com/a')).toEqual(refused('gone'));
  });

  it.each([
    'https://evil.example/x',
    'http://contoso.sharepoint.com/x',
    '//evil.example/x',
    'https://127.0.0.1/x',
    'http://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://ada:secret@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'file:///etc/passwd',
  ])('is not fetched where a redirection leads to %s', async (to) => {
    nock('https://contoso.sharepoint.com').get('/a').reply(302, '', { Location: to });

    expect(await from('https://contoso.sharepoint.com/a')).toEqual(refused('host'));
  });

  it.each([['http://'], ['https://[']])('is gone where a redirection leads to %j', async (to) => {
    nock('https://contoso.sharepoint.com').get('/a').reply(302, '', { Location: to });

    expect(await from('https://contoso.sharepoint.com/a')).toEqual(refused('gone'));
  });

  it.each(['https://evil.example/a', 'http://contoso.sharepoint.com/a', 'nothing', ''])(
    'is not fetched from %j in the first place',
    async (address) => {
      expect(await from(address)).toEqual(refused('host'));
    },
  );
});

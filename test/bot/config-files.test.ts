import { readConfig } from '../../bot/config.ts';

const read = (FILE_HOSTS: string) => {
  const config = readConfig({ FILE_HOSTS });
  return config.ok ? config.config.fileHosts : config.problems;
};

describe('the hosts from which files are fetched', () => {
  it.each([
    ['', ['sharepoint.com']],
    ['sharepoint.us', ['sharepoint.us']],
    [' SharePoint.com , sharepoint.us ', ['sharepoint.com', 'sharepoint.us']],
    ['contoso-my.sharepoint.com', ['contoso-my.sharepoint.com']],
  ])('are, as %j says, %j', (list, hosts) => {
    expect(read(list)).toEqual(hosts);
  });

  it.each([
    'com',
    '*.sharepoint.com',
    '.sharepoint.com',
    'sharepoint.com.',
    'https://sharepoint.com',
    'sharepoint.com/x',
    'sharepoint.com:443',
    'sharepoint.com,',
    ',',
    'share point.com',
    '10.0.0.1',
    'ada@sharepoint.com',
    'sharepоint.com',
  ])('are not told by %s', (list) => {
    expect(read(list)).toEqual([
      'FILE_HOSTS: must be host names with commas between them, such as sharepoint.com: files are fetched from hosts below them',
    ]);
  });
});

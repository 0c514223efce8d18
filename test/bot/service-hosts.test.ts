import { isServiceUrl } from '../../bot/service-hosts.ts';

it.each([
  'https://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net/teams',
  'https://smba.trafficmanager.net',
  'https://smba.trafficmanager.net/emea/0a1b2c3d-5555-4666-8777-888899990000/',
  'https://smba.trafficmanager.net:443/emea/',
  'HTTPS://SMBA.TrafficManager.NET/emea/',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
])('%s is an address of the channel', (url) => {
  expect(isServiceUrl(url)).toBe(true);
});

it.each([
  ['nothing', ''],
  ['no scheme', 'smba.trafficmanager.net/emea/'],
  ['http', 'http://smba.trafficmanager.net/emea/'],
  ['another scheme', 'wss://smba.trafficmanager.net/emea/'],
  ['one slash', 'https:/smba.trafficmanager.net/'],
  ['three slashes', 'https:///smba.trafficmanager.net/'],
  ['another customer of Azure', 'https://attacker.trafficmanager.net/'],
  ['a host below the host', 'https://attacker.smba.trafficmanager.net/'],
  ['the host as a prefix', 'https://smba.trafficmanager.net.example.com/'],
  ['the host as a suffix', 'https://evil-smba.trafficmanager.net/'],
  ['the host as a path', 'https://example.com/smba.trafficmanager.net/'],
  ['the host as a query', 'https://example.com?https://smba.trafficmanager.net/'],
  ['the host as a user', 'https://smba.trafficmanager.net@example.com/'],
  ['the host as a user with a password', 'https://smba.trafficmanager.net:443@example.com/'],
  ['a user', 'https://ada@smba.trafficmanager.net/'],
  ['an empty user', 'https://@smba.trafficmanager.net/'],
  ['another port', 'https://smba.trafficmanager.net:8443/'],
  ['the port of http', 'https://smba.trafficmanager.net:80/'],
  ['an empty port', 'https://smba.trafficmanager.net:/'],
  ['a trailing dot', 'https://smba.trafficmanager.net./emea/'],
  ['a backslash', 'https://smba.trafficmanager.net\\@example.com/'],
  ['backslashes for slashes', 'https:\\\\smba.trafficmanager.net\\'],
  ['a space in front', ' https://smba.trafficmanager.net/'],
  ['a space behind', 'https://smba.trafficmanager.net/ '],
  ['a line break behind', 'https://smba.trafficmanager.net/\n'],
  ['a tab in the host', 'https://smba.traffic\tmanager.net/'],
  ['a percent sign in the host', 'https://smba%2etrafficmanager.net/'],
  ['a letter of another alphabet', 'https://smbа.trafficmanager.net/'],
  ['a full stop of another alphabet', 'https://smba。trafficmanager.net/'],
  ['its name in Punycode', 'https://xn--smb-7cd.trafficmanager.net/'],
  ['a query', 'https://smba.trafficmanager.net/?a=b'],
  ['a fragment', 'https://smba.trafficmanager.net/#a'],
  ['another channel of the Bot Framework', 'https://webchat.botframework.com/'],
  ['a region of another channel', 'https://europe.webchat.botframework.com/'],
  ['the name of Teams at the Bot Framework', 'https://smba.botframework.com/'],
  ['a government host with one letter less', 'https://smba.infra.gc.teams.microsoft.com/teams'],
  ['a government host with one letter more', 'https://smba.infra.gccx.teams.microsoft.com/teams'],
  ['GCC High, another cloud', 'https://smba.infra.gov.teams.microsoft.us/teams'],
  ['DoD, another cloud', 'https://smba.infra.dod.teams.microsoft.us/teams'],
  ['an address of this machine', 'https://127.0.0.1/'],
  ['an address in brackets', 'https://[::1]/'],
])('%s is none', (_, url) => {
  expect(isServiceUrl(url)).toBe(false);
});

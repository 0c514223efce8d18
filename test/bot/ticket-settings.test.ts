import { readConfig } from '../../bot/config.ts';

const secret = 's'.repeat(32);
const jira = {
  TICKET_SYSTEM: 'jira',
  JIRA_SITE: 'Contoso.atlassian.net',
  JIRA_EMAIL: 'desk@contoso.com',
  JIRA_API_TOKEN: 'token',
  JIRA_SERVICE_DESK_ID: '4',
  JIRA_REQUEST_TYPE_ID: '25',
};
const serviceNow = { TICKET_SYSTEM: 'servicenow', SERVICENOW_INSTANCE: 'contoso.service-now.com' };
const asUser = { SERVICENOW_USER: 'desk', SERVICENOW_PASSWORD: 'p' };
const asClient = { SERVICENOW_CLIENT_ID: 'id', SERVICENOW_CLIENT_SECRET: 'c' };

function read(env: Readonly<Record<string, string>>) {
  const result = readConfig(env);
  return result.ok ? result.config.tickets : result.problems;
}

it('are none unless a system is chosen', () => {
  expect(read({})).toEqual({ system: undefined, inboundSecret: undefined });
});

it('choose a program that takes signed JSON', () => {
  const env = { TICKET_SYSTEM: 'webhook', TICKET_URL: 'https://desk.example/hook', TICKET_SECRET: secret };

  expect(read(env)).toEqual({
    system: { system: 'webhook', url: 'https://desk.example/hook', secret },
    inboundSecret: undefined,
  });
  expect(read({ ...env, TICKET_URL: 'http://127.0.0.1:9000/', TICKET_INBOUND_SECRET: secret })).toMatchObject({
    system: { url: 'http://127.0.0.1:9000/' },
    inboundSecret: secret,
  });
});

it('choose ServiceNow, as a user or as an OAuth client, which goes first', () => {
  expect(read({ ...serviceNow, ...asUser })).toMatchObject({
    system: { host: 'contoso.service-now.com', signIn: { kind: 'basic', user: 'desk', password: 'p' } },
  });
  expect(read({ ...serviceNow, ...asUser, ...asClient })).toMatchObject({
    system: { signIn: { kind: 'oauth', clientId: 'id', clientSecret: 'c' } },
  });
});

it('choose Jira Service Management', () => {
  expect(read(jira)).toMatchObject({
    system: {
      system: 'jira',
      host: 'contoso.atlassian.net',
      email: 'desk@contoso.com',
      apiToken: 'token',
      serviceDesk: '4',
      requestType: '25',
    },
  });
});

it.each<[string, Record<string, string>, string]>([
  ['another system', { TICKET_SYSTEM: 'zendesk' }, 'TICKET_SYSTEM: must be one of webhook, servicenow, jira'],
  [
    'a system without what it needs',
    { TICKET_SYSTEM: 'webhook', TICKET_SECRET: secret },
    'TICKET_URL: missing, expected for TICKET_SYSTEM=webhook.',
  ],
  ['half a way to sign in', { ...serviceNow, SERVICENOW_USER: 'desk' }, 'SERVICENOW_USER and SERVICENOW_PASSWORD, or'],
  ['settings without a system', { JIRA_SITE: 'contoso.atlassian.net' }, 'JIRA_SITE: set, but TICKET_SYSTEM is not.'],
  ['reports without a system', { TICKET_INBOUND_SECRET: secret }, 'TICKET_INBOUND_SECRET: set, but TICKET_SYSTEM is'],
  ['a short secret', { TICKET_SYSTEM: 'webhook', TICKET_SECRET: 'short' }, 'TICKET_SECRET: must have at least 32'],
  ['an address as a host', { ...jira, JIRA_SITE: 'https://contoso.atlassian.net' }, 'JIRA_SITE: must be a host alone'],
  ['a key as a number', { ...jira, JIRA_SERVICE_DESK_ID: 'ITSD' }, 'JIRA_SERVICE_DESK_ID: must be a number'],
  ['no address', { ...jira, JIRA_EMAIL: 'desk' }, 'JIRA_EMAIL: must be the address'],
])('refuse %s', (_, env, problem) => {
  expect(read(env)).toEqual([expect.stringContaining(problem)]);
});

it.each([
  'http://desk.example/hook',
  'https://user:secret@desk.example/',
  'ftp://127.0.0.1/',
  'hook',
  'http://127.0.0.1.example/',
])('refuse %s, where a case would not be safe', (TICKET_URL) => {
  expect(read({ TICKET_SYSTEM: 'webhook', TICKET_SECRET: secret, TICKET_URL })).toEqual([
    'TICKET_URL: must be an https:// address, or http:// on this machine',
  ]);
});

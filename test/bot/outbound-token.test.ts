import nock from 'nock';
import { createOutboundToken } from '../../bot/outbound-token.ts';

const tenant = '0a1b2c3d-5555-4666-8777-888899990000';
const config = {
  local: false,
  app: {
    MicrosoftAppId: '6f0c2d3e-1111-4222-8333-444455556666',
    MicrosoftAppPassword: 'the client secret',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenant,
  },
};

afterEach(() => {
  nock.cleanAll();
});

/** What MSAL asks the login server before it asks for a token. */
function serveDiscovery(): nock.Scope {
  const login = nock('https://login.microsoftonline.com').persist();
  login
    .get(/\/common\/discovery\/instance/)
    .query(true)
    .reply(200, {
      tenant_discovery_endpoint: `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`,
      metadata: [],
    });
  login.get(/\.well-known\/openid-configuration$/).reply(200, {
    issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    authorization_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
  });
  return login;
}

it('is none on this machine', async () => {
  expect(await createOutboundToken({ ...config, local: true })()).toBeUndefined();
});

it('is fetched from the tenant of the bot with its secret, for the Bot Connector, and kept', async () => {
  const asked: string[] = [];
  serveDiscovery()
    .post(`/${tenant}/oauth2/v2.0/token`, (body: Record<string, string>) => {
      asked.push(JSON.stringify(body));
      return true;
    })
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'the token' });
  const token = createOutboundToken(config);

  expect(await token()).toBe('the token');
  expect(await token()).toBe('the token');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('https://api.botframework.com/.default');
  expect(asked[0]).toContain('the client secret');
});

it('that is refused rejects, and the refusal does not hold the secret', async () => {
  serveDiscovery()
    .post(`/${tenant}/oauth2/v2.0/token`)
    .query(true)
    .reply(401, { error: 'invalid_client', error_description: 'AADSTS7000215' });
  const app = { ...config.app, MicrosoftAppId: '7f0c2d3e-1111-4222-8333-444455556666' };
  const failure: unknown = await createOutboundToken({ ...config, app })().catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(Error);
  expect(JSON.stringify([String(failure), failure])).not.toContain('the client secret');
});

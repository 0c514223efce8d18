import nock from 'nock';

const login = 'https://login.microsoftonline.com';

/**
 * Lets the login server hand out tokens until `nock.cleanAll`; each token says for which audience it is. These are the calls
 * that MSAL makes with a client secret.
 */
export function serveLogin(tenant: string): void {
  const server = nock(login).persist();
  const ofTenant = `${login}/${tenant}`;
  server
    .get(/\/common\/discovery\/instance/)
    .query(true)
    .reply(200, { tenant_discovery_endpoint: `${ofTenant}/v2.0/.well-known/openid-configuration`, metadata: [] });
  server.get(/\.well-known\/openid-configuration$/).reply(200, {
    issuer: `${ofTenant}/v2.0`,
    authorization_endpoint: `${ofTenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${ofTenant}/oauth2/v2.0/token`,
    jwks_uri: `${ofTenant}/discovery/v2.0/keys`,
  });
  server
    .post(`/${tenant}/oauth2/v2.0/token`)
    .query(true)
    .reply((_, body) => {
      const scope = new URLSearchParams(typeof body === 'string' ? body : (body as Record<string, string>)).get(
        'scope',
      );
      const audience = /https:\/\/[a-z.]+/.exec(scope ?? '')?.[0] ?? '';
      return [200, { token_type: 'Bearer', expires_in: 3600, access_token: `token for ${audience}` }];
    });
}

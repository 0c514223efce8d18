import type { Config } from './config.ts';
import { ConfigurationServiceClientCredentialFactory } from './sdk.ts';

/** Longest wait for a token, in milliseconds. */
const limitMs = 5000;

// Bot Connector authentication, "Authenticate requests from your bot to the Bot Connector service" (learn.microsoft.com).
const connector = 'https://api.botframework.com';
const login = 'https://login.microsoftonline.com';

/** What the SDK's credentials of every kind have, though its types do not say so. */
interface TokenSource {
  getToken(): Promise<string>;
}

/**
 * Makes the source of the token with which the bot answers the channel, or asks another service (`audience`): undefined
 * without an app id. The SDK's credentials fetch it (client secret or managed identity) and keep it until shortly before it
 * ends. Rejects when there is none in time.
 */
export function createOutboundToken(
  { local, app }: Pick<Config, 'local' | 'app'>,
  audience = connector,
): () => Promise<string | undefined> {
  if (local) return () => Promise.resolve(undefined);
  const factory = new ConfigurationServiceClientCredentialFactory({ ...app });
  const tenant = `${login}/${app.MicrosoftAppTenantId}`;
  const credentials = factory.createCredentials(app.MicrosoftAppId, audience, tenant, true);
  // Whoever asks for a token hears of it; until then nobody listens.
  credentials.catch(() => undefined);
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('No token in time.'));
      }, limitMs);
    });
    try {
      return await Promise.race([credentials.then((source) => (source as unknown as TokenSource).getToken()), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

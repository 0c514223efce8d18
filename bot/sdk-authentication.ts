import type { Config } from './config.ts';
import { ConfigurationBotFrameworkAuthentication, type ConnectorFactory, type UserTokenClient } from './sdk.ts';

/** The SDK's authentication, with our connector in the place of the clients that it would build for every turn. */
export class SdkAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors: ConnectorFactory;

  constructor({ app }: Pick<Config, 'app'>, connectors: ConnectorFactory) {
    super({ ...app });
    this.#connectors = connectors;
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  /** Nobody signs in to this bot; the SDK only puts the client aside for those who might. */
  override createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.resolve(noUserTokens);
  }
}

const noUserTokens = Object.freeze({}) as UserTokenClient;

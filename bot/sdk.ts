import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder-core';

/** The only door to the Bot Framework SDK: what passes here is all that a change of SDK has to replace. */
export {
  CloudAdapterBase,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder-core';
export type { Activity, InvokeResponse, TurnContext } from 'botbuilder-core';

/** Who sent an activity, as the SDK wants to hear it, and by what its replies leave. */
export type AuthenticateRequestResult = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
>;

/** What the SDK asks for a client on every turn. */
export type ConnectorFactory = NonNullable<AuthenticateRequestResult['connectorFactory']>;

/** The SDK's client for the tokens of signed-in users, of which this bot has none. */
export type UserTokenClient = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;

import { SdkAuthentication } from '../../bot/sdk-authentication.ts';
import type { ConnectorFactory } from '../../bot/sdk.ts';

const app = { MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppType: '', MicrosoftAppTenantId: '' };
const connectors = { create: jest.fn() } as unknown as ConnectorFactory;
const authentication = new SdkAuthentication({ app }, connectors);

it('gives the SDK our connector, for replies and for what the bot says of its own accord', () => {
  expect(authentication.createConnectorFactory()).toBe(connectors);
});

it('builds no client for the tokens of users', async () => {
  expect(await authentication.createUserTokenClient()).toBe(await authentication.createUserTokenClient());
});

import { startTestBot, type TestBot } from './bot-client.ts';
import { sendRaw } from './raw-request.ts';

const appId = '6f0c2d3e-1111-4222-8333-444455556666';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
/** What a good token of the channel says. */
export const claims = { aud: appId, serviceurl: serviceUrl };

/** Starts the bot as it runs behind Teams: nobody is believed without a token. */
export function startRegisteredBot(): Promise<TestBot> {
  return startTestBot({
    env: {
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'the client secret',
      MicrosoftAppTenantId: '0a1b2c3d-5555-4666-8777-888899990000',
    },
  });
}

/** Asks the bot a question with this Authorization header. */
export function sendAs(authorization: string | undefined, bot: TestBot): Promise<{ status: number; text: string }> {
  const activity = {
    type: 'message',
    text: '31034',
    channelId: 'msteams',
    serviceUrl,
    deliveryMode: 'expectReplies',
    from: { id: '29:1' },
    recipient: { id: '28:desk' },
    conversation: { id: 'a:1' },
  };
  const headers = { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) };
  return sendRaw(`${bot.url}/api/messages`, { headers, body: JSON.stringify(activity) });
}

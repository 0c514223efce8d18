import { startTestBot, type TestBot } from './bot-client.ts';
import { sendRaw } from './raw-request.ts';

/** Settings of the registered bot, as the environment gives them. */
export const registration = {
  MicrosoftAppId: '6f0c2d3e-1111-4222-8333-444455556666',
  MicrosoftAppPassword: 'the client secret',
  MicrosoftAppTenantId: '0a1b2c3d-5555-4666-8777-888899990000',
};

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
/** What a good token of the channel says. */
export const claims = { aud: registration.MicrosoftAppId, serviceurl: serviceUrl };

/** A question as Teams sends it, answered in the HTTP answer. */
export const question = {
  type: 'message',
  text: '31034',
  channelId: 'msteams',
  serviceUrl,
  deliveryMode: 'expectReplies',
  from: { id: '29:1' },
  recipient: { id: '28:desk' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: registration.MicrosoftAppTenantId },
  channelData: { tenant: { id: registration.MicrosoftAppTenantId } },
};

/** Starts the bot as it runs behind Teams: nobody is believed without a token. */
export function startRegisteredBot(): Promise<TestBot> {
  return startTestBot({ env: registration });
}

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks the bot a question with this Authorization header; `changes` are made to the activity. */
export function sendAs(authorization: string | undefined, bot: TestBot, changes: object = {}): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) };
  return sendRaw(`${bot.url}/api/messages`, { headers, body: JSON.stringify({ ...question, ...changes }) });
}

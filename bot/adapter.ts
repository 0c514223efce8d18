import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Authenticate } from './authentication.ts';
import type { Config } from './config.ts';
import { createConnectorFactory } from './connector-factory.ts';
import type { Connector } from './connector.ts';
import { DeliveryError } from './delivery-error.ts';
import { describeError } from './describe-error.ts';
import type { DeskBot } from './desk-bot.ts';
import { answerInvoke } from './invoke-answer.ts';
import { UnsentReplies } from './replies.ts';
import { SdkAuthentication } from './sdk-authentication.ts';
import { CloudAdapterBase, type Activity, type AuthenticateRequestResult, type InvokeResponse } from './sdk.ts';
import type { Refusal } from './token-gate.ts';

/** What became of an activity: its HTTP answer, or the reason why nobody looked at it. */
export type Received = { readonly ok: true; readonly answer: InvokeResponse | undefined } | Refusal;

/** What the adapter stands on. */
export interface AdapterParts {
  readonly config: Config;
  readonly authenticate: Authenticate;
  readonly connector: Connector;
  readonly log: Logger;
}

/** The base of the SDK's adapters: the HTTP side that the SDK adds prints errors with all they carry and quotes them to the caller. */
export class DeskAdapter extends CloudAdapterBase {
  readonly #authenticate: Authenticate;
  readonly #trusted: AuthenticateRequestResult;

  constructor({ config, authenticate, connector }: AdapterParts) {
    const connectors = createConnectorFactory(connector);
    super(new SdkAuthentication(config, connectors));
    this.#authenticate = authenticate;
    // What the SDK is told of every sender whom our own check has let in.
    this.#trusted = {
      audience: 'https://api.botframework.com',
      callerId: '',
      claimsIdentity: this.createClaimsIdentity(config.app.MicrosoftAppId),
      connectorFactory: connectors,
    };
  }

  /** Runs one turn if the sender is trusted; rejects when a reply did not get out. */
  async receive(authorization: string, activity: Activity, bot: DeskBot): Promise<Received> {
    const authenticated = await this.#authenticate(authorization, activity);
    if (!authenticated.ok) return authenticated;
    return { ok: true, answer: await this.processActivity(this.#trusted, activity, bot) };
  }
}

/** Makes the adapter; its `onTurnError` is the one place where an unexpected error is caught, logged and told. */
export function createAdapter(parts: AdapterParts): DeskAdapter {
  const { log } = parts;
  const adapter = new DeskAdapter(parts);
  adapter.onTurnError = async (turn, error) => {
    // Where the reply did not get out, an apology would not either.
    if (error instanceof UnsentReplies || error instanceof DeliveryError) throw error;
    const reference = randomUUID().slice(0, 8);
    log.error({ reference, conversation: turn.activity.conversation.id, error: describeError(error) }, 'turn failed');
    const isPress = turn.activity.type === 'invoke';
    const again = isPress
      ? 'Press the button again in a minute.'
      : 'Your message is not lost: send it again in a minute.';
    const apology =
      `Something went wrong on my side (reference ${reference}). ${again} ` +
      'If it happens again, give the reference to whoever runs this bot.';
    if (isPress) await answerInvoke(turn, 500, apology);
    else await turn.sendActivity(apology);
  };
  return adapter;
}

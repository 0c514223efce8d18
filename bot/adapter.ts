import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { DeskBot } from './desk-bot.ts';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type InvokeResponse } from './sdk.ts';

/** The SDK's adapter without its HTTP side, which prints errors with all they carry and quotes them to the caller. */
export class DeskAdapter extends CloudAdapter {
  /** Runs one turn and resolves with the HTTP answer; rejects when the sender is not trusted or a reply did not get out. */
  receive(authorization: string, activity: Activity, bot: DeskBot): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, bot);
  }
}

/** Makes the adapter; its `onTurnError` is the one place where an unexpected error is caught, logged and told. */
export function createAdapter(config: Config, log: Logger): DeskAdapter {
  const adapter = new DeskAdapter(new ConfigurationBotFrameworkAuthentication({ ...config.app }));
  adapter.onTurnError = async (turn, error) => {
    const reference = randomUUID().slice(0, 8);
    log.error({ reference, conversation: turn.activity.conversation.id, error: describeError(error) }, 'turn failed');
    await turn.sendActivity(
      `Something went wrong on my side (reference ${reference}). Your message is not lost: send it again in a minute. ` +
        'If it happens again, give the reference to whoever runs this bot.',
    );
  };
  return adapter;
}

// Strict, because a message of several lines stands in the stack, too.
const frame = /^ {4}at .*:\d+:\d+\)?$/;

/** Name, code and place of an error; never its message, which may quote what a person typed. */
export function describeError(error: Error): { name: string; code?: string; at?: string } {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = error.stack
    ?.split('\n')
    .find((line) => frame.test(line))
    ?.trim();
  return { name: error.name, ...(code && { code }), ...(at && { at }) };
}

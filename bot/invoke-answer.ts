import type { AdaptiveCard } from '../cards/card.ts';
import { cardType } from './card-activity.ts';
import type { TurnContext } from './sdk.ts';

/** What an invoke is answered with: the card that takes the place of the pressed one, or nothing to see. */
export function invokeAnswer(card: AdaptiveCard | undefined): object {
  return card
    ? { statusCode: 200, type: cardType, value: card }
    : // What the button did was said in messages of its own.
      sentence(200, '');
}

/** Answers an invoke with a sentence that the channel shows beside the button. */
export async function answerInvoke(context: TurnContext, status: number, text: string): Promise<void> {
  await respondToInvoke(context, status, sentence(status, text));
}

/** Gives the SDK the HTTP answer of an invoke. */
export async function respondToInvoke(context: TurnContext, status: number, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}

function sentence(statusCode: number, value: string): object {
  return { statusCode, type: 'application/vnd.microsoft.activity.message', value };
}

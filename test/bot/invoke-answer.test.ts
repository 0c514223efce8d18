import { answerInvoke, invokeAnswer, respondToInvoke } from '../../bot/invoke-answer.ts';
import type { TurnContext } from '../../bot/sdk.ts';
import { welcomeCard } from '../../cards/welcome/welcome.ts';

/** A context that keeps what it is given. */
function recording(): { context: TurnContext; sent: unknown[] } {
  const sent: unknown[] = [];
  const sendActivity = (activity: unknown): Promise<undefined> => {
    sent.push(activity);
    return Promise.resolve(undefined);
  };
  return { context: { sendActivity } as unknown as TurnContext, sent };
}

it('is the card that takes the place of the pressed one', () => {
  const card = welcomeCard({ form: '00000000-0000-4000-8000-000000000000', name: 'Ada' });

  expect(invokeAnswer(card)).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: card,
  });
});

it('shows nothing when the button changed no card', () => {
  expect(invokeAnswer(undefined)).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: '',
  });
});

it('may be a sentence, with the status inside and outside alike', async () => {
  const { context, sent } = recording();
  await answerInvoke(context, 501, 'This bot does not know that command.');

  const body = {
    statusCode: 501,
    type: 'application/vnd.microsoft.activity.message',
    value: 'This bot does not know that command.',
  };
  expect(sent).toEqual([{ type: 'invokeResponse', value: { status: 501, body } }]);
});

it('is handed to the SDK as it is', async () => {
  const { context, sent } = recording();
  await respondToInvoke(context, 200, { any: 'body' });

  expect(sent).toEqual([{ type: 'invokeResponse', value: { status: 200, body: { any: 'body' } } }]);
});

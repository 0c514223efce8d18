import fc from 'fast-check';
import { cardButtons, type CardButton } from '../../cards/card-text.ts';
import { startTestBot, type TestBot } from '../support/bot-client.ts';
import { actsOf, type Act } from '../support/random-acts.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(180_000 * scale);

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});

afterAll(() => bot.stop());

/** Does it, and gives back the buttons that came of it; the bot test client throws at any status but 200. */
async function act(one: Act, buttons: readonly CardButton[], conversation: string): Promise<CardButton[]> {
  if (one.kind === 'restart') {
    await bot.restart();
    return [];
  }
  const replies =
    one.kind === 'say' ? await bot.say(one.text, { conversation }) : await press(one, buttons, conversation);
  return replies.flatMap(({ card }) => (card ? cardButtons(card) : []));
}

async function press(
  { which, isNewest }: Extract<Act, { kind: 'press' }>,
  buttons: readonly CardButton[],
  conversation: string,
) {
  const among = isNewest ? buttons.slice(-5) : buttons;
  const button = among[which % Math.max(1, among.length)];
  if (!button) return [];
  const { verb } = button.data as { verb: string };
  const value = { action: { type: 'Action.Execute', verb, data: button.data }, trigger: 'manual' };
  const { status } = await bot.send({ type: 'invoke', name: 'adaptiveCard/action', value }, { conversation });
  expect(status).toBe(200);
  return bot.say('status', { conversation });
}

it('whatever 200 buttons, texts and restarts come in whatever order, each is answered with 200', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(actsOf(200, 1), async (acts) => {
      const conversation = `random ${String(++runs)}`;
      const buttons: CardButton[] = [];
      for (const one of acts) buttons.push(...(await act(one, buttons, conversation)));
      const [status] = await bot.say('status', { conversation });
      expect(status?.text).toMatch(/^(?:The last answer was|There is no answer yet|You are at step)/);
    }),
    { seed: 20261127, numRuns: 3 * scale, endOnFailure: true },
  );
  expect(bot.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

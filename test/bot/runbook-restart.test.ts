import { cardButtons, cardText } from '../../cards/card-text.ts';
import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import { exitsOf } from '../../knowledge/runbook/step.ts';
import { startTestBot, type TestBot, type TestReply } from '../support/bot-client.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

jest.setTimeout(180_000);

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});

afterAll(() => bot.stop());

/** For each step the buttons that lead to it, by the shortest way. */
function waysTo({ steps, start }: Runbook): Map<string, string[]> {
  const ways = new Map<string, string[]>([[start, []]]);
  for (const [id, way] of ways) {
    const step = steps.get(id);
    for (const { to, label } of step ? exitsOf(step) : []) {
      if (to !== undefined && !ways.has(to)) ways.set(to, [...way, label]);
    }
  }
  return ways;
}

const shownBy = (replies: readonly TestReply[]): string => {
  const card = replies.findLast((reply) => reply.card && !reply.replaces)?.card;
  return card ? cardText(card) : '';
};

/** Goes to a step by buttons; gives back the card that is open then. */
async function goTo(title: string, way: readonly string[], conversation: string): Promise<string> {
  await bot.say('I am the administrator of the sync server', { conversation });
  let shown = shownBy(await bot.say(`walk me through ${title}`, { conversation }));
  for (const label of way) shown = shownBy(await bot.press(label, { conversation }));
  return shown;
}

/** Every step but the ends. */
const places = realKnowledge.runbooks.flatMap((runbook) =>
  [...waysTo(runbook)].flatMap(([id, way]) => {
    const step = runbook.steps.get(id);
    return step && step.kind !== 'end' ? [{ runbook: runbook.title, id, step, way }] : [];
  }),
);

it.each(places)(
  '$runbook, $id: is where it was after a restart, and its buttons count',
  async ({ runbook, id, step, way }) => {
    const conversation = `${runbook} ${id}`;
    const shown = await goTo(runbook, way, conversation);
    expect(shown).toContain(step.title);

    await bot.restart();

    expect(shownBy(await bot.say('continue', { conversation }))).toBe(shown);
    const [exit] = exitsOf(step);
    const [closed] = await bot.press(exit?.label ?? '', { conversation });
    expect(closed?.card && cardButtons(closed.card)).toEqual([]);
  },
);

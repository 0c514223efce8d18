import { cardButtons, cardText } from '../../cards/card-text.ts';
import type { Runbook } from '../../knowledge/runbook/runbook.ts';
import { exitsOf } from '../../knowledge/runbook/step.ts';
import { startTestBot, type TestBot, type TestReply } from '../support/bot-client.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

jest.setTimeout(180_000);

let bot: TestBot;

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

const shownBefore = new Map<string, string>();
const conversationOf = ({ runbook, id }: (typeof places)[number]): string => `${runbook} ${id}`;

// Everybody is at a step of their own when the process is killed.
beforeAll(async () => {
  bot = await startTestBot({ isKilled: true });
  for (const place of places) {
    const conversation = conversationOf(place);
    shownBefore.set(conversation, await goTo(place.runbook, place.way, conversation));
  }
  await bot.restart();
});

afterAll(() => bot.stop());

it.each(places)('$runbook, $id: is where it was after the process was killed, and its buttons count', async (place) => {
  const conversation = conversationOf(place);
  const shown = shownBefore.get(conversation);
  expect(shown).toContain(place.step.title);

  expect(shownBy(await bot.say('continue', { conversation }))).toBe(shown);
  const [exit] = exitsOf(place.step);
  const [closed] = await bot.press(exit?.label ?? '', { conversation });
  expect(closed?.card && cardButtons(closed.card)).toEqual([]);
});

import fc from 'fast-check';
import { cardButtons } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { readState, type ConversationState } from '../../dialogs/conversation-state.ts';
import { converse } from '../../dialogs/converse.ts';
import type { Desk } from '../../dialogs/desk.ts';
import { createMatcher } from '../../knowledge/matcher.ts';
import { createRunbookSet } from '../../knowledge/runbook/runbook-set.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { actsOf, type Act } from '../support/random-acts.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { recordTurn, type RecordingTurn } from '../support/recording-turn.ts';
import { scale } from '../support/scale.ts';

jest.setTimeout(120_000 * scale);

const matcher = createMatcher(realKnowledge);
const runbooks = createRunbookSet(realKnowledge.runbooks);
const newDesk = (): Desk => ({ ...fakeDesk(realKnowledge.articles), matcher, runbooks });

const roleQuestion = '[card] Are you the person locked out';

/** What somebody sees who does all this at one desk, and what the bot remembers of it. */
class Conversation {
  readonly #desk = newDesk();
  readonly #cards: AdaptiveCard[] = [];
  #stored: string | undefined;
  roleQuestions = 0;

  async do(act: Act): Promise<void> {
    const turn = this.#turnOf(act);
    if (!turn) return;
    const before = readState(this.#stored).state;
    const { state } = await converse(turn, this.#stored, this.#desk);
    this.#stored = JSON.stringify(state);
    this.#cards.push(...turn.cards);
    expect(turn.replies.length).toBeGreaterThan(0);
    expect(readState(this.#stored)).toEqual({ state, lost: false });
    expectNothingTwice(before, state);
    expectNothingLost(before, state);
    if (state.role === 'requester') expectNoCommand(turn.cards);
    // Who wants to change the role, or to be walked through, is asked as often as they want it.
    const isWanted = turn.text === 'change my role' || state.wanted !== null;
    if (!isWanted) this.roleQuestions += turn.replies.filter((reply) => reply.startsWith(roleQuestion)).length;
  }

  #turnOf(act: Act): RecordingTurn | undefined {
    if (act.kind === 'say') return recordTurn(act.text);
    const cards = act.kind === 'press' && act.isNewest ? this.#cards.slice(-1) : this.#cards;
    const buttons = act.kind === 'press' ? cards.flatMap(cardButtons) : [];
    const button = act.kind === 'press' ? buttons[act.which % Math.max(1, buttons.length)] : undefined;
    return button && recordTurn({ submit: button.data });
  }
}

/** A step that has been answered is not open again, unless the person went back or began anew. */
function expectNothingTwice(before: ConversationState, { walk }: ConversationState): void {
  if (!walk) return;
  const passed = walk.trail.map(({ step }) => step);
  expect(passed).not.toContain(walk.at);
  expect(new Set(passed).size).toBe(passed.length);
  const isSame = before.walk?.runbook === walk.runbook && before.walk.trail.length <= walk.trail.length;
  if (isSame) expect(passed.slice(0, before.walk?.trail.length)).toEqual(before.walk?.trail.map(({ step }) => step));
}

/** Steps that were open are open still, wait, or are kept among those that are over. */
function expectNothingLost({ walk, shelved }: ConversationState, after: ConversationState): void {
  const kept = [after.walk, after.shelved, ...after.walked].filter((one) => one !== null);
  for (const one of [walk, shelved].filter((left) => left !== null)) {
    expect(kept.map(({ runbook }) => runbook)).toContain(one.runbook);
  }
}

/** A command stands on a ground of its own, as nothing else does. */
function expectNoCommand(cards: readonly AdaptiveCard[]): void {
  expect(cards.map((card) => JSON.stringify(card)).filter((text) => text.includes('"style":"emphasis"'))).toEqual([]);
}

it('whatever 200 buttons and texts come in whatever order, the bot answers, and asks for nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(actsOf(200, 0), async (acts) => {
      const conversation = new Conversation();
      for (const act of acts) await conversation.do(act);
      expect(conversation.roleQuestions).toBeLessThanOrEqual(1);
    }),
    { seed: 20261127, numRuns: 30 * scale, endOnFailure: true },
  );
});

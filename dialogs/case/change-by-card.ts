import type { Standing } from '../../cases/access.ts';
import type { ChangeRequest } from '../../cases/change-case.ts';
import type { Change } from '../../cases/transitions.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { textNeeds, tellDone } from './change-words.ts';
import { makeChange, type Made } from './make-change.ts';
import { isOwnView, putCase, readPicture } from './put-case.ts';
import { tellRefusal } from './refusal-words.ts';
import { sayUnknown, seeCase } from './see-case.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

/** What a pressed button wants to change. */
export interface CardWish extends Omit<ChangeRequest, 'at'> {
  readonly number: number;
}

/** Does what a button on a card of a case asks for, and puts the case as it is then in the place of that card. */
export async function changeByCard(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { number, ...wish }: CardWish,
): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const need = wish.text === '' ? textNeeds[wish.change] : undefined;
  if (need !== undefined && (await seeCase(desk, who, number))) return sayNeed(turn, state, need);
  const made = await makeChange(turn, desk, who, number, wish);
  return tellMade(turn, state, desk, who, { made, number, change: wish.change });
}

/** The card stays as it is, with whatever else was typed into it. */
export async function sayNeed(turn: Turn, state: ConversationState, need: string): Promise<Reply> {
  await turn.say(need);
  // The press has not counted: the same card may be pressed again.
  return { state, outcome: 'outdated' };
}

interface Result {
  readonly made: Made;
  readonly number: number;
  readonly change: Change;
}

async function tellMade(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  who: Standing,
  { made, number, change }: Result,
): Promise<Reply> {
  if (made.kind === 'unknown') {
    await sayUnknown(turn, who, number);
    return { state, outcome: 'outdated' };
  }
  const { seen } = made;
  // Whoever presses twice has got what they wanted, and the card shows it.
  if (made.kind !== 'refused' || made.reason === 'already-yours') {
    await putCase(turn, desk, seen, 'replace', tellDone(change, isOwnView(turn, seen), seen.of.status));
    return { state, outcome: 'button' };
  }
  await putCase(turn, desk, seen, 'replace');
  const { history, names } = await readPicture(desk, seen.of);
  await turn.say(tellRefusal({ change, reason: made.reason, ...seen, history, names }));
  return { state, outcome: 'outdated' };
}

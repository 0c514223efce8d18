import { cardButtons } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { converse } from '../../dialogs/converse.ts';
import { readState } from '../../dialogs/conversation-state.ts';
import type { Desk } from '../../dialogs/desk.ts';
import type { Reply } from '../../dialogs/reply.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { recordTurn, type RecordingTurn } from './recording-turn.ts';

/** What a person does: types, presses the newest button with a title, or anything else that a turn can be. */
export type Done = string | { readonly press: string } | Partial<Turn>;

/** A conversation up to now: the last turn and what it came to. */
export interface Played extends Reply {
  readonly turn: RecordingTurn;
  /** Of all turns, in order. */
  readonly cards: readonly AdaptiveCard[];
  readonly stored: string;
}

/** Plays turns one after the other, each from the stored text of the one before; answers with the last. */
export function play(desk: Desk, ...done: readonly Done[]): Promise<Played> {
  return playOn({ cards: [], stored: undefined }, desk, ...done);
}

/** Goes on from what was played or stored before. */
export async function playOn(
  { cards, stored }: Pick<Played, 'cards'> & { readonly stored: string | undefined },
  desk: Desk,
  ...[first, ...rest]: readonly Done[]
): Promise<Played> {
  if (first === undefined) throw new Error('Nobody has done anything.');
  const turn = recordTurn(turnOf(first, cards));
  const { state, outcome } = await converse(turn, stored, desk);
  const kept = JSON.stringify(state);
  // Whatever was done, the next turn can go on from it.
  expect(readState(kept)).toEqual({ state, lost: false });
  const played = { turn, state, outcome, cards: [...cards, ...turn.cards], stored: kept };
  return rest.length === 0 ? played : playOn(played, desk, ...rest);
}

function turnOf(done: Done, cards: readonly AdaptiveCard[]): string | Partial<Turn> {
  return typeof done === 'object' && 'press' in done ? { submit: buttonIn(cards, done.press) } : done;
}

/** What the newest button with this title sends. */
export function buttonIn(cards: readonly AdaptiveCard[], title: string): object {
  const button = cards.flatMap(cardButtons).findLast((shown) => shown.title === title);
  if (!button) throw new Error(`No card has a button “${title}”.`);
  return button.data;
}

/** The first line of each reply. */
export function firstLines({ replies }: RecordingTurn): (string | undefined)[] {
  return replies.map((reply) => reply.split('\n')[0]);
}

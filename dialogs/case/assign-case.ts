import { rolesIn, type Standing } from '../../cases/access.ts';
import type { SupportCase } from '../../cases/case.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { changeByCard, sayNeed } from './change-by-card.ts';
import { seeCase } from './see-case.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

/** Whom somebody wants to hand a case to; `revision` is that of the pressed card. */
export interface Handover {
  readonly number: number;
  /** Id in the directory, as it came in; empty where nobody was chosen. */
  readonly assignee: string;
  readonly revision: number;
}

/** Hands a case to a member of its channel. */
export async function assignByCard(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { number, assignee, revision }: Handover,
): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const seen = await seeCase(desk, who, number);
  // What the person may not do is said first: nobody learns from it who belongs to which team.
  if (seen?.roles.includes('analyst') === true) {
    const problem = findProblem(desk, who, seen.of, assignee);
    if (problem !== undefined) return sayNeed(turn, state, problem);
    if (assignee !== who.person && desk.otherContact) await desk.cases.people.remember(desk.otherContact);
  }
  return changeByCard(turn, state, desk, { change: 'assign', number, assignee, revision });
}

/** Why a case cannot be handed to this person; undefined when it can. */
function findProblem(desk: Desk, who: Standing, of: SupportCase, assignee: string): string | undefined {
  if (assignee === '') return 'Please choose first to whom the case goes. Then press the button again.';
  if (assignee !== who.person && !isMember(desk.otherStanding, of, assignee)) {
    return desk.otherStanding?.isUnsure === true
      ? 'I could not find out just now whether this person is in the team. Please try again in a minute.'
      : 'Only a member of the team of this channel can get the case. Choose somebody else, or add them to the team.';
  }
  return undefined;
}

/** What a card says of somebody counts for nothing: the roster must have answered for this very person. */
function isMember(other: Standing | undefined, of: SupportCase, assignee: string): boolean {
  return other?.person === assignee && rolesIn(of, other).includes('analyst');
}

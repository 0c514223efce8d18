import type { Standing } from '../../cases/access.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** Who the person is to the cases: where no team was asked, they are the requester of their own; undefined where nobody vouches. */
export function standingOf(turn: Turn, desk: Desk): Standing | undefined {
  if (!turn.identity) return undefined;
  return desk.standing ?? { ...turn.identity, channels: new Map(), isUnsure: false, isLead: false };
}

/** Says that there are no cases for somebody whom no directory knows. */
export async function sayNoAccount(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say('Cases need a work or school account. Please write to me with yours.');
  return { state, outcome: 'talk' };
}

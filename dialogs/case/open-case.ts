import { roleFor } from '../../cases/access.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { putCase } from './put-case.ts';
import { noteDecision, sayUnknown, seeCase } from './see-case.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

/** Shows a case to whoever may see it: the requester's card of it, or that of the analysts. */
export async function openCase(turn: Turn, state: ConversationState, desk: Desk, number: number): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const seen = await seeCase(desk, who, number);
  const role = seen && roleFor('see', seen.roles);
  // People look at their own cases as they like.
  if (role !== 'requester') await noteDecision(turn, desk, who, { action: 'see', number, seen, role });
  await (seen ? putCase(turn, desk, seen, 'show') : sayUnknown(turn, who, number));
  return { state, outcome: 'talk' };
}

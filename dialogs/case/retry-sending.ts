import { roleFor } from '../../cases/access.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { putCase } from './put-case.ts';
import { noteDecision, rememberPerson, sayUnknown, seeCase } from './see-case.ts';
import { sayNoAccount, standingOf } from './standing-of.ts';

/** Sends again what has not arrived, and draws the card of the case anew for everybody. */
export async function retrySending(turn: Turn, state: ConversationState, desk: Desk, number: number): Promise<Reply> {
  const who = standingOf(turn, desk);
  if (!who) return sayNoAccount(turn, state);
  const seen = await seeCase(desk, who, number);
  const role = seen && roleFor('retry', seen.roles);
  await noteDecision(turn, desk, who, { action: 'retry', number, seen, role });
  if (!seen) {
    await sayUnknown(turn, who, number);
    return { state, outcome: 'outdated' };
  }
  if (role === undefined) {
    await turn.say('Only analysts of the desk can send it again.');
    return { state, outcome: 'outdated' };
  }
  const revived = await desk.cases.cases.revive(number);
  if (revived > 0 && seen.of.channel !== null) await desk.cases.cases.send(who.tenant, { kind: 'card', case: number });
  await rememberPerson(turn, desk, who);
  await putCase(turn, desk, seen, 'replace');
  await turn.say(tellRevived(revived));
  return { state, outcome: 'button' };
}

function tellRevived(revived: number): string {
  if (revived === 0) return 'Nothing is left that has not been sent.';
  return revived === 1 ? 'One message is sent again.' : `${String(revived)} messages are sent again.`;
}

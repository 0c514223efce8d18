import type { ConversationState } from './conversation-state.ts';
import { phrases } from './phrases.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** Says that a pressed card no longer counts, or was never meant for this person. */
export async function sayOutdated(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(turn.conversation.scope === 'personal' ? phrases.outdated : phrases.notYours);
  return { state, outcome: 'outdated' };
}

import type { CaseDraft } from '../../cases/draft.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { closedDraftCard } from './show-draft.ts';

/** Takes a draft back: nothing of it is kept. */
export async function withdrawDraft(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  draft: CaseDraft,
  form: string = desk.newForm(),
): Promise<Reply> {
  await desk.cases.drafts.remove(draft.id);
  const note = 'Withdrawn. Nothing of it is kept.';
  await turn.replace(closedDraftCard(draft, form, { state: 'withdrawn', note }).card, note);
  await turn.say('I have withdrawn your case: what you had answered is deleted. Say “open a case” to begin a new one.');
  const isAsked = state.asking?.kind === 'detail' && state.asking.draft === draft.id;
  return {
    state: {
      ...state,
      asking: isAsked ? null : state.asking,
      draft: state.draft === draft.id ? null : state.draft,
    },
    outcome: 'button',
  };
}

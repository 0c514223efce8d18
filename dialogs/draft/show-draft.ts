import { caseDraftCard } from '../../cards/case-draft/case-draft.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { roleOf } from '../audience.ts';
import type { ConversationState, Role } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { viewDraft } from './draft-view.ts';
import { nextDetail } from './next-detail.ts';

/** A card and what a notification says about it. */
export interface ShownDraft {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** The card of a draft that can be sent. */
export function openDraftCard(draft: CaseDraft, form: string, role: Role | null): ShownDraft {
  const hasQuestions = nextDetail(draft.details, role) !== undefined;
  const shown = viewDraft(draft, { form, state: 'open', note: '', hasQuestions });
  return { card: caseDraftCard(shown), summary: `${shown.title} (${shown.meter})` };
}

/** The card of a draft that has become a case, or nothing. */
export function closedDraftCard(
  draft: CaseDraft,
  form: string,
  { state, note }: { readonly state: 'sent' | 'withdrawn'; readonly note: string },
): ShownDraft {
  return { card: caseDraftCard(viewDraft(draft, { form, state, note, hasQuestions: false })), summary: note };
}

/** Shows a draft on a new card; no question is open then. */
export async function showDraft(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  draft: CaseDraft,
): Promise<ConversationState> {
  const { card, summary } = openDraftCard(draft, desk.newForm(), roleOf(state, turn, desk));
  await turn.show(card, summary);
  return { ...state, known: {}, asking: null, draft: draft.id };
}

/** Shows the whole draft when nothing is left to ask. */
export async function showReview(turn: Turn, state: ConversationState, desk: Desk, draft: CaseDraft): Promise<Reply> {
  await turn.say(
    'That was the last question. Please look through your case, and press “Send the case” when it is right.',
  );
  return { state: await showDraft(turn, state, desk, draft), outcome: 'talk' };
}

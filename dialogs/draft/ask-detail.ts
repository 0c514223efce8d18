import type { DetailName } from '../../cases/details.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { roleOf } from '../audience.ts';
import type { ConversationState, Role } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { detailQuestions } from './detail-questions.ts';
import { nextDetail } from './next-detail.ts';
import { findDraft } from './own-draft.ts';
import { showReview } from './show-draft.ts';

/** Asks for a detail of a draft, and remembers it as the open question. */
export async function askDetail(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  draft: CaseDraft,
  detail: DetailName,
): Promise<Reply> {
  await turn.say(sayQuestion(detail, roleOf(state, turn, desk)));
  const asking = { kind: 'detail' as const, draft: draft.id, detail };
  return { state: { ...state, known: {}, asking, draft: draft.id }, outcome: 'talk' };
}

/** A question as it is put to the person: choices are numbered lines. */
export function sayQuestion(detail: DetailName, role: Role | null): string {
  const { ask, askPlain, choices } = detailQuestions[detail];
  const asked = role === 'requester' ? (askPlain ?? ask) : ask;
  // What is answered by yes or no needs no numbers.
  if (!choices || detail === 'licence') return asked;
  const lines = choices.map(({ label }, index) => `${String(index + 1)}. ${label}`);
  return `${asked} Say the number.\n\n${lines.join('\n')}`;
}

/** Asks for what comes next, or shows the whole draft when nothing is left to ask. */
export async function askNext(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  draft: CaseDraft,
  after?: DetailName,
): Promise<Reply> {
  const next = nextDetail(draft.details, roleOf(state, turn, desk), after);
  return next === undefined ? showReview(turn, state, desk, draft) : askDetail(turn, state, desk, draft, next);
}

/** Puts the open question about a draft again; where the draft is gone, says so. */
export async function repeatDetail(turn: Turn, state: ConversationState, desk: Desk): Promise<Reply> {
  const { asking } = state;
  const draft = asking?.kind === 'detail' ? await findDraft(turn, desk, asking.draft) : undefined;
  if (asking?.kind !== 'detail' || !draft) return sayDraftGone(turn, state);
  return askDetail(turn, state, desk, draft, asking.detail);
}

/** It was sent or withdrawn on another device, or in another conversation. */
export async function sayDraftGone(turn: Turn, state: ConversationState): Promise<Reply> {
  await turn.say(
    'The case that we were collecting has been sent or withdrawn meanwhile. Say “my cases” to see yours, or “open a case”.',
  );
  return { state: { ...state, asking: null, draft: null }, outcome: 'talk' };
}

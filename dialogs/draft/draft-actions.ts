import type { CardSubmit } from '../../cards/submits.ts';
import type { SupportCase } from '../../cases/case.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import { asTyped } from '../as-typed.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { noteArticle } from '../note-seen.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { askNext } from './ask-detail.ts';
import { wantCase } from './open-draft.ts';
import { findDraft, findFiled, sayNoDraft } from './own-draft.ts';
import { sendDraft, tellSent } from './send-draft.ts';
import { showDraft } from './show-draft.ts';
import { saveForm, showForm } from './show-form.ts';
import { withdrawDraft } from './withdraw-draft.ts';

type SubmitOf<Verb extends CardSubmit['verb']> = Extract<CardSubmit, { verb: Verb }>;

/** What the buttons of drafts do, and those that begin one. */
export const draftActions = {
  'case.wanted': (turn: Turn, state: ConversationState, desk: Desk, { article: id }: SubmitOf<'case.wanted'>) => {
    // The card may be an old one: the case is about what stands on it.
    const article = id === undefined ? undefined : desk.articles.get(id);
    return wantCase(turn, article ? noteArticle(state, article) : state, desk);
  },
  'draft.opened': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'draft.opened'>) =>
    // The button stands on a list, which stays.
    onDraft(asTyped(turn, turn.submit), state, desk, submit, async (draft) => ({
      state: await showDraft(turn, state, desk, draft),
      outcome: 'button',
    })),
  'draft.form': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'draft.form'>) =>
    onDraft(turn, state, desk, submit, (draft) => showForm(turn, state, desk, draft)),
  'draft.asked': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'draft.asked'>) =>
    onDraft(turn, state, desk, submit, (draft) => askNext(turn, state, desk, draft)),
  'draft.saved': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'draft.saved'>) => {
    const { form, revision } = submit;
    return onDraft(turn, state, desk, submit, (draft) =>
      saveForm(turn, state, desk, draft, { form, revision, values: submit }),
    );
  },
  'draft.sent': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'draft.sent'>) =>
    onDraft(turn, state, desk, submit, (draft) => sendDraft(turn, state, desk, draft, submit)),
  'draft.withdrawn': (turn: Turn, state: ConversationState, desk: Desk, submit: SubmitOf<'draft.withdrawn'>) =>
    onDraft(turn, state, desk, submit, (draft) => withdrawDraft(turn, state, desk, draft, submit.form)),
} as const;

/** A draft of the person's own; one that has become a case gives its number, whatever button was pressed. */
async function onDraft(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { draft: id, form }: { readonly draft: string; readonly form: string },
  act: (draft: CaseDraft) => Promise<Reply>,
): Promise<Reply> {
  const draft = await findDraft(turn, desk, id);
  if (draft) return act(draft);
  const opened = await findFiled(turn, desk, id);
  return opened ? tellSent(turn, state, desk, { draft: draftOf(opened), opened, form }) : sayNoDraft(turn, state);
}

/** What a case was before it was one. */
function draftOf({ draft: id, tenant, requester: owner, details, evidence, openedAt }: SupportCase): CaseDraft {
  return { id, tenant, owner, details, evidence, revision: 0, createdAt: openedAt, updatedAt: openedAt };
}

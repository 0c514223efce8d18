import { caseFormCard } from '../../cards/case-form/case-form.ts';
import type { CaseDraft } from '../../cases/draft.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { roleOf } from '../audience.ts';
import { viewForm } from './form-view.ts';
import { readForm, type FormValues } from './read-form.ts';
import { saveDraft } from './own-draft.ts';
import { openDraftCard } from './show-draft.ts';

/** Shows all details of a draft as one form; the open question is put away, because the form asks it as well. */
export async function showForm(turn: Turn, state: ConversationState, desk: Desk, draft: CaseDraft): Promise<Reply> {
  const shown = viewForm(draft, desk.newForm());
  await turn.show(caseFormCard(shown), shown.title);
  return { state: putAway(state, draft), outcome: 'button' };
}

/** A form that came back, and the draft as it was when the form was drawn. */
export interface SavedForm {
  readonly form: string;
  readonly revision: number;
  readonly values: FormValues;
}

/** Stores every field that can be read; what cannot be is shown again in place, with what was typed. */
export async function saveForm(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  draft: CaseDraft,
  { form, revision, values }: SavedForm,
): Promise<Reply> {
  const context = {
    details: draft.details,
    now: desk.now(),
    locale: turn.locale,
    isStale: revision !== draft.revision,
  };
  const { details, problems } = readForm(values, context);
  const isChanged = JSON.stringify(details) !== JSON.stringify(draft.details);
  const saved = isChanged ? await saveDraft(desk, { ...draft, details }) : draft;
  const after = { state: putAway(state, draft), outcome: 'button' as const };
  if (Object.keys(problems).length > 0) {
    const shown = viewForm(saved, form, { values: textsIn(values), problems });
    await turn.replace(caseFormCard(shown), shown.speak);
    return after;
  }
  const { card, summary } = openDraftCard(saved, form, roleOf(state, turn, desk));
  await turn.replace(card, summary);
  return after;
}

function textsIn(values: FormValues): Record<string, string> {
  const texts = Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries(texts);
}

function putAway(state: ConversationState, draft: CaseDraft): ConversationState {
  const asking = state.asking?.kind === 'detail' ? null : state.asking;
  return { ...state, asking, draft: draft.id };
}

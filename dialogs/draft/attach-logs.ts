import type { CaseDraft } from '../../cases/draft.ts';
import type { ConversationState } from '../conversation-state.ts';
import type { Desk } from '../desk.ts';
import { saveDraft } from './own-draft.ts';

/** A draft with the logs that were kept before, and the state without them. */
export interface WithLogs {
  readonly state: ConversationState;
  readonly draft: CaseDraft;
}

/** Lets logs that are kept go along with a draft: where the log is need not be asked any more. */
export async function attachLogs(state: ConversationState, desk: Desk, draft: CaseDraft): Promise<WithLogs> {
  const { kept } = state.seen;
  if (kept.length === 0) return { state, draft };
  await desk.cases.logs.attach(
    kept.map(({ id }) => id),
    draft,
  );
  const value = `Kept by the desk: ${kept.map(({ name }) => name).join(', ')}`;
  const details = { ...draft.details, eventLog: { state: 'given', value } } as const;
  return {
    state: { ...state, seen: { ...state.seen, kept: [] } },
    draft: await saveDraft(desk, { ...draft, details }),
  };
}

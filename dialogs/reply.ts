import type { ConversationState } from './conversation-state.ts';

/** What a turn came to, for the log and the figures. */
export type Outcome = 'answer' | 'choose' | 'none' | 'button' | 'step' | 'outdated' | 'talk';

/** The end of a turn: what to remember, and what it came to. */
export interface Reply {
  readonly state: ConversationState;
  readonly outcome: Outcome;
}

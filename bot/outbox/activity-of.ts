import type { AdaptiveCard } from '../../cards/card.ts';
import { cardActivity } from '../card-activity.ts';

/** What a message shows; `summary` is what a notification shows. */
export type Drawn = { readonly summary: string } & ({ readonly card: AdaptiveCard } | { readonly text: string });

/** Longest summary, in characters. */
const longestSummary = 120;

/** Makes the activity of a stored message. Its text is plain: nothing that a person wrote becomes markup. */
export function activityOf(drawn: Drawn): object {
  const summary = drawn.summary.slice(0, longestSummary);
  if ('card' in drawn) return cardActivity(drawn.card, summary);
  return { type: 'message', summary, text: drawn.text, textFormat: 'plain' };
}

import type { AdaptiveCard } from '../../cards/card.ts';

/** What a message shows; `summary` is what a notification shows. */
export type Drawn = { readonly summary: string } & ({ readonly card: AdaptiveCard } | { readonly text: string });

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Longest summary, in characters. */
const longestSummary = 120;

/** Makes the activity of a stored message. Its text is plain: nothing that a person wrote becomes markup. */
export function activityOf(drawn: Drawn): object {
  const message = { type: 'message', summary: drawn.summary.slice(0, longestSummary) };
  if ('text' in drawn) return { ...message, text: drawn.text, textFormat: 'plain' };
  const { card } = drawn;
  return { ...message, speak: card.speak, attachments: [{ contentType: cardType, content: card }] };
}

import type { AdaptiveCard } from '../cards/card.ts';

/** What the Bot Framework calls an Adaptive Card. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

/** The message that shows a card; `summary` is what a notification shows. */
export function cardActivity(content: AdaptiveCard, summary: string) {
  return { type: 'message', summary, speak: content.speak, attachments: [{ contentType: cardType, content }] };
}

import { cardActivity } from '../../bot/card-activity.ts';
import { plainCard } from '../support/outbox-parts.ts';

it('shows the card, says it aloud, and tells a notification what it is', () => {
  const card = plainCard('Case 1042');

  expect(cardActivity(card, 'A case')).toEqual({
    type: 'message',
    summary: 'A case',
    speak: 'Case 1042',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  });
});

import { activityOf } from '../../../bot/outbox/activity-of.ts';
import type { AdaptiveCard } from '../../../cards/card.ts';

it('a text is plain, whatever a person wrote', () => {
  const text = '**Not bold** <at>Nobody</at> [no link](https://example.com)';

  expect(activityOf({ text, summary: 'News' })).toEqual({
    type: 'message',
    text,
    textFormat: 'plain',
    summary: 'News',
  });
});

it('a card stands alone, with what is read aloud and what a notification shows', () => {
  const card: AdaptiveCard = { type: 'AdaptiveCard', version: '1.5', body: [], speak: 'Case', fallbackText: 'Case' };

  expect(activityOf({ card, summary: 'Case 1042' })).toEqual({
    type: 'message',
    summary: 'Case 1042',
    speak: 'Case',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  });
});

it('a long summary is cut', () => {
  expect(activityOf({ text: 'x', summary: 'y'.repeat(500) })).toMatchObject({ summary: 'y'.repeat(120) });
});

import { cardButtons, cardText, type CardButton } from '../../cards/card-text.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { Turn } from '../../dialogs/turn.ts';

/** A turn that keeps what was answered. */
export interface RecordingTurn extends Turn {
  /** In order: a sentence as it was said, a card as `[card]` or `[replaced]` and its text. */
  readonly replies: readonly string[];
  /** Summaries of the cards, in order. */
  readonly summaries: readonly string[];
  readonly cards: readonly AdaptiveCard[];
  /** Titles of the buttons on the card shown last. */
  readonly titles: () => string[];
  /** What a button of the card shown last sends. */
  readonly dataOf: (title: string) => CardButton['data'];
}

/** A person typed something, or pressed a button when `submit` is given. */
export function recordTurn(done: string | Partial<Turn> = ''): RecordingTurn {
  const replies: string[] = [];
  const summaries: string[] = [];
  const cards: AdaptiveCard[] = [];
  const keep = (what: string) => (card: AdaptiveCard, summary: string) => {
    replies.push(`[${what}] ${cardText(card)}`);
    summaries.push(summary);
    cards.push(card);
    return Promise.resolve();
  };
  const buttons = (): CardButton[] => cards.slice(-1).flatMap(cardButtons);
  return {
    text: '',
    isEdit: false,
    attachment: 'none',
    person: { id: 'ada', name: 'Ada', fullName: 'Ada Lovelace' },
    identity: { tenant: 'contoso', person: 'ada' },
    address: { account: '29:ada', serviceUrl: 'https://smba.trafficmanager.net/emea/' },
    zone: 'Europe/London',
    locale: 'en-GB',
    secrets: [],
    correlation: 'turn-1',
    conversation: { id: 'conversation', scope: 'personal' },
    ...(typeof done === 'string' ? { text: done } : done),
    say(text) {
      replies.push(text);
      return Promise.resolve();
    },
    show: keep('card'),
    replace: keep('replaced'),
    replies,
    summaries,
    cards,
    titles: () => buttons().map(({ title }) => title),
    dataOf(title) {
      const button = buttons().find((shown) => shown.title === title);
      if (!button)
        throw new Error(
          `There is no button “${title}” among ${buttons()
            .map((shown) => shown.title)
            .join(', ')}.`,
        );
      return button.data;
    },
  };
}

import { cardButtons, cardText } from '../../../cards/card-text.ts';
import type { AdaptiveCard } from '../../../cards/card.ts';
import { longestMessage } from '../../../dialogs/case/split-text.ts';
import { drawNews, type NewsParts, type PersonMessage } from '../../../dialogs/case/news-view.ts';
import { caseOf, contactOf, entryOf } from '../../support/triage.ts';

const draw = (about: PersonMessage['about'], text: string, more: Partial<NewsParts> = {}) =>
  drawNews(
    { kind: 'person', case: 1042, person: 'ada', about, text },
    {
      ...{ case: caseOf(), history: [entryOf()], dead: [], people: [contactOf('grace')] },
      now: new Date('2026-01-05T09:00:00Z'),
      ...more,
    },
  );

const textOf = (card: AdaptiveCard | undefined): string => (card ? cardText(card) : '');
const titlesOf = (card: AdaptiveCard | undefined): string[] =>
  card ? cardButtons(card).map(({ title }) => title) : [];

describe('news for the requester', () => {
  it('put a question with a field for the answer', () => {
    const { card, texts, summary } = draw('question', 'Since *when*?', { case: caseOf({ status: 'pending' }) });
    expect(textOf(card)).toContain('Since *when*?');
    expect(titlesOf(card)).toContain('Send the answer');
    expect(summary).toBe('The desk has a question about case 1042');
    expect(texts).toBeUndefined();
  });

  it('say what was done, and ask whether it helped', () => {
    const { card, summary } = draw('resolved', 'Restarted.', { case: caseOf({ status: 'resolved' }) });
    expect(textOf(card)).toContain('Your case is resolved. What was done: Restarted.');
    expect(titlesOf(card)).toEqual(['Close my case', 'It still fails: open it again']);
    expect(summary).toBe('The desk has resolved case 1042');
  });

  it.each([
    ['claimed', '', 'Grace Hopper has taken your case.', 'grace'],
    ['claimed', '', 'Somebody of the desk has taken your case.', 'eve'],
    ['claimed', '', 'Somebody of the desk has taken your case.', null],
    ['resolved', '', 'Your case is resolved.', null],
    ['comment', 'We are at it.', 'The desk writes: We are at it.', null],
    ['closed', '', 'Your case is closed. If it fails again, open it again.', null],
    ['reopened', '', 'The desk has opened your case again.', null],
    ['reopened', 'Not yet.', 'The desk has opened your case again: Not yet.', null],
  ] as const)('tell that it was %s', (about, text, said, assignee) => {
    expect(textOf(draw(about, text, { case: caseOf({ assignee }) }).card)).toContain(said);
  });

  it('stand on a card that is the same each time it is sent', () => {
    expect(draw('closed', '').card).toEqual(draw('closed', '').card);
  });
});

describe('news for an analyst', () => {
  it('show the case that was handed to them', () => {
    const { card, summary } = draw('assigned', '', { case: caseOf({ status: 'assigned', assignee: 'grace' }) });
    expect(titlesOf(card)).toContain('Close');
    expect(textOf(card)).toContain('Grace Hopper has it');
    expect(summary).toBe('Case 1042 has been assigned to you');
  });

  it.each([
    ['packet', /^This is the case for Microsoft support\.[^]*The reset of/, 'Case 1042 for Microsoft support'],
    ['ticket-text', /^This is the case for your ticket system[^]*The reset of/, 'Case 1042 for the ticket system'],
  ] as const)('bring the copy that they asked for: %s', (about, text, summary) => {
    const { texts = [], ...rest } = draw(about, '');
    expect(texts).toHaveLength(2);
    expect(texts.join('\n')).toMatch(text);
    expect(rest).toEqual({ summary });
  });

  it('bring a long copy whole, in several messages', () => {
    const history = Array.from({ length: 40 }, () => entryOf({ action: 'answered', text: 'It fails. '.repeat(90) }));
    const { texts = [] } = draw('packet', '', { history });
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => text.length > longestMessage)).toEqual([]);
    expect(texts.join('').match(/It fails\. It fails/g)?.length).toBeGreaterThan(1000);
  });
});

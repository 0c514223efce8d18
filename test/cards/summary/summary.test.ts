import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { runbookSubmits, summaryCard, type SummaryData } from '../../../cards/summary/summary.ts';
import { form, summary } from '../samples.ts';

describe('the summary of a runbook', () => {
  it('says what came of it, what to tell, what was done and where it comes from', () => {
    expect(cardText(summaryCard(summary))).toBe(`The cause is found · Restore connectivity
A staging server does not write back

Work on the active server.

Tell the person: It is not about your password.

What was done
• Which program? Connect Sync

Read more
Troubleshoot writeback <https://example.com/writeback>`);
  });

  it('offers the runbook that goes on from there, and has no button without one', () => {
    expect(cardButtons(summaryCard(summary))).toEqual([
      {
        title: 'Walk me through: Find the account',
        data: { verb: 'runbook.started', form, runbook: 'user-state' },
        inputs: [],
      },
    ]);
    expect(cardButtons(summaryCard({ ...summary, next: null }))).toEqual([]);
  });

  it('reads well where cards are not shown', () => {
    const card = summaryCard(summary);
    expect(card.fallbackText).toBe('A staging server does not write back. Work on the active server.');
    expect(card.speak).toBe(summary.speak);
  });

  it.each<[string, SummaryData]>([
    ['a runbook that is a path', { ...summary, next: { runbook: '../small', label: 'A' } }],
    ['a form that is none', { ...summary, form: '' }],
    ['nothing to speak', { ...summary, speak: '' }],
    [
      'a link that is a script',
      { ...summary, page: { ...summary.page, links: [{ title: 'A', url: 'javascript:1' }] } },
    ],
  ])('refuses %s', (_what, data) => {
    expect(() => summaryCard(data)).toThrow();
  });
});

describe('runbookSubmits', () => {
  const [started] = runbookSubmits;

  it('reads the start of a runbook, with the article that led to it or without', () => {
    const sent = { verb: 'runbook.started', form, runbook: 'user-state' };
    expect(started.parse(sent)).toEqual(sent);
    expect(started.parse({ ...sent, article: 'event-33002' })).toHaveProperty('article', 'event-33002');
  });

  it.each([{ runbook: '../a' }, { runbook: undefined }, { article: 'A b' }, { owner: 'me' }])(
    'refuses anything else: %j',
    (other) => {
      const sent = { verb: 'runbook.started', form, runbook: 'user-state', ...other };
      expect(started.safeParse(sent).success).toBe(false);
    },
  );
});

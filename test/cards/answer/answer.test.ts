import { answerCard, answerSubmits, type AnswerData } from '../../../cards/answer/answer.ts';
import { cardButtons, cardText } from '../../../cards/card-text.ts';
import { cardBytes, maxCardBytes } from '../../../cards/card.ts';
import { formOf } from '../../support/fake-desk.ts';
import { answer, answerWith, form } from '../samples.ts';

function titles(data: AnswerData): string[] {
  return cardButtons(answerCard(data)).map(({ title }) => title);
}

function withRun(run: { text: string; style: 'plain' | 'strong' | 'code' | 'link'; url?: string }): AnswerData {
  return answerWith({ sections: [{ heading: '', blocks: [{ kind: 'text', marker: '', runs: [run] }] }] });
}

describe('answerCard', () => {
  it('asks whether it helped, offers the rest and more like it', () => {
    expect(titles(answer)).toEqual(['This fixed it', 'It did not help', 'Show the rest', 'Show more like this']);
    expect(titles({ ...answer, more: null })).toEqual(['This fixed it', 'It did not help', 'Show more like this']);
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

  it('dresses each run by its style', () => {
    const shown = (run: Parameters<typeof withRun>[0]) => JSON.stringify(answerCard(withRun(run)).body);
    expect(shown({ text: 'r', style: 'plain' })).toContain('{"type":"TextRun","text":"r"}');
    expect(shown({ text: 'r', style: 'strong' })).toContain('{"type":"TextRun","text":"r","weight":"Bolder"}');
    expect(shown({ text: 'r', style: 'code' })).toContain('{"type":"TextRun","text":"r","fontType":"Monospace"}');
    expect(shown({ text: 'r', style: 'link', url: 'https://example.com/a' })).toContain(
      '"text":"r","color":"Accent","underline":true,"selectAction":{"type":"Action.OpenUrl","url":"https://example.com/a"}',
    );
  });

  it('shows a command line by line on a ground of its own', () => {
    const blocks = [{ kind: 'command', text: 'a\r\n  b' }] as const;
    const { body } = answerCard(answerWith({ sections: [{ heading: '', blocks }] }));
    const line = (text: string) => ({
      type: 'RichTextBlock',
      spacing: 'None',
      inlines: [{ type: 'TextRun', text, fontType: 'Monospace' }],
    });
    expect(body).toContainEqual({
      type: 'Container',
      items: [{ type: 'Container', style: 'emphasis', spacing: 'Small', items: [line('a'), line('  b')] }],
    });
  });

  it.each<[string, AnswerData]>([
    ['a link without an address', withRun({ text: 'a', style: 'link' })],
    ['a link that is a script', withRun({ text: 'a', style: 'link', url: 'javascript:alert(1)' })],
    ['a link that is not safe', withRun({ text: 'a', style: 'link', url: 'http://example.com' })],
    ['an odd marker', answerWith({ sections: [{ heading: '', blocks: [{ kind: 'step', marker: '-', runs: [] }] }] })],
    ['nothing to speak', { ...answer, speak: '' }],
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
      for (const { data, fallback } of card.actions ?? []) {
        expect(data).toHaveProperty('form', own);
        expect(fallback.data).toHaveProperty('form', own);
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

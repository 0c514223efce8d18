import type { AdaptiveCard } from '../../../cards/card.ts';
import { cardText } from '../../../cards/card-text.ts';
import { pageElements, type CardPage } from '../../../cards/page/page.ts';
import { answerPageText } from '../answer-page-text.ts';
import { answer } from '../samples.ts';

const bare: CardPage = {
  status: { label: 'Fault' },
  heading: '',
  title: 'A title',
  meaning: 'A meaning.',
  facts: [],
  sections: [],
  links: [],
};

type Block = CardPage['sections'][number]['blocks'][number];
type Run = Extract<Block, { marker: string }>['runs'][number];

function withBlocks(...blocks: Block[]): CardPage {
  return { ...bare, sections: [{ heading: '', blocks }] };
}

function withRun(run: Run): CardPage {
  return withBlocks({ kind: 'text', marker: '', runs: [run] });
}

function textOf(page: CardPage): string {
  const card: AdaptiveCard = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: pageElements(page),
    speak: '',
    fallbackText: '',
  };
  return cardText(card);
}

describe('a page', () => {
  it('is told from top to bottom', () => {
    expect(textOf(answer.page)).toBe(answerPageText);
  });

  it('leaves out what it has nothing for', () => {
    expect(textOf(bare)).toBe('Fault\nA title\n\nA meaning.');
    expect(pageElements(bare)).toHaveLength(3);
  });

  it('keeps a section without a heading together with what stands in it', () => {
    expect(textOf(withRun({ text: 'One.', style: 'plain' }))).toMatch(/A meaning\.\n\nOne\.$/);
  });

  it('marks headings as headings', () => {
    const headings = JSON.stringify(pageElements(answer.page)).match(/"style":"heading"/g);
    expect(headings).toHaveLength(4);
  });

  it.each<[Run, string]>([
    [{ text: 'r', style: 'plain' }, '{"type":"TextRun","text":"r"}'],
    [{ text: 'r', style: 'strong' }, '{"type":"TextRun","text":"r","weight":"Bolder"}'],
    [{ text: 'r', style: 'code' }, '{"type":"TextRun","text":"r","fontType":"Monospace"}'],
    [
      { text: 'r', style: 'link', url: 'https://example.com/a' },
      '"text":"r","color":"Accent","underline":true,"selectAction":{"type":"Action.OpenUrl","url":"https://example.com/a"}',
    ],
  ])('dresses each run by its style: $style', (run, shown) => {
    expect(JSON.stringify(pageElements(withRun(run)))).toContain(shown);
  });

  it('shows a command line by line on a ground of its own', () => {
    const line = (text: string) => ({
      type: 'RichTextBlock',
      spacing: 'None',
      inlines: [{ type: 'TextRun', text, fontType: 'Monospace' }],
    });
    expect(pageElements(withBlocks({ kind: 'command', text: 'a\r\n  b' }))).toContainEqual({
      type: 'Container',
      items: [{ type: 'Container', style: 'emphasis', spacing: 'Small', items: [line('a'), line('  b')] }],
    });
  });

  it('is made once for the same page, and anew for another that is equal', () => {
    const page = { ...bare };
    expect(pageElements(page)).toBe(pageElements(page));
    expect(pageElements({ ...page })).toEqual(pageElements(page));
    expect(pageElements({ ...page })).not.toBe(pageElements(page));
  });

  it.each<[string, CardPage]>([
    ['a link without an address', withRun({ text: 'a', style: 'link' })],
    ['a link that is a script', withRun({ text: 'a', style: 'link', url: 'javascript:alert(1)' })],
    ['a link that is not safe', withRun({ text: 'a', style: 'link', url: 'http://example.com' })],
    ['an odd marker', withBlocks({ kind: 'step', marker: '-', runs: [] })],
    ['a source that is not safe', { ...bare, links: [{ title: 'A', url: 'http://example.com' }] }],
    ['more than it shows', { ...bare, owner: 'me' } as CardPage],
  ])('refuses %s', (_what, page) => {
    expect(() => pageElements(page)).toThrow();
  });
});

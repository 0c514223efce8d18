import fc from 'fast-check';
import { cardButtons, cardText } from '../../cards/card-text.ts';
import { cardBytes, maxCardBytes, type AdaptiveCard } from '../../cards/card.ts';
import { unescapeMarkdown } from '../../cards/markdown.ts';
import { readSubmit } from '../../cards/submits.ts';
import { findCardProblems } from '../support/card-parser.ts';
import { buttonPlaces, cards, markupSigns, places } from './samples.ts';

const elements = ['TextBlock', 'RichTextBlock', 'Container', 'ColumnSet', 'FactSet', 'ActionSet', 'Image'];
const actions = ['Action.Execute', 'Action.Submit', 'Action.OpenUrl'];
const allowed = new Set(['AdaptiveCard', 'TextRun', ...elements, ...actions]);

const hostile: Record<string, string> = {
  expression: '${x}',
  'expression of the template': '${$root.form} ${title}',
  link: '[a](javascript:1)',
  emphasis: '**b** _c_ `d` ~~e~~',
  list: '1. one\n- two\n# three',
  html: '<script>alert(1)</script> &lt;',
  json: '"}],"actions":[{"type":"Action.Submit"}]}',
  path: '\\\\server\\share\\_x C:\\Windows\\\\ \\',
  long: 'x'.repeat(5000),
  'right to left': 'כתיבה חוזרת של סיסמה \u202Etxt.exe',
  emoji: '👩🏽‍💻🔐🇩🇪',
};

type Node = Record<string, unknown>;

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

function stringsOf(card: AdaptiveCard): string[] {
  return nodesOf(card)
    .flatMap(Object.values)
    .filter((value) => typeof value === 'string');
}

function expectSound(card: AdaptiveCard): void {
  expect(findCardProblems(card)).toEqual([]);
  expect(cardBytes(card)).toBeLessThan(maxCardBytes);
  expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  expect(card.speak).not.toBe('');
  expect(card.fallbackText).not.toBe('');
  const nodes = nodesOf(card);
  const types = nodes.map(({ type }) => type).filter((type) => type !== undefined);
  expect(types.filter((type) => !allowed.has(type as string))).toEqual([]);
  for (const node of nodes) {
    expect(Object.values(node)).not.toContain(null);
    if (node['type'] === 'TextBlock') expect(node['wrap']).toBe(true);
    if (node['type'] === 'Action.Execute') expectSoundAction(node);
  }
}

function expectSoundAction({ title, verb, data, fallback }: Node): void {
  expect(title).not.toBe('');
  expect(data).toHaveProperty('verb', verb);
  expect(fallback).toEqual({ type: 'Action.Submit', title, data });
  expect(readSubmit(JSON.parse(JSON.stringify(data)))).toEqual({ ok: true, submit: data });
}

describe.each(Object.entries(cards))('card %s', (_name, card) => {
  it('is what Teams shows and what we can read', () => {
    expectSound(card);
  });

  it('leaves no expression of its template unfilled', () => {
    expect(JSON.stringify(card)).not.toContain('${');
  });

  it('offers only buttons that a client shows', () => {
    for (const node of nodesOf(card)) expect((node['actions'] as unknown[] | undefined)?.length ?? 0).toBeLessThan(7);
  });
});

describe.each(Object.entries({ ...places, ...buttonPlaces }))('hostile text in %s', (_name, place) => {
  it.each(Object.entries(hostile))('is only text: %s', (_kind, text) => {
    const card = place(text);
    expectSound(card);
    const parts = text.split('\n');
    const rest = stringsOf(card).map((shown) =>
      parts.reduce((kept, part) => kept.replaceAll(part, ''), unescapeMarkdown(shown)),
    );
    expect(rest.filter((shown) => shown.includes('${') || shown.includes('javascript:'))).toEqual([]);
    expect(
      nodesOf(card)
        .filter(({ type }) => type === 'Action.OpenUrl')
        .map(({ url }) => url),
    ).not.toContain('javascript:1');
  });
});

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
const markupText = fc.string({ unit: fc.constantFrom(...markupSigns), minLength: 1, maxLength: 40 });
const text = fc.oneof(anyText, markupText);

describe('whatever the data says', () => {
  it.each(Object.entries(places))('stands in the text unchanged: %s', (name, place) => {
    fc.assert(
      fc.property(text, (said) => {
        const shown = cardText(place(said));
        // A command is indented line by line, and Windows line ends become plain ones.
        const parts = name.endsWith(', command') ? said.split(/\r?\n/) : [said];
        for (const part of parts) expect(shown).toContain(part);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(buttonPlaces))('stands on the button unchanged: %s', (_name, place) => {
    fc.assert(
      fc.property(text, (said) => {
        expect(cardButtons(place(said)).map(({ title }) => title)).toContain(said);
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { cardButtons, cardText } from '../../cards/card-text.ts';
import { cardBytes, maxCardBytes, type AdaptiveCard } from '../../cards/card.ts';
import { unescapeMarkdown } from '../../cards/markdown.ts';
import { readSubmit } from '../../cards/submits.ts';
import { findCardProblems } from '../support/card-parser.ts';
import { hiddenPlaces } from './case-samples.ts';
import { findingsButtons, findingsCards, findingsPlaces } from './findings-samples.ts';
import * as samples from './samples.ts';

const { markupSigns } = samples;
const cards = { ...samples.cards, ...findingsCards };
const places = { ...samples.places, ...findingsPlaces };
const cutPlaces = { ...hiddenPlaces, ...findingsButtons };
const { buttonPlaces } = samples;

// The parser knows it from 1.6 on; the example of "People Picker in Adaptive Cards" is a card of version 1.2.
const pickerOfTeams = 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.';

const elements = ['TextBlock', 'RichTextBlock', 'Container', 'ColumnSet', 'FactSet', 'ActionSet', 'Image'];
const inputs = ['Input.Text', 'Input.Date', 'Input.Time', 'Input.ChoiceSet', 'Input.Toggle', 'Data.Query'];
const actions = ['Execute', 'Submit', 'OpenUrl', 'ShowCard', 'ToggleVisibility'].map((name) => `Action.${name}`);
const allowed = new Set(['AdaptiveCard', 'TextRun', ...elements, ...inputs, ...actions]);

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
  expect(findCardProblems(card).filter((problem) => problem !== pickerOfTeams)).toEqual([]);
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
    if (node['type'] === 'Action.ShowCard') expect(node['title']).not.toBe('');
  }
  expectSoundInputs(card);
}

function expectSoundAction({ title, verb, data, fallback, associatedInputs }: Node): void {
  expect(title).not.toBe('');
  expect(data).toHaveProperty('verb', verb);
  expect(fallback).toEqual({
    type: 'Action.Submit',
    title,
    data,
    ...(associatedInputs !== undefined && { associatedInputs }),
  });
  expect(readSubmit(JSON.parse(JSON.stringify(data)))).toEqual({ ok: true, submit: data });
}

/** Each input says what it is for, none hides another, and every button is understood with what stands in its inputs. */
function expectSoundInputs(card: AdaptiveCard): void {
  const inputs = nodesOf(card).filter(({ type }) => String(type).startsWith('Input.'));
  for (const { label } of inputs) expect(label).toMatch(/./su);
  const ids = inputs.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { data, inputs: sent } of cardButtons(card)) {
    const submit = { ...data, ...Object.fromEntries(sent.map((id) => [id, 'what was typed'])) };
    expect(readSubmit(submit)).toEqual({ ok: true, submit });
    for (const id of sent) expect(data).not.toHaveProperty(id);
  }
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

describe.each(Object.entries({ ...places, ...buttonPlaces, ...cutPlaces }))('hostile text in %s', (_name, place) => {
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
        // A command is indented line by line, and Windows line ends become plain ones wherever each line stands for itself.
        const parts = /, (?:command|lines)$/.test(name) ? said.split(/\r?\n/) : [said];
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

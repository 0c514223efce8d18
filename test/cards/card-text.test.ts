import { cardButtons, cardText } from '../../cards/card-text.ts';
import type { AdaptiveCard, CardElement, CardInput, ExecuteAction } from '../../cards/card.ts';
import { answerPageText } from './answer-page-text.ts';
import { cards, form } from './samples.ts';

function cardOf(...body: CardElement[]): AdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', body, speak: 'Said.', fallbackText: 'Told.' };
}

function line(text: string): CardElement {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] };
}

function button(title: string): ExecuteAction {
  const data = { verb: 'a.b', title };
  return { type: 'Action.Execute', title, verb: 'a.b', data, fallback: { type: 'Action.Submit', title, data } };
}

describe('cardText', () => {
  it('tells an answer', () => {
    expect(cardText(cards.answer)).toBe(`${answerPageText}

Why this answer: event 33008 of PasswordResetService; the words "password policy"
Also found: 31034.
Source: Troubleshoot SSPR writeback, 2024-06-21`);
  });

  it('tells a choice', () => {
    expect(cardText(cards.choice)).toBe('6329\nWhat does the message say?');
  });

  it('tells a welcome', () => {
    expect(cardText(cards.welcome)).toBe(`Hello Ada

Paste what you have: an event ID, an SSPR code, an HRESULT, an error sentence or a piece of the event log.
No code? Say in your own words what people see. Leave passwords out.`);
  });

  it('tells columns and pictures, and skips what has no words', () => {
    const columns = [{ items: [line('left'), line('below')] }, { items: [line('right')] }];
    const url = 'https://example.com/a.png';
    expect(
      cardText(
        cardOf(
          { type: 'ColumnSet', columns },
          { type: 'Image', url, altText: 'A key' },
          { type: 'Image', url },
          { type: 'Container', items: [] },
          { type: 'Container', items: [], style: 'emphasis' },
          { type: 'ActionSet', actions: [button('Go')] },
        ),
      ),
    ).toBe('left\n\nbelow\n\nright\n\nA key');
  });

  it('shows what was escaped as it was said', () => {
    const facts = [{ title: '\\*a\\*', value: '\\# b' }];
    expect(cardText(cardOf({ type: 'TextBlock', text: '\\_x\\_' }, { type: 'FactSet', facts }))).toBe(
      '_x_\n\n*a*: # b',
    );
  });

  it('tells an input with its label and what stands in it', () => {
    const choices = [{ title: 'In the cloud', value: 'cloud' }];
    const inputs: CardInput[] = [
      { type: 'Input.Text', id: 'a', label: 'Text', value: '*a*' },
      { type: 'Input.Text', id: 'b', label: 'Empty' },
      { type: 'Input.Date', id: 'c', label: 'Day', value: '2026-03-14' },
      { type: 'Input.ChoiceSet', id: 'd', label: 'Choice', choices, value: 'cloud' },
      { type: 'Input.ChoiceSet', id: 'e', label: 'Other', choices, value: 'elsewhere' },
      { type: 'Input.Toggle', id: 'f', label: 'Switch', title: 'Yes', value: 'true' },
    ];
    expect(cardText(cardOf(...inputs)).split('\n\n')).toEqual([
      '[Text: *a*]',
      '[Empty: ]',
      '[Day: 2026-03-14]',
      '[Choice: In the cloud]',
      '[Other: elsewhere]',
      '[Switch: true]',
    ]);
  });

  it('tells what is hidden, too: a terminal cannot open it', () => {
    const hidden: CardElement = { type: 'Container', id: 'part', isVisible: false, items: [line('hidden')] };
    expect(cardText(cardOf(line('shown'), hidden))).toBe('shown\n\nhidden');
  });

  it('is empty for an empty card', () => {
    expect(cardText(cardOf())).toBe('');
  });
});

describe('cardButtons', () => {
  it('lists what can be pressed and what it sends', () => {
    expect(cardButtons(cards.choice)).toEqual([
      { title: 'A restriction', data: { verb: 'choice.made', form, article: 'event-6329-restriction' }, inputs: [] },
      { title: 'Access is denied', data: { verb: 'choice.made', form, article: 'event-6329-access' }, inputs: [] },
      { title: 'None of these', data: { verb: 'choice.none', form }, inputs: [] },
    ]);
  });

  it('finds the buttons inside containers and columns, in order', () => {
    const set = (title: string): CardElement => ({ type: 'ActionSet', actions: [button(title)] });
    const card: AdaptiveCard = {
      ...cardOf(
        line('text'),
        { type: 'Container', items: [set('1')] },
        { type: 'ColumnSet', columns: [{ items: [set('2')] }, { items: [set('3')] }] },
      ),
      actions: [button('4')],
    };
    expect(cardButtons(card).map(({ title }) => title)).toEqual(['1', '2', '3', '4']);
  });

  it('finds the buttons of the cards that others open, and leaves out what sends nothing', () => {
    const note: CardInput = { type: 'Input.Text', id: 'note', label: 'Note' };
    const inner: CardInput = { type: 'Input.Text', id: 'inner', label: 'Inner' };
    const open = { type: 'Action.ShowCard', title: 'Open', card: { type: 'AdaptiveCard', body: [inner] } } as const;
    const card: AdaptiveCard = {
      ...cardOf(
        { type: 'ActionSet', actions: [{ ...open, card: { ...open.card, actions: [button('In it')] } }, open] },
        { type: 'Container', items: [note] },
        { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: 'Show', targetElements: ['a'] }] },
      ),
      actions: [button('With'), { ...button('Without'), associatedInputs: 'none' }],
    };
    expect(cardButtons(card).map(({ title, inputs }) => [title, inputs])).toEqual([
      ['In it', ['note', 'inner']],
      ['With', ['note']],
      ['Without', []],
    ]);
  });

  it('is empty for a card without buttons', () => {
    expect(cardButtons(cardOf())).toEqual([]);
  });
});

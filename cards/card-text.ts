import type { AdaptiveCard, CardAction, CardElement, CardInput, ExecuteAction, TextRun } from './card.ts';
import { unescapeMarkdown } from './markdown.ts';

/** A button as a program sees it: what is written on it and what it sends. */
export interface CardButton {
  readonly title: string;
  readonly data: ExecuteAction['data'];
  /** Ids of the inputs whose values go along. */
  readonly inputs: readonly string[];
}

type ShownCard = Pick<AdaptiveCard, 'body' | 'actions'>;

/** Says in plain text what a card shows, with its hidden parts, for a terminal; the buttons are left out. */
export function cardText(card: AdaptiveCard): string {
  return stack(card.body) ?? '';
}

/** Lists the buttons of a card that send something, in the order they are shown, also those of the cards inside it. */
export function cardButtons(card: AdaptiveCard): CardButton[] {
  return buttonsOf(card, []);
}

function buttonsOf({ body, actions = [] }: ShownCard, around: readonly string[]): CardButton[] {
  const inputs = [...around, ...body.flatMap(inputsIn)];
  return [...body.flatMap(actionsIn), ...actions].flatMap((action) => buttonsBehind(action, inputs));
}

function buttonsBehind(action: CardAction, inputs: readonly string[]): CardButton[] {
  switch (action.type) {
    case 'Action.Execute':
      return [{ title: action.title, data: action.data, inputs: action.associatedInputs === 'none' ? [] : inputs }];
    case 'Action.ShowCard':
      return buttonsOf(action.card, inputs);
    case 'Action.ToggleVisibility':
      return [];
  }
}

// Undefined is an element without words, '' an empty line of a command.
function textOf(element: CardElement): string | undefined {
  return isInput(element) ? inputText(element) : wordsOf(element);
}

function wordsOf(element: Exclude<CardElement, CardInput>): string | undefined {
  switch (element.type) {
    case 'TextBlock':
      return unescapeMarkdown(element.text);
    case 'RichTextBlock':
      return element.inlines.map(runText).join('');
    case 'Container':
      return containerText(element);
    case 'ColumnSet':
      return stack(element.columns.flatMap((column) => column.items));
    case 'FactSet':
      return element.facts
        .map(({ title, value }) => `${unescapeMarkdown(title)}: ${unescapeMarkdown(value)}`)
        .join('\n');
    case 'Image':
      return element.altText;
    case 'ActionSet':
      return undefined;
  }
}

function inputText(input: CardInput): string {
  const { label, value = '' } = input;
  const chosen =
    input.type === 'Input.ChoiceSet' ? input.choices.find((choice) => choice.value === value)?.title : value;
  return `[${label}: ${chosen ?? value}]`;
}

function runText({ text, selectAction }: TextRun): string {
  return selectAction ? `${text} <${selectAction.url}>` : text;
}

function containerText({ items, style }: Extract<CardElement, { type: 'Container' }>): string | undefined {
  const text = stack(items);
  return style === 'emphasis' ? text?.split('\n').map(indent).join('\n') : text;
}

function indent(line: string): string {
  return line === '' ? line : `    ${line}`;
}

// What stands close together on the card does so in the text; everything else gets a blank line between.
function stack(elements: readonly CardElement[]): string | undefined {
  let stacked: string | undefined;
  for (const element of elements) {
    const text = textOf(element);
    if (text === undefined) continue;
    const gap = element.spacing === 'Small' || element.spacing === 'None' ? '\n' : '\n\n';
    stacked = stacked === undefined ? text : stacked + gap + text;
  }
  return stacked;
}

function actionsIn(element: CardElement): readonly CardAction[] {
  return element.type === 'ActionSet' ? element.actions : partsOf(element).flatMap(actionsIn);
}

function inputsIn(element: CardElement): readonly string[] {
  return isInput(element) ? [element.id] : partsOf(element).flatMap(inputsIn);
}

function partsOf(element: CardElement): readonly CardElement[] {
  if (element.type === 'Container') return element.items;
  return element.type === 'ColumnSet' ? element.columns.flatMap((column) => column.items) : [];
}

function isInput(element: CardElement): element is CardElement & CardInput {
  return element.type.startsWith('Input.');
}

import type { AdaptiveCard, CardAction, CardElement, TextRun } from './card.ts';
import { unescapeMarkdown } from './markdown.ts';

/** A button as a program sees it: what is written on it and what it sends. */
export interface CardButton {
  readonly title: string;
  readonly data: CardAction['data'];
}

/** Says in plain text what a card shows, for a terminal; the buttons are left out. */
export function cardText(card: AdaptiveCard): string {
  return stack(card.body) ?? '';
}

/** Lists the buttons of a card in the order they are shown. */
export function cardButtons(card: AdaptiveCard): CardButton[] {
  return [...card.body.flatMap(actionsIn), ...(card.actions ?? [])].map(({ title, data }) => ({ title, data }));
}

// Undefined is an element without words, '' an empty line of a command.
function textOf(element: CardElement): string | undefined {
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
  if (element.type === 'ActionSet') return element.actions;
  if (element.type === 'Container') return element.items.flatMap(actionsIn);
  if (element.type === 'ColumnSet') return element.columns.flatMap((column) => column.items.flatMap(actionsIn));
  return [];
}

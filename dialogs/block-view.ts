import type { CardPage } from '../cards/page/page.ts';
import { placeholders, type Block } from '../knowledge/article-body.ts';

/** Values of the person's own environment, by placeholder name. */
export type Fill = Readonly<Record<string, string>>;

/** A block as a card shows it. */
export type ViewBlock = CardPage['sections'][number]['blocks'][number];

/** Turns a block of an article or of a step into what a card shows, with the person's own values in its commands. */
export function viewBlock(block: Block, fill: Fill): ViewBlock {
  switch (block.kind) {
    case 'command':
      return { kind: 'command', text: fillCommand(block.text, fill) };
    case 'step':
      return { kind: 'step', marker: `${String(block.number)}.`, runs: block.runs };
    case 'bullet':
      return { kind: 'bullet', marker: '•', runs: block.runs };
    case 'text':
      return { kind: 'text', marker: '', runs: block.runs };
  }
}

const onCards: ReadonlySet<string> = new Set(['namespace', 'serviceBusDomain']);

/** Those of the values that may travel with the buttons of a card; names of accounts stay in the conversation. */
export function carriedBy(fill: Fill): Fill {
  return Object.fromEntries(Object.entries(fill).filter(([name]) => onCards.has(name)));
}

/** Puts the person's own values into a command, and a readable blank where a value is not known. */
export function fillCommand(command: string, fill: Fill): string {
  return command.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(placeholders, name)) return whole;
    return (Object.hasOwn(fill, name) ? fill[name] : undefined) ?? placeholders[name as keyof typeof placeholders];
  });
}

import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { escapeMarkdown } from './markdown.ts';

interface Placed {
  readonly spacing?: string;
  readonly separator?: boolean;
}

/** A piece of a RichTextBlock: shown exactly as it is, never read as Markdown. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string };
}

/** A button; a client too old for `Action.Execute` sends the same data with the fallback. */
export interface CardAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly fallback: { readonly type: 'Action.Submit'; readonly title: string; readonly data: CardAction['data'] };
}

/** What a card may show: the elements that Teams renders on every client. */
export type CardElement = Placed &
  (
    | { readonly type: 'TextBlock'; readonly text: string; readonly style?: 'heading' }
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }
    | { readonly type: 'Container'; readonly items: readonly CardElement[]; readonly style?: 'emphasis' }
    | { readonly type: 'ColumnSet'; readonly columns: readonly { readonly items: readonly CardElement[] }[] }
    | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
    | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
    | { readonly type: 'Image'; readonly url: string; readonly altText?: string }
  );

/** A card ready to be sent. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly speak: string;
  readonly fallbackText: string;
}

/** Bytes a card may have: the smallest limit on any way into Teams. */
export const maxCardBytes = 28 * 1024;

/** Size of a card as Teams counts it: its JSON in UTF-16. */
export function cardBytes(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le');
}

/** Id of one shown card: a second delivery of the same submit carries the same one. */
export const formId = z.uuid();

/** Id of a knowledge article. */
export const articleId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** Describes what a button sends: its verb, the card it stands on, and the fields of its own. */
export function submit<Verb extends string, Shape extends z.ZodRawShape>(verb: Verb, shape: Shape) {
  return z.strictObject({ verb: z.literal(verb), form: formId, ...shape });
}

/** Makes a card out of its template (expanded with data that fits the schema, and with nothing else). */
export function defineCard<Schema extends z.ZodType>(
  template: object,
  schema: Schema,
): (data: z.input<Schema>) => AdaptiveCard {
  const expand = defineExpansion(template, schema);
  return (data) => {
    const card = expand(data);
    return { ...card, fallbackText: shorten(card.fallbackText) };
  };
}

/**
 * Makes the elements of a card that do not change from one showing to the next: the same data object always gives the same
 * elements, and they are made once.
 */
export function defineElements<Schema extends z.ZodType>(
  template: object,
  schema: Schema,
): (data: z.input<Schema> & object) => readonly CardElement[] {
  const expand = defineExpansion(template, schema);
  const made = new WeakMap<object, readonly CardElement[]>();
  return (data) => {
    const elements = made.get(data) ?? expand(data).body;
    made.set(data, elements);
    return elements;
  };
}

function defineExpansion<Schema extends z.ZodType>(
  template: object,
  schema: Schema,
): (data: z.input<Schema>) => AdaptiveCard {
  // Building a Template costs as much as a hundred expansions, so it is done once, and not before it is needed.
  let built: Template | undefined;
  return (data) => {
    built ??= new Template(template);
    return finish(built.expand({ $root: schema.parse(data) })) as AdaptiveCard;
  };
}

// It repeats what the card says, so a long one would only use up the card's size.
function shorten(text: string): string {
  return text.replace(/^(.{299}).{2,}$/su, '$1…');
}

function finish(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => item !== null).map(finish);
  if (typeof node !== 'object' || node === null) return node;
  // The template engine leaves null where a `$when` outside an array does not hold.
  const kept = Object.entries(node).filter(([, value]) => value !== null);
  // What a button sends back belongs to the card's author: it is not looked into.
  return complete(Object.fromEntries(kept.map(([key, value]) => [key, key === 'data' ? value : finish(value)])));
}

function complete(node: object): object {
  const element = node as CardElement | CardAction | AdaptiveCard;
  if (element.type === 'TextBlock') return { ...element, text: escapeMarkdown(element.text) };
  if (element.type === 'FactSet') return { ...element, facts: element.facts.map(escapeFact) };
  return element.type === 'Action.Execute' ? withFallback(element) : element;
}

function escapeFact(fact: { title: string; value: string }): { title: string; value: string } {
  return { title: escapeMarkdown(fact.title), value: escapeMarkdown(fact.value) };
}

function withFallback(action: CardAction): CardAction {
  const { title, verb } = action;
  // What is null on this card is left out, as everywhere.
  const given = Object.entries(action.data).filter(([, value]) => value !== null);
  const data = { verb, ...Object.fromEntries(given) };
  return { ...action, data, fallback: { type: 'Action.Submit', title, data } };
}

import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { escapeMarkdown } from './markdown.ts';
import { shorten } from './shorten.ts';

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

/** A button that sends; a client too old for `Action.Execute` sends the same data with the fallback. */
export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** What stands in the inputs goes along (those of the card, and of the cards around it), unless this says `none`. */
  readonly associatedInputs?: 'none';
  readonly fallback: Omit<ExecuteAction, 'type' | 'verb' | 'fallback'> & { readonly type: 'Action.Submit' };
}

/** A button that opens a small card below it, and closes it again. */
export interface ShowCardAction {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: Pick<AdaptiveCard, 'type' | 'body' | 'actions'>;
}

/** A button that shows a hidden part of the card, or hides it again. */
export interface ToggleAction {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  readonly targetElements: readonly string[];
}

/** A button. */
export type CardAction = ExecuteAction | ShowCardAction | ToggleAction;

interface Field {
  /** Under which the value is sent; unique on a card and the cards inside it. */
  readonly id: string;
  readonly label: string;
  readonly value?: string;
}

/** A field to fill in. What a client checks is a help for people: the value is checked again when it arrives. */
export type CardInput = Field &
  (
    | { readonly type: 'Input.Text'; readonly isMultiline?: boolean; readonly maxLength?: number }
    | { readonly type: 'Input.Date' | 'Input.Time' }
    | { readonly type: 'Input.Toggle'; readonly title: string }
    | {
        readonly type: 'Input.ChoiceSet';
        readonly choices: readonly { readonly title: string; readonly value: string }[];
        readonly placeholder?: string;
        /** Where Teams looks for more choices while somebody types ("People Picker in Adaptive Cards"). */
        readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
      }
  );

/** What a card may show: the elements that Teams renders on every client. */
export type CardElement = Placed &
  (
    | { readonly type: 'TextBlock'; readonly text: string; readonly style?: 'heading' }
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }
    | {
        readonly type: 'Container';
        readonly items: readonly CardElement[];
        readonly style?: 'emphasis' | 'warning';
        readonly id?: string;
        readonly isVisible?: boolean;
      }
    | { readonly type: 'ColumnSet'; readonly columns: readonly { readonly items: readonly CardElement[] }[] }
    | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
    | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
    | { readonly type: 'Image'; readonly url: string; readonly altText?: string }
    | CardInput
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

/** Longest text in place of a card, in characters: it repeats what the card says, so a long one would only use up its size. */
const longestFallback = 300;

/** Id of one shown card: a second delivery of the same submit carries the same one. */
export const formId = z.uuid();

/** Id of a knowledge article. */
export const articleId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** Id of a case that is being collected. */
export const draftId = z.uuid();

/** Number of a case. */
export const caseNumber = z
  .int()
  .positive()
  .max(2 ** 31);

/** How often a case or a draft had been changed when the card was drawn. */
export const caseRevision = z
  .int()
  .nonnegative()
  .max(2 ** 31);

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
    return { ...card, fallbackText: shorten(card.fallbackText, longestFallback) };
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

function finish(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => item !== null).map(finish);
  if (typeof node !== 'object' || node === null) return node;
  // The template engine leaves null where a `$when` outside an array does not hold.
  const kept = Object.entries(node).filter(([, value]) => value !== null);
  // What a button sends back belongs to the card's author: it is not looked into.
  return complete(Object.fromEntries(kept.map(([key, value]) => [key, key === 'data' ? value : finish(value)])));
}

// Teams reads Markdown in a TextBlock and in title and value of a Fact ("Format cards in Teams"), and nowhere else: not in
// runs, labels, choices or on buttons.
function complete(node: object): object {
  const element = node as CardElement | CardAction | AdaptiveCard;
  if (element.type === 'TextBlock') return { ...element, text: escapeMarkdown(element.text) };
  if (element.type === 'FactSet') return { ...element, facts: element.facts.map(escapeFact) };
  return element.type === 'Action.Execute' ? withFallback(element) : element;
}

function escapeFact(fact: { title: string; value: string }): { title: string; value: string } {
  return { title: escapeMarkdown(fact.title), value: escapeMarkdown(fact.value) };
}

function withFallback(action: ExecuteAction): ExecuteAction {
  const { title, verb, associatedInputs } = action;
  // What is null on this card is left out, as everywhere.
  const given = Object.entries(action.data).filter(([, value]) => value !== null);
  const data = { verb, ...Object.fromEntries(given) };
  const inputs = associatedInputs === undefined ? {} : { associatedInputs };
  return { ...action, data, fallback: { type: 'Action.Submit', title, data, ...inputs } };
}

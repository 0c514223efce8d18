import { z } from 'zod';
import {
  cardBytes,
  caseRevision,
  defineCard,
  draftId,
  formId,
  maxCardBytes,
  submit,
  type AdaptiveCard,
} from '../card.ts';
import { shorten } from '../shorten.ts';
import template from './case-form.template.json' with { type: 'json' };

/** What the button sends itself: a field of that name would take its place. */
const taken: ReadonlySet<string> = new Set(['verb', 'form', 'draft', 'revision', 'msteams']);

const name = z
  .string()
  .regex(/^[a-z][A-Za-z]{1,30}$/)
  .refine((text) => !taken.has(text), 'the button sends something else under this name');

/** Longest value of a field of each kind, in characters: none of ours is longer, and what is longer is cut. */
const longestOf = { text: 500, prose: 1000, date: 10, time: 5, choice: 100, switch: 5 } as const;

/** Longest value that is wrong, in characters, on a card that would be too big. */
const longestWrong = 100;

const field = z
  .strictObject({
    /** Under which the value comes back. */
    name,
    label: z.string().min(1).max(120),
    /** How to find it; may be empty. */
    hint: z.string().max(300),
    kind: z.enum(['text', 'prose', 'date', 'time', 'choice', 'switch']),
    value: z.string(),
    choices: z
      .array(z.strictObject({ value: z.string().min(1).max(longestOf.choice), label: z.string().min(1).max(120) }))
      .max(12)
      .readonly(),
    /** What is wrong with the value, beside the field; null when nothing is. */
    problem: z.string().nullable(),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 0, 'a choice needs something to choose from');

const section = z
  .strictObject({
    title: z.string(),
    isHidden: z.boolean(),
    opener: z.string(),
    fields: z.array(field).min(1).readonly(),
  })
  .refine(({ isHidden, opener }) => !isHidden || opener !== '', 'a hidden part needs a button that opens it');

function haveOwnNames(sections: readonly z.infer<typeof section>[]): boolean {
  const names = sections.flatMap(({ fields }) => fields.map((one) => one.name));
  return new Set(names).size === names.length;
}

const data = z.strictObject({
  form: formId,
  draft: draftId,
  revision: caseRevision,
  title: z.string(),
  lead: z.string(),
  /** `isHidden` parts are shown by a button that says `opener`: what only some people need. */
  sections: z.array(section).readonly().refine(haveOwnNames, 'two fields have one name'),
  speak: z.string().min(1),
});

type Field = z.infer<typeof field>;
type Section = z.infer<typeof section>;

// A client that gets a date, a time or a choice that is none may not show the card at all.
const shapes = { date: /^\d{4}-\d{2}-\d{2}$/, time: /^\d{2}:\d{2}$/ } as const;

function shownValue({ kind, value, choices }: Field): string {
  if (kind === 'choice') return choices.some((choice) => choice.value === value) ? value : '';
  if (kind === 'date' || kind === 'time') return shapes[kind].test(value) ? value : '';
  return shorten(value, longestOf[kind]);
}

function shownField(given: Field) {
  return { ...given, value: shownValue(given), longest: longestOf[given.kind] };
}

/** Only what is wrong anyway is cut shorter: what is right comes back from the form, and would be lost. */
function tightField(given: Field) {
  const shown = shownField(given);
  return { ...shown, hint: '', value: given.problem === null ? shown.value : shorten(shown.value, longestWrong) };
}

/** Nobody looks for something wrong, or something filled in, in a part that cannot be seen. */
function isFilled({ kind, value, problem }: Field): boolean {
  return problem !== null || (value !== '' && !(kind === 'switch' && value === 'false'));
}

function shownSection({ title, isHidden, opener, fields }: Section, at: number, show: typeof shownField) {
  const isVisible = !isHidden || fields.some(isFilled);
  return { id: `part-${String(at + 1)}`, title, isVisible, opener, fields: fields.map(show) };
}

const frameOf = (show: typeof shownField) =>
  data.transform(({ sections, ...card }) => ({
    ...card,
    sections: sections.map((part, at) => shownSection(part, at, show)),
  }));

/** What the form of a case shows. */
export type CaseFormData = z.input<typeof data>;

/** A field of the form. */
export type CaseFormField = z.input<typeof field>;

/** Longest value that a field of the form sends, in characters; what is longer is no answer. */
const longestValue = 4000;

/** What the form sends: every field under its name, empty or missing where nothing was filled in. */
export const caseFormSubmits = [
  submit('draft.saved', {
    draft: draftId,
    revision: caseRevision,
  }).catchall(z.string().max(longestValue)),
] as const;

const roomyCard = defineCard(template, frameOf(shownField));
const tightCard = defineCard(template, frameOf(tightField));

/** The form of a case: every detail at once, filled in as far as it is known. */
export function caseFormCard(shown: CaseFormData): AdaptiveCard {
  const card = roomyCard(shown);
  return cardBytes(card) < maxCardBytes ? card : tightCard(shown);
}

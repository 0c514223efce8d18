import { z } from 'zod';
import { articleId, defineCard, formId, submit } from '../card.ts';
import template from './choice.template.json' with { type: 'json' };

const data = z
  .strictObject({
    form: formId,
    /** What the question is about, such as `6329`; may be empty. */
    about: z.string(),
    question: z.string(),
    options: z
      .array(z.strictObject({ article: articleId, label: z.string() }))
      .min(1)
      .max(6)
      .readonly(),
    /** The label that was chosen; the buttons are gone then. */
    chosen: z.string().nullable(),
    speak: z.string().min(1),
  })
  .transform((card) => ({ ...card, buttons: card.chosen === null ? card.options : [] }));

/** What the choice card shows. */
export type ChoiceData = z.input<typeof data>;

/** What the buttons of the choice card send. */
export const choiceSubmits = [submit('choice.made', { article: articleId }), submit('choice.none', {})] as const;

/** The one question that separates several possible answers, a button for each. */
export const choiceCard = defineCard(template, data);

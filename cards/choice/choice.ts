import { z } from 'zod';
import { articleId, caseNumber, caseRevision, defineCard, formId, submit } from '../card.ts';
import { longestNote } from '../case/case.ts';
import template from './choice.template.json' with { type: 'json' };

/** For whom an answer is written. */
export const roles = ['requester', 'helpdesk', 'admin'] as const;

const label = z.string();
const option = z.union([
  z.strictObject({ label, article: articleId }),
  z.strictObject({ label, runbook: articleId }),
  z.strictObject({ label, role: z.enum(roles) }),
  z.strictObject({ label, opens: z.literal('case') }),
  /** A text that may be the answer to a case goes along with the button. */
  z.strictObject({ label, case: caseNumber, revision: caseRevision, answer: z.string().max(longestNote) }),
]);

type Option = z.infer<typeof option>;

const data = z
  .strictObject({
    form: formId,
    /** What the question is about, such as `6329`; may be empty. */
    about: z.string(),
    question: z.string(),
    /** How to find the answer; may be empty. */
    hint: z.string().default(''),
    options: z.array(option).min(1).max(6).readonly(),
    /** The label that was chosen; the buttons are gone then. */
    chosen: z.string().nullable(),
    speak: z.string().min(1),
  })
  .transform(({ options, ...card }) => ({
    ...card,
    buttons: card.chosen === null ? options.map((one) => buttonOf(one, card.form)) : [],
    // Articles are guesses, and none of them may fit; who somebody is, or where to begin, is not guessed.
    hasNone: card.chosen === null && options.some((one) => 'article' in one),
  }));

function buttonOf({ label: title, ...sends }: Option, form: string) {
  // That it opens a case is all that there is to send.
  return 'opens' in sends
    ? { label: title, verb: 'case.wanted', data: { form } }
    : { label: title, verb: verbOf(sends), data: { form, ...sends } };
}

function verbOf(sends: object): string {
  if ('article' in sends) return 'choice.made';
  if ('answer' in sends) return 'case.answered';
  return 'runbook' in sends ? 'runbook.started' : 'role.chosen';
}

/** What the choice card shows. */
export type ChoiceData = z.input<typeof data>;

/** What the buttons of the choice card send. */
export const choiceSubmits = [
  submit('choice.made', { article: articleId }),
  submit('choice.none', {}),
  submit('role.chosen', { role: z.enum(roles), article: articleId.optional() }),
] as const;

/** One question with a button for each answer: which of several articles, which runbook, or who somebody is. */
export const choiceCard = defineCard(template, data);

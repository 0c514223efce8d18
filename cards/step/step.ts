import { z } from 'zod';
import { defineCard, formId, submit, type AdaptiveCard } from '../card.ts';
import { pageElements, type CardPage } from '../page/page.ts';
import template from './step.template.json' with { type: 'json' };

const outcome = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const data = z.strictObject({
  form: formId,
  page: z.custom<CardPage>(),
  /** A question has its answers one below the other; what a step may come to stands in the row at the bottom. */
  kind: z.enum(['question', 'action']),
  exits: z.array(z.strictObject({ outcome, label: z.string() })).readonly(),
  isFirst: z.boolean(),
  /** What was answered; the buttons are gone then. */
  answered: z.string().nullable(),
  speak: z.string().min(1),
});

/** What the card of a step shows. */
export type StepData = z.input<typeof data>;

/** What the buttons of a step send. */
export const stepSubmits = [
  submit('step.answered', { outcome }),
  submit('step.undone', {}),
  submit('step.stopped', {}),
] as const;

const frame = data.transform(({ page: { title, meaning }, kind, exits, isFirst, ...rest }) => {
  const open = rest.answered === null ? exits : [];
  return {
    ...rest,
    answers: kind === 'question' ? open : [],
    outcomes: kind === 'action' ? open : [],
    canGoBack: rest.answered === null && !isFirst,
    fallbackText: `${title}. ${meaning}`,
  };
});

const frameCard = defineCard(template, frame);

/** One step of a runbook: what to do, what to expect, and a button for everything it may come to. */
export function stepCard(shown: StepData): AdaptiveCard {
  const card = frameCard(shown);
  return { ...card, body: [...pageElements(shown.page), ...card.body] };
}

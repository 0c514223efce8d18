import { z } from 'zod';
import { defineCard, formId, submit } from '../card.ts';
import template from './welcome.template.json' with { type: 'json' };

/** What a newcomer may try with one press: a code, an event, and one that leads to a question. */
export const examples = ['SSPR_0029', '31034', '6329'] as const;

const data = z
  .strictObject({ form: formId, name: z.string().default('') })
  .transform((card) => ({ ...card, examples }));

/** What the welcome card shows. */
export type WelcomeData = z.input<typeof data>;

/** What the buttons of the welcome card send. */
export const welcomeSubmits = [submit('welcome.tried', { example: z.enum(examples) })] as const;

/** The first card a person sees: what to paste, and three examples. */
export const welcomeCard = defineCard(template, data);

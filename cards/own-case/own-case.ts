import { z } from 'zod';
import { caseNumber, caseRevision, defineCard, formId } from '../card.ts';
import { longestNote } from '../case/case.ts';
import { linesOf } from '../lines.ts';
import { shorten } from '../shorten.ts';
import template from './own-case.template.json' with { type: 'json' };

const data = z.strictObject({
  form: formId,
  case: caseNumber,
  revision: caseRevision,
  title: z.string(),
  /** Where it stands, in plain words. */
  status: z.string(),
  /** A question of the desk, news of it, or an empty text. */
  message: z.string(),
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })).readonly(),
  /** What was said between the two sides, the newest last. */
  history: z.array(z.strictObject({ when: z.string(), what: z.string(), text: z.string() })).readonly(),
  can: z.array(z.enum(['answer', 'close', 'reopen'])).readonly(),
  /** Label of the field for an answer, such as `Your answer`. */
  answerLabel: z.string().min(1),
  speak: z.string().min(1),
});

/** What the requester sees of their own case. */
export type OwnCaseData = z.input<typeof data>;

/** So much of one thing fits on the card, in characters and in lines. */
const longest = { message: longestNote, text: 500, facts: 12, history: 6 } as const;

const frame = data.transform(({ message, history, facts, can, ...card }) => ({
  ...card,
  longestNote,
  text: message,
  message: linesOf(shorten(message, longest.message)),
  facts: facts.slice(0, longest.facts).map(({ label, value }) => ({ label, value: shorten(value, longest.text) })),
  history: history.slice(-longest.history).map((event) => ({ ...event, text: shorten(event.text, longest.text) })),
  canAnswer: can.includes('answer'),
  canClose: can.includes('close'),
  canReopen: can.includes('reopen'),
}));

/** A case as its requester sees it: what is new, what was said, and a field for the answer. */
export const ownCaseCard = defineCard(template, frame);

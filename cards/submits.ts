import { z } from 'zod';
import { answerSubmits } from './answer/answer.ts';
import { caseDraftSubmits } from './case-draft/case-draft.ts';
import { caseFormSubmits } from './case-form/case-form.ts';
import { caseSubmits } from './case/case.ts';
import { choiceSubmits } from './choice/choice.ts';
import { stepSubmits } from './step/step.ts';
import { findingsSubmits } from './findings/findings.ts';
import { runbookSubmits } from './summary/summary.ts';
import { welcomeSubmits } from './welcome/welcome.ts';

const cardSubmit = z.discriminatedUnion('verb', [
  ...answerSubmits,
  ...caseDraftSubmits,
  ...caseFormSubmits,
  ...caseSubmits,
  ...choiceSubmits,
  ...findingsSubmits,
  ...runbookSubmits,
  ...stepSubmits,
  ...welcomeSubmits,
]);

/** Everything that a button of a card can send, told apart by `verb`. */
export type CardSubmit = z.infer<typeof cardSubmit>;

/** A submit that was understood, or the fact that it was not. */
export type SubmitResult = { readonly ok: true; readonly submit: CardSubmit } | { readonly ok: false };

/** Reads what a button sent; whoever sent it, nothing else gets past. */
export function readSubmit(raw: unknown): SubmitResult {
  const read = cardSubmit.safeParse(withoutTeamsKey(raw));
  return read.success ? { ok: true, submit: read.data } : { ok: false };
}

// Teams puts a key of its own into the data of an Action.Submit.
function withoutTeamsKey(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'msteams'));
}

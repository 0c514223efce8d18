import { z } from 'zod';
import { articleId, caseRevision, defineCard, draftId, formId, submit } from '../card.ts';
import { linesOf } from '../lines.ts';
import { shorten, shortenList } from '../shorten.ts';
import template from './case-draft.template.json' with { type: 'json' };

/** So much of one thing fits on the card, in characters and (`lines`) in lines; the form holds answers whole. */
const longest = { fact: 80, text: 600, why: 200, found: 200, lines: 12 } as const;

const line = z.strictObject({ label: z.string(), value: z.string() });

const data = z.strictObject({
  form: formId,
  draft: draftId,
  revision: caseRevision,
  title: z.string(),
  /** How complete it is, in words, such as `9 of 12 details`. */
  meter: z.string(),
  /** From 0 to 100. */
  percent: z.int().min(0).max(100),
  /** What is still missing, and why it matters. */
  missing: z.array(z.strictObject({ label: z.string(), why: z.string() })).readonly(),
  answers: z.array(line).readonly(),
  /** What the conversation adds by itself. */
  found: z.array(z.string()).readonly(),
  /** `sent` and `withdrawn` have no buttons. */
  state: z.enum(['open', 'sent', 'withdrawn']),
  /** What is said of a draft that is no longer open, such as the number of the case; empty else. */
  note: z.string(),
  /** False when every question has been answered. */
  hasQuestions: z.boolean(),
  speak: z.string().min(1),
});

/** What the card of a draft shows. */
export type CaseDraftData = z.input<typeof data>;

/** What the buttons of a draft send, and the button that begins one on whatever card it stands. */
export const caseDraftSubmits = [
  submit('case.wanted', { article: articleId.optional() }),
  submit('draft.opened', { draft: draftId }),
  submit('draft.form', { draft: draftId }),
  submit('draft.asked', { draft: draftId }),
  submit('draft.sent', { draft: draftId, revision: caseRevision }),
  submit('draft.withdrawn', { draft: draftId }),
] as const;

type Answer = z.infer<typeof line>;

const isShort = ({ value }: Answer): boolean => value.length <= longest.fact && !value.includes('\n');

/** Ten signs, of which the last is full only when everything is there. */
function drawBar(percent: number): string {
  const full = Math.floor(percent / 10);
  return '▰'.repeat(full) + '▱'.repeat(10 - full);
}

const frame = data.transform(({ state, percent, missing, answers, found, ...card }) => {
  // Who withdraws a case has taken the answers back.
  const shown = state === 'withdrawn' ? [] : answers;
  const isOpen = state === 'open';
  return {
    ...card,
    isOpen,
    bar: state === 'withdrawn' ? null : drawBar(percent),
    missing: isOpen ? missing.map(({ label, why }) => ({ label, why: shorten(why, longest.why) })) : [],
    hasAnswers: shown.length > 0,
    texts: shown
      .filter((answer) => !isShort(answer))
      .map(({ label, value }) => ({ label, lines: linesOf(shorten(value, longest.text)) })),
    facts: shown.filter(isShort),
    found: state === 'withdrawn' ? [] : shortenList(found, longest.lines).map((text) => shorten(text, longest.found)),
  };
});

/** A case that is being collected: what is there, what is missing and why it matters. */
export const caseDraftCard = defineCard(template, frame);

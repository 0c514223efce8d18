import { z } from 'zod';
import { articleId, defineCard, formId, submit, type AdaptiveCard } from '../card.ts';
import { pageElements, type CardPage } from '../page/page.ts';
import frameTemplate from './answer.template.json' with { type: 'json' };

const part = z.int().min(0).max(99);
const verdict = z.enum(['helped', 'failed']);

// Values of a command's placeholders travel with every button, so that the next card fills its commands alike. They come
// back from outside and stand in commands that people run: nothing but a host name gets through.
/** Values for the commands of an answer, as its buttons carry them. */
export const answerFill = z.strictObject({
  namespace: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{2,60}$/)
    .optional(),
  serviceBusDomain: z
    .enum(['servicebus.windows.net', 'servicebus.usgovcloudapi.net', 'servicebus.chinacloudapi.cn'])
    .optional(),
});

const data = z.strictObject({
  article: articleId,
  form: formId,
  fill: answerFill.default({}),
  page: z.custom<CardPage>(),
  why: z.array(z.string()).readonly(),
  source: z.string(),
  /** A line on the other identifiers found, or empty. */
  others: z.string(),
  /** The part that follows this one, if the answer did not fit. */
  more: z.strictObject({ part, label: z.string() }).nullable(),
  /** The steps that it offers to walk through. */
  runbook: z.strictObject({ id: articleId, label: z.string() }).nullable().default(null),
  /** False where other articles are not for the person who reads this. */
  hasRelated: z.boolean().default(true),
  /** True where a case can be opened about it. */
  hasCase: z.boolean().default(false),
  verdict: verdict.nullable(),
  speak: z.string().min(1),
});

/** What the answer card shows. */
export type AnswerData = z.input<typeof data>;

/** What the buttons of the answer card send. */
export const answerSubmits = [
  submit('answer.helped', { article: articleId, fill: answerFill }),
  submit('answer.failed', { article: articleId, fill: answerFill }),
  submit('answer.more', { article: articleId, fill: answerFill, part, verdict: verdict.optional() }),
  submit('answer.related', { article: articleId, fill: answerFill }),
] as const;

const verdictText = { helped: 'this fixed it.', failed: 'it did not help.' } as const;

const frame = data.transform(({ page: { title, meaning }, why, runbook, ...rest }) => ({
  ...rest,
  runbook: rest.verdict === null ? runbook : null,
  why: why.join('; '),
  fallbackText: `${title}. ${meaning}`,
  verdictText: rest.verdict === null ? '' : verdictText[rest.verdict],
  isOpen: rest.verdict === null,
}));

const frameCard = defineCard(frameTemplate, frame);

/** The answer: what the code means, how to fix it, and why the bot thinks so. */
export function answerCard(shown: AnswerData): AdaptiveCard {
  const card = frameCard(shown);
  return { ...card, body: [...pageElements(shown.page), ...card.body] };
}

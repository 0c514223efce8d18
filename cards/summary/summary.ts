import { z } from 'zod';
import { articleId, defineCard, formId, submit, type AdaptiveCard } from '../card.ts';
import { pageElements, type CardPage } from '../page/page.ts';
import template from './summary.template.json' with { type: 'json' };

/** Id of a runbook: written like that of an article. */
const runbookId = articleId;

const data = z.strictObject({
  form: formId,
  page: z.custom<CardPage>(),
  /** The runbook that goes on from here. */
  next: z.strictObject({ runbook: runbookId, label: z.string() }).nullable(),
  /** True where a case can be opened about what is left. */
  hasCase: z.boolean().default(false),
  speak: z.string().min(1),
});

/** What the summary of a runbook shows. */
export type SummaryData = z.input<typeof data>;

/** What a button that starts a runbook sends, on whatever card it stands. */
export const runbookSubmits = [
  submit('runbook.started', { runbook: runbookId, article: articleId.optional() }),
] as const;

const frame = data.transform(({ page: { title, meaning }, ...rest }) => ({
  ...rest,
  fallbackText: `${title}. ${meaning}`,
}));

const frameCard = defineCard(template, frame);

/** The end of a runbook: what came of it, what was done, and what was skipped. */
export function summaryCard(shown: SummaryData): AdaptiveCard {
  const card = frameCard(shown);
  return { ...card, body: [...pageElements(shown.page), ...card.body] };
}

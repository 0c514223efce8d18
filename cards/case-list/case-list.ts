import { z } from 'zod';
import { caseNumber, caseRevision, defineCard, draftId, formId } from '../card.ts';
import { shorten } from '../shorten.ts';
import template from './case-list.template.json' with { type: 'json' };

const item = z.union([
  z.strictObject({ case: caseNumber, revision: caseRevision, label: z.string(), status: z.string() }),
  z.strictObject({ draft: draftId, label: z.string(), status: z.string() }),
]);

const data = z.strictObject({
  form: formId,
  title: z.string(),
  items: z.array(item).min(1).max(12).readonly(),
  /** How many more there are and how to see them; may be empty. */
  rest: z.string(),
  speak: z.string().min(1),
});

/** What a list of cases and drafts shows; each has a button that opens it. */
export type CaseListData = z.input<typeof data>;

/** A button names its draft, but is no place to read it, in characters. */
const longestTitle = 60;

function shownItem({ label, status, ...sends }: z.infer<typeof item>, form: string) {
  const opens =
    'case' in sends
      ? { verb: 'case.opened', title: `Open case ${String(sends.case)}` }
      : { verb: 'draft.opened', title: `Go on with: ${shorten(label, longestTitle)}` };
  return { label, status, ...opens, data: { form, ...sends } };
}

const frame = data.transform(({ form, items, ...card }) => ({
  ...card,
  items: items.map((one) => shownItem(one, form)),
}));

/** Cases and drafts, each with a button that opens it. */
export const caseListCard = defineCard(template, frame);

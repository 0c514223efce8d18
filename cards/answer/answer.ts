import { z } from 'zod';
import { articleId, defineCard, defineElements, formId, submit, type AdaptiveCard } from '../card.ts';
import frameTemplate from './answer.template.json' with { type: 'json' };
import pageTemplate from './page.template.json' with { type: 'json' };

const webAddress = z.url({ protocol: /^https$/ });
const part = z.int().min(0).max(99);
const verdict = z.enum(['helped', 'failed']);

// Values of a command's placeholders travel with every button, so that the next card fills its commands alike. They come
// back from outside and stand in commands that people run: nothing but a host name gets through.
const fill = z.strictObject({
  namespace: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{2,60}$/)
    .optional(),
  serviceBusDomain: z
    .enum(['servicebus.windows.net', 'servicebus.usgovcloudapi.net', 'servicebus.chinacloudapi.cn'])
    .optional(),
});

const look = {
  plain: {},
  strong: { weight: 'Bolder' },
  code: { fontType: 'Monospace' },
  link: { color: 'Accent', underline: true },
} as const;
const plainLook = { weight: null, fontType: null, color: null, underline: null };

const run = z
  .strictObject({ text: z.string(), style: z.enum(['plain', 'strong', 'code', 'link']), url: webAddress.optional() })
  .refine(({ style, url }) => style !== 'link' || url !== undefined, 'a link needs an address')
  .transform(({ text, style, url }) => ({
    text,
    ...plainLook,
    ...look[style],
    selectAction: style === 'link' ? { type: 'Action.OpenUrl', url } : null,
  }));

// The template loops over the runs and the lines of every block, so each kind of block has both.
const prose = z
  .strictObject({
    kind: z.enum(['text', 'bullet', 'step']),
    marker: z.string().regex(/^(?:•|\d{1,3}\.)?$/),
    runs: z.array(run).readonly(),
  })
  .transform((block) => ({ ...block, lines: [], spacing: block.kind === 'text' ? null : 'Small', style: null }));

const command = z.strictObject({ kind: z.literal('command'), text: z.string() }).transform(({ kind, text }) => ({
  kind,
  lines: text.split(/\r?\n/),
  runs: [],
  marker: '',
  spacing: 'Small',
  style: 'emphasis',
}));

const page = z.strictObject({
  /** Says in words whether anything is wrong. */
  status: z.strictObject({ label: z.string() }),
  /** The identifier as people see it, such as `33008 · ADPasswordPolicyError`; may be empty. */
  heading: z.string(),
  title: z.string(),
  meaning: z.string(),
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })).readonly(),
  sections: z
    .array(z.strictObject({ heading: z.string(), blocks: z.array(z.union([prose, command])).readonly() }))
    .readonly(),
  links: z.array(z.strictObject({ title: z.string(), url: webAddress })).readonly(),
});

/** What the card says of the article, whoever asked. */
export type AnswerPage = z.input<typeof page>;

const data = z.strictObject({
  article: articleId,
  form: formId,
  fill: fill.default({}),
  page: z.custom<AnswerPage>(),
  why: z.array(z.string()).readonly(),
  source: z.string(),
  /** A line on the other identifiers found, or empty. */
  others: z.string(),
  /** The part that follows this one, if the answer did not fit. */
  more: z.strictObject({ part, label: z.string() }).nullable(),
  verdict: verdict.nullable(),
  speak: z.string().min(1),
});

/** What the answer card shows. */
export type AnswerData = z.input<typeof data>;

/** What the buttons of the answer card send. */
export const answerSubmits = [
  submit('answer.helped', { article: articleId, fill }),
  submit('answer.failed', { article: articleId, fill }),
  submit('answer.more', { article: articleId, fill, part, verdict: verdict.optional() }),
  submit('answer.related', { article: articleId, fill }),
] as const;

const verdictText = { helped: 'this fixed it.', failed: 'it did not help.' } as const;

const frame = data.transform(({ page: { title, meaning }, why, ...rest }) => ({
  ...rest,
  why: why.join('; '),
  fallbackText: `${title}. ${meaning}`,
  verdictText: rest.verdict === null ? '' : verdictText[rest.verdict],
  isOpen: rest.verdict === null,
}));

const frameCard = defineCard(frameTemplate, frame);
const pageElements = defineElements(pageTemplate, page);

/** The answer: what the code means, how to fix it, and why the bot thinks so. */
export function answerCard(shown: AnswerData): AdaptiveCard {
  const card = frameCard(shown);
  return { ...card, body: [...pageElements(shown.page), ...card.body] };
}

import { z } from 'zod';
import { defineElements } from '../card.ts';
import template from './page.template.json' with { type: 'json' };

const webAddress = z.url({ protocol: /^https$/ });

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

/** What a card says of its subject, whoever asked: a heading, facts, and sections of text, steps and commands. */
export type CardPage = z.input<typeof page>;

/** The elements of a page; made once for each page object, so a page that is shown again costs nothing. */
export const pageElements = defineElements(template, page);

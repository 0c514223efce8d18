import { z } from 'zod';
import { placeholders } from '../article-body.ts';
import { outputKinds } from '../outputs/output.ts';

/** Names of articles, runbooks, steps and answers; a button sends no longer ones. */
export const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

/** Text of one line. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\n]*$/, 'must be one line');

/** What makes a step needless: an article that was found before, or a sentence of the product that was pasted. */
const skip = z
  .strictObject({
    after: z.array(slug).default([]),
    says: z.array(line).default([]),
    /** What that makes of a check; a fix that is skipped was not tried. */
    as: z.enum(['worked', 'failing']).default('worked'),
    /** A whole sentence, said to the person. */
    because: line.max(240),
  })
  .refine(({ after, says }) => after.length + says.length > 0, 'must name an article (after) or a sentence (says)');

/** Name of a value that stands in commands. */
const value = z.enum(Object.keys(placeholders) as [keyof typeof placeholders]);

const question = z.strictObject({
  kind: z.literal('question'),
  title: line.max(200),
  /** How to find out, or why it is asked. */
  hint: line.max(300),
  answers: z
    .array(
      z.strictObject({
        id: slug,
        label: line.max(90),
        to: slug,
        fill: z.partialRecord(value, line).default({}),
        /** Articles that were found before and say that this is the answer. */
        after: z.array(slug).default([]),
      }),
    )
    .min(2)
    .max(5),
  /** The value that answers it: where that is known already, nobody is asked. */
  knows: value.optional(),
});

const action = {
  title: line.max(110),
  /** Why this step comes now. */
  meaning: line.max(300),
  /** Markdown as in an article: text, numbered steps, bullets, fenced commands. */
  do: z.string().min(1),
  where: line.max(160),
  /** As whom, or with which right. */
  as: line.max(160),
  changes: z.enum(['nothing', 'account', 'configuration', 'server']),
  restarts: z.enum(['nothing', 'service', 'server']).default('nothing'),
  warning: line.optional(),
  good: line,
  bad: line,
  /** Output that may be pasted here. */
  reads: z.array(z.enum(outputKinds)).default([]),
  /** Where the facts of this step come from. */
  provenance: z.enum(['document', 'microsoft-support', 'field']).default('document'),
  skip: z.array(skip).default([]),
};

/** Looks at something; `worked` when it is as it should be. */
const check = z.strictObject({ kind: z.literal('check'), ...action, worked: slug, failing: slug, cannot: slug });

/** Does something. When the reset works after it the runbook is over. */
const fix = z.strictObject({
  kind: z.literal('fix'),
  ...action,
  /** What has to be put back once it works, or was tried in vain. */
  putBack: line.max(300).optional(),
  failing: slug,
  cannot: slug,
});

const end = z.strictObject({
  kind: z.literal('end'),
  /** The cause is known, or somebody else goes on. */
  result: z.enum(['cause', 'handover']),
  title: line.max(110),
  say: line,
  /** The same where not every step could be taken: others may have to do that first. */
  unfinished: z.strictObject({ title: line.max(110), say: line }).optional(),
  /** What the person whose reset fails may be told, without blame. */
  tell: line.max(300).optional(),
  /** What helps from here. */
  article: slug.optional(),
  runbook: slug.optional(),
});

/** One step of a runbook as it stands in the file. */
export const step = z.discriminatedUnion('kind', [question, check, fix, end]);

export type Step = z.infer<typeof step>;
export type QuestionStep = Extract<Step, { kind: 'question' }>;
export type ActionStep = Extract<Step, { kind: 'check' | 'fix' }>;
export type EndStep = Extract<Step, { kind: 'end' }>;

/** What a step came to that was not taken, because of what was known. */
export const skipped = 'skipped';

/** A way out of a step: what the person says, and the step it leads to; without one the runbook ends as fixed. */
export interface Exit {
  readonly outcome: string;
  readonly label: string;
  readonly to: string | undefined;
}

/** The ways out of a step, in the order of its buttons. */
export function exitsOf(from: Step): readonly Exit[] {
  switch (from.kind) {
    case 'question':
      return from.answers.map(({ id, label, to }) => ({ outcome: id, label, to }));
    case 'check':
      return [
        { outcome: 'worked', label: 'The result is good', to: from.worked },
        { outcome: 'failing', label: 'The result is bad', to: from.failing },
        { outcome: 'cannot', label: 'I cannot do this', to: from.cannot },
      ];
    case 'fix':
      return [
        { outcome: 'worked', label: 'It works now', to: undefined },
        { outcome: 'failing', label: 'Done, still failing', to: from.failing },
        { outcome: 'cannot', label: 'I cannot do this', to: from.cannot },
      ];
    case 'end':
      return [];
  }
}

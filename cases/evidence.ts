import { z } from 'zod';

const short = z.string().max(300);

/** What the conversation had already come to when the case was filed: nobody is asked for it. */
export const caseEvidence = z.strictObject({
  /** Codes and events that were named, as people write them, such as `SSPR_0029` or `33004`. */
  codes: z.array(short).max(20).readonly(),
  /** Articles that were shown; the last one is what the case is about. */
  articles: z
    .array(z.strictObject({ id: short, title: short, verdict: z.enum(['helped', 'failed']).nullable() }))
    .max(10)
    .readonly(),
  /** Runbooks that were gone through, with each step and what it came to. */
  runbooks: z
    .array(
      z.strictObject({
        id: short,
        title: short,
        result: short,
        steps: z
          .array(z.strictObject({ title: short, outcome: short, at: z.string().max(40) }))
          .max(100)
          .readonly(),
      }),
    )
    .max(6)
    .readonly(),
  /** Other facts by name, such as the Service Bus namespace, the cloud, or what a command reported. */
  facts: z
    .array(z.strictObject({ label: short, value: short }))
    .max(40)
    .readonly(),
});

/** What the conversation had already come to when the case was filed. */
export type CaseEvidence = z.infer<typeof caseEvidence>;

/** Nothing was found out before. */
export const noEvidence: CaseEvidence = { codes: [], articles: [], runbooks: [], facts: [] };

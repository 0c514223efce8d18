import { z } from 'zod';

/** Raised when older state cannot be read any more; such a conversation restarts politely. */
const version = 1;

const short = z.string().max(200);
const option = z.strictObject({ article: short, label: short });

const state = z.strictObject({
  version: z.literal(version),
  /** What was answered so far, by field: identifiers and words of our own vocabulary, never the typed text. */
  known: z.record(z.string().max(40), z.string().max(600)),
  asking: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('line'), script: short, field: short }),
      z.strictObject({
        kind: z.literal('choice'),
        form: short,
        about: short,
        question: short,
        options: z.array(option).min(1).max(6),
        fill: z.record(z.string(), z.string()),
      }),
    ])
    .nullable(),
  /** The answer card shown last, for "it did not help" and "show more". */
  last: z
    .strictObject({
      article: short,
      form: short,
      ranked: z.array(short).max(6),
      reasons: z.array(z.string().max(300)).max(8),
      fill: z.record(z.string(), z.string()),
    })
    .nullable(),
});

/** What the bot remembers of one person in one conversation. */
export type ConversationState = z.infer<typeof state>;
export type OpenChoice = Extract<ConversationState['asking'], { kind: 'choice' }>;

/** The state of a conversation that has just begun. */
export const freshState: ConversationState = { version, known: {}, asking: null, last: null };

/** Reads stored state; `lost` says that something was stored that this release cannot continue. */
export function readState(stored: string | undefined): { state: ConversationState; lost: boolean } {
  if (stored === undefined) return { state: freshState, lost: false };
  const read = state.safeParse(parseJson(stored));
  return read.success ? { state: read.data, lost: false } : { state: freshState, lost: true };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

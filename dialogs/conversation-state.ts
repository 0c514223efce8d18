import { z } from 'zod';
import { detailNames, type DetailName } from '../cases/details.ts';
import { roles } from '../cards/choice/choice.ts';

/** Raised when older state cannot be read any more; such a conversation restarts politely. */
const version = 1;

const short = z.string().max(200);
const option = z.strictObject({ article: short, label: short });

const fill = z.record(z.string(), z.string());

const readings = z
  .array(z.strictObject({ name: short, value: short }))
  .max(30)
  .readonly();

const passed = z.strictObject({
  step: short,
  outcome: short,
  at: short,
  because: z.string().max(300).optional(),
  readings: readings.optional(),
});

/** More steps than any runbook has, with those that were skipped. */
const trail = z.array(passed).max(100).readonly();

const walk = z.strictObject({
  runbook: short,
  at: short.optional(),
  trail,
  known: z.array(z.string().max(400)).max(40).readonly(),
  fill,
  /** Of the card of the open step: no other card of the runbook counts. */
  form: short,
  /** The article that led to it, if one did. */
  article: short.nullable(),
  /** What was read in output that was pasted at the open step. */
  readings,
  /** Something else was answered in between: words such as "it helped" are about that. */
  isPaused: z.boolean(),
});

const state = z.strictObject({
  version: z.literal(version),
  /** What was answered so far, by field: identifiers and words of our own vocabulary, never the typed text. */
  known: z.record(z.string().max(40), z.string().max(600)),
  asking: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('line'), script: short, field: short }),
      /** A detail of a case that is being collected: what is typed goes into the draft. */
      z.strictObject({ kind: z.literal('detail'), draft: z.uuid(), detail: z.enum(detailNames as [DetailName]) }),
      z.strictObject({
        kind: z.literal('choice'),
        form: short,
        about: short,
        question: short,
        options: z.array(option).min(1).max(6),
        fill,
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
      fill,
      /** What was asked can only come from somebody who looks after a system. */
      isStaff: z.boolean().default(false),
      /** False where the steps behind it are not offered, because many are in the same outage. */
      hasSteps: z.boolean().default(true),
    })
    .nullable(),
  /** As whom the person said to be here; null until they are asked. */
  role: z.enum(roles).nullable().default(null),
  isRoleAsked: z.boolean().default(false),
  /** Of the card that asks for the role: nobody else answers it. */
  roleForm: short.nullable().default(null),
  /** What was asked just before beside any open question: the next text may be the answer. */
  justAsked: z.enum(['role', 'runbook']).nullable().default(null),
  /** The runbook that begins once the person has said who they are. */
  wanted: short.nullable().default(null),
  /** The runbook that the person is being walked through. */
  walk: walk.nullable().default(null),
  /** The runbook that another one has interrupted. */
  shelved: walk.nullable().default(null),
  /** The draft of a case that the person was last busy with here. */
  draft: z.uuid().nullable().default(null),
  /** What a case about this conversation would tell: the codes that were named, and the articles that were shown, the newest last. */
  seen: z
    .strictObject({
      codes: z.array(z.string().max(60)).max(20),
      articles: z.array(z.strictObject({ article: short, verdict: z.enum(['helped', 'failed']).nullable() })).max(10),
      /** What an event log has shown, in a few lines without names. */
      log: z.array(z.string().max(300)).max(8).default([]),
      /** Logs that are kept and belong to no case yet. */
      kept: z
        .array(z.strictObject({ id: z.uuid(), name: short }))
        .max(5)
        .default([]),
    })
    .default({ codes: [], articles: [], log: [], kept: [] }),
  /** Runbooks that are over, the newest last: what was tried belongs into a case. */
  walked: z
    .array(
      z.strictObject({ runbook: short, result: z.enum(['fixed', 'cause', 'handover', 'stopped']), at: short, trail }),
    )
    .max(5)
    .default([]),
});

/** What the bot remembers of one person in one conversation. */
export type ConversationState = z.infer<typeof state>;
/** A walk that is open, with what only the conversation knows of it. */
export type OpenWalk = NonNullable<ConversationState['walk']>;
export type WalkResult = ConversationState['walked'][number]['result'];
export type Role = NonNullable<ConversationState['role']>;
export type OpenChoice = Extract<ConversationState['asking'], { kind: 'choice' }>;

/** The state of a conversation that has just begun. */
export const freshState: ConversationState = {
  version,
  known: {},
  asking: null,
  last: null,
  role: null,
  isRoleAsked: false,
  roleForm: null,
  justAsked: null,
  wanted: null,
  walk: null,
  draft: null,
  seen: { codes: [], articles: [], log: [], kept: [] },
  shelved: null,
  walked: [],
};

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

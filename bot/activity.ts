import { z } from 'zod';

// The SDK puts ids into addresses and headers, where other characters cannot stand.
const id = z
  .string()
  .max(512)
  .regex(/^[\x20-\x7e]*$/, 'has characters that no id has');

const account = z
  .looseObject({
    id: z.string().min(1).max(512),
    name: z.string().max(512).nullish(),
    aadObjectId: z.string().max(512).nullish(),
    role: z.string().max(64).nullish(),
  })
  .transform(withoutEmptyId);
const httpUrl = z.url({ protocol: /^https?$/ });

/** The fields of a Bot Framework activity that the SDK or we read; anything else passes through untouched. */
const activity = z.looseObject({
  type: z.string().min(1).max(64),
  id: id.optional(),
  timestamp: z.iso.datetime({ offset: true, local: true }).max(64).optional(),
  channelId: z.string().max(64).optional(),
  serviceUrl: httpUrl.optional(),
  deliveryMode: z.string().max(64).optional(),
  replyToId: id.optional(),
  locale: z.string().max(64).optional(),
  name: z.string().max(128).optional(),
  text: z.string().optional(),
  conversation: z
    .looseObject({
      id: id.min(1),
      conversationType: z.string().max(64).nullish(),
      isGroup: z.boolean().nullish(),
      name: z.string().max(512).nullish(),
      tenantId: z.string().max(64).nullish(),
      role: z.string().max(64).nullish(),
      aadObjectId: z.string().max(512).nullish(),
    })
    .transform(withoutEmptyId),
  from: account.optional(),
  recipient: account.optional(),
  membersAdded: z.array(account).max(1000).optional(),
  membersRemoved: z.array(account).max(1000).optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().max(256), contentUrl: z.string().max(4096).nullish() }))
    .max(50)
    .optional(),
  entities: z
    .array(z.looseObject({ type: z.string().max(64) }))
    .max(200)
    .optional(),
  channelData: z.looseObject({}).optional(),
});

const needsSender = new Set([
  'message',
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'invoke',
  'conversationUpdate',
  'installationUpdate',
]);

export type ActivityResult =
  { readonly ok: true; readonly activity: Record<string, unknown> } | { readonly ok: false; readonly problem: string };

/** Reads the body of a request as an activity; nulls count as absent, as the channels themselves send them. */
export function readActivity(body: unknown): ActivityResult {
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? withoutNulls(body) : body;
  const read = activity.safeParse(given);
  if (!read.success) return { ok: false, problem: describe(read.error) };
  const problem = findMissing(read.data);
  return problem === undefined ? { ok: true, activity: read.data } : { ok: false, problem };
}

function findMissing({ type, from, serviceUrl, deliveryMode }: z.infer<typeof activity>): string | undefined {
  if (needsSender.has(type) && !from) return 'from: missing, expected the sender of the activity';
  if (deliveryMode !== 'expectReplies' && serviceUrl === undefined) {
    return 'serviceUrl: missing, expected the address to which replies go';
  }
  return undefined;
}

/** People without an id in the directory must not all pass for the one whose id is empty. */
function withoutEmptyId<T extends { readonly aadObjectId?: unknown }>(given: T): Omit<T, 'aadObjectId'> {
  const { aadObjectId, ...rest } = given;
  return aadObjectId === '' ? rest : given;
}

function withoutNulls(body: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  const at = issue && issue.path.length > 0 ? issue.path.join('.') : 'body';
  return `${at}: ${issue?.message ?? 'not an activity'}, expected a Bot Framework activity`;
}

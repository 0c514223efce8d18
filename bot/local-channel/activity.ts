import { z } from 'zod';
import type { Conversation, LoggedActivity } from './log.ts';

/** Longest text that the page may send, in UTF-16 units, as the length of a string counts them. */
export const maxTextLength = 20_000;

const botAccount = { id: 'writeback-desk', name: 'Writeback Desk', role: 'bot' };
const data = z.record(z.string(), z.unknown());

/** A name as a person may type it. */
const personName = z.string().trim().max(60);

const opening = z.strictObject({
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/)
    .optional(),
  // The bot remembers a conversation by these ids; after a restart the page brings them back.
  resume: z.strictObject({ conversation: z.uuid(), person: z.uuid() }).optional(),
  // Whoever begins anew is still the same person, with their cases.
  person: z.uuid().optional(),
});

/** What the page says about itself when it opens a conversation. */
export type Opening = z.infer<typeof opening>;

/** Who does it: in the channel only the page itself knows. */
const by = { person: z.uuid().optional(), name: personName.optional(), zone: z.string().max(60).optional() };

const post = z.union([
  z.strictObject({ ...by, text: z.string().max(maxTextLength).regex(/\S/, 'empty, expected something to read') }),
  z.strictObject({ ...by, value: data, replyToId: z.string().min(1).max(512) }),
  z.strictObject({
    ...by,
    invoke: z.strictObject({ verb: z.string().max(128), data: data.optional(), id: z.string().max(128).optional() }),
    replyToId: z.string().min(1).max(512),
  }),
]);

/** What the page sends: a typed text, the data of an Action.Submit, or an Action.Execute. */
export type Post = z.infer<typeof post>;

export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

/** Reads what the page says about itself when it opens a conversation. */
export function readOpening(body: unknown): Read<Opening> {
  return told(opening.safeParse(body ?? {}), 'an object, with a language tag as locale and ids to resume, if any');
}

/** Reads one thing that the person at the page did. */
export function readPost(body: unknown): Read<Post> {
  return told(post.safeParse(body), '{text}, {value, replyToId} or {invoke: {verb, data, id}, replyToId}');
}

/** Reads an activity that the bot sends through the connector side. */
export function readReply(body: unknown): Read<Record<string, unknown> & { type: string }> {
  return told(z.looseObject({ type: z.string().min(1).max(64) }).safeParse(body), 'a Bot Framework activity');
}

function told<Value>(read: z.ZodSafeParseResult<Value>, expected: string): Read<Value> {
  if (read.success) return { ok: true, value: read.data };
  const issue = deepest(read.error.issues);
  const at = issue && issue.path.length > 0 ? issue.path.join('.') : 'body';
  return { ok: false, problem: `${at}: ${issue?.message ?? 'not understood'}; expected ${expected}` };
}

// A refused union says only "Invalid input"; the branch that got furthest says what is really wrong.
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const first = issues[0];
  if (first?.code !== 'invalid_union') return first;
  const closest = first.errors.toSorted((a, b) => a.length - b.length || depth(b) - depth(a))[0];
  return closest?.[0] ?? first;
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** The address at which the SDK finds our connector side. */
export function connectorUrl(messagesUrl: string): string {
  return new URL('/chat/connector', messagesUrl).href;
}

/** What all activities of one conversation share, as Teams would send it. */
export interface Envelope {
  readonly id: string;
  readonly serviceUrl: string;
  readonly conversation: Conversation;
}

/** The activity that tells the bot of a new conversation, so that it greets. */
export function joining(envelope: Envelope): LoggedActivity {
  const person = { id: envelope.conversation.person };
  return { ...addressed(envelope), type: 'conversationUpdate', membersAdded: [botAccount, person] };
}

/** The activity for something that the person at a page did. */
export function personal(envelope: Envelope, posted: Post): LoggedActivity {
  const common = addressed(envelope, posted);
  if ('text' in posted) return { ...common, ...textOf(envelope, posted.text) };
  if ('value' in posted) {
    return { ...common, type: 'message', text: '', value: posted.value, replyToId: posted.replyToId };
  }
  const action = { type: 'Action.Execute', ...posted.invoke, data: posted.invoke.data ?? {} };
  return {
    ...common,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action, trigger: 'manual' },
    replyToId: posted.replyToId,
  };
}

/** A file as Teams hands it to a bot: in a personal chat with an address, in a channel as no more than a word in the HTML. */
export function withFile(
  envelope: Envelope,
  by: Pick<Post, 'person' | 'name' | 'zone'>,
  file: { readonly name: string; readonly address: string },
): LoggedActivity {
  const common = { ...addressed(envelope, by), ...textOf(envelope, '') };
  if (envelope.conversation.isChannel) {
    return { ...common, attachments: [{ contentType: 'text/html', content: '<attachment id="1"></attachment>' }] };
  }
  const content = { downloadUrl: file.address, uniqueId: envelope.id, fileType: file.name.split('.').at(-1) };
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  return { ...common, attachments: [{ contentType, name: file.name, content }] };
}

const mention = '<at>Writeback Desk</at>';

/** In a channel of Teams the bot hears only what mentions it; here whoever writes means it. */
function textOf({ conversation }: Envelope, text: string): { type: string; text: string } & Record<string, unknown> {
  if (!conversation.isChannel) return { type: 'message', textFormat: 'plain', text };
  const entity = { type: 'mention', text: mention, mentioned: botAccount };
  return { type: 'message', text: `${mention} ${text}`, entities: [entity] };
}

function addressed({ id, serviceUrl, conversation }: Envelope, by: Pick<Post, 'person' | 'name' | 'zone'> = {}) {
  return {
    id,
    timestamp: new Date().toISOString(),
    channelId: 'local',
    serviceUrl,
    from: { id: by.person ?? conversation.person, name: by.name ?? '', role: 'user' },
    recipient: botAccount,
    ...placeOf(conversation),
    ...(by.zone !== undefined && { localTimezone: by.zone }),
    ...(conversation.locale !== undefined && { locale: conversation.locale }),
  };
}

/** Where it was said, as Teams would tell it. */
function placeOf({ id, isChannel }: Conversation) {
  if (!isChannel) return { conversation: { id, conversationType: 'personal' } };
  // The team has an id in a directory as well: whoever uses this machine owns it.
  const team = { id, aadGroupId: '00000000-0000-4000-8000-000000000000' };
  return { conversation: { id, conversationType: 'channel', isGroup: true }, channelData: { team, channel: { id } } };
}

/** An activity of the bot as the log keeps it, with the time at which it came. */
export function fromBot(activity: Record<string, unknown> & { type: string }, id: string): LoggedActivity {
  return { ...activity, id, from: botAccount, timestamp: new Date().toISOString() };
}

/** A line of the channel itself: neither the person nor the bot said it. */
export function systemLine(id: string, text: string): LoggedActivity {
  return { id, type: 'message', from: { id: 'system', role: 'system' }, text, timestamp: new Date().toISOString() };
}

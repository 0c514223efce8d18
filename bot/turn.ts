import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AdaptiveCard } from '../cards/card.ts';
import { redactText } from '../cases/secrets/redact-text.ts';
import { redactValues } from '../cases/secrets/redact-values.ts';
import { readDetail } from '../cases/details.ts';
import { toPersonId } from '../cases/person-id.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { SentLog } from '../eventlog/log-report.ts';
import { cardActivity } from './card-activity.ts';
import type { Outgoing } from './replies.ts';
import type { Activity } from './sdk.ts';
import { isThread } from './thread-link.ts';

const scopes = ['personal', 'groupChat', 'channel'] as const;
type Scope = (typeof scopes)[number];

/** A turn as dialogs see it, and what came of it; nothing is sent yet. */
export interface ChannelTurn {
  readonly turn: Turn;
  /** What is to be sent, in order; it grows while the turn is answered. */
  readonly replies: readonly Outgoing[];
  /** Card for the invoke response; undefined when the button changed nothing. */
  replacement(): AdaptiveCard | undefined;
}

/** What a person did, without secrets: nothing behind this can store, log or send them. */
export type TurnInput = Pick<Turn, 'text' | 'submit' | 'secrets'>;

/** Reads what was typed, or what a pressed button sends (`submit`). */
export function readInput(activity: Activity, submit: unknown): TurnInput {
  const said = submit === undefined ? redactText(printable(readText(activity))) : { text: '', kinds: [] };
  const sent = redactValues(printableIn(submit));
  return { text: said.text, submit: sent.value, secrets: [...said.kinds, ...sent.kinds] };
}

/** Without characters that nobody can see: a terminal would obey them. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}

function printableIn(submit: unknown): unknown {
  if (typeof submit !== 'object' || submit === null) return submit;
  return Object.fromEntries(
    Object.entries(submit).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : (value as unknown),
    ]),
  );
}

/** Makes the turn of an activity; `submit` is the data of a pressed button, `log` what stands in the files it brought, if any. */
export function createTurn(
  activity: Activity,
  submit: unknown,
  input = readInput(activity, submit),
  log?: SentLog,
): ChannelTurn {
  const replies: Outgoing[] = [];
  let replacement: AdaptiveCard | undefined;
  const send = (reply: Partial<Activity>, update?: string): Promise<void> => {
    replies.push({ activity: reply, update });
    return Promise.resolve();
  };
  const turn: Turn = {
    text: input.text,
    submit: input.submit,
    isEdit: activity.type === 'messageUpdate',
    attachment: attachmentOf(activity),
    log,
    person: personIn(activity),
    identity: identityOf(activity),
    address: { account: activity.from.id, serviceUrl: serviceUrlOf(activity) },
    zone: zoneOf(activity),
    locale: activity.locale,
    secrets: input.secrets,
    correlation: correlationOf(activity),
    conversation: conversationOf(activity),
    say: (text) => send({ type: 'message', text, textFormat: 'markdown', summary: text.slice(0, 120) }),
    show: (card, summary) => send(cardActivity(card, summary)),
    replace(card, summary) {
      if (activity.type !== 'invoke') return send(cardActivity(card, summary), placeOf(activity));
      replacement = card;
      return Promise.resolve();
    },
  };
  return { turn, replies, replacement: () => replacement };
}

/** None where every reply goes with the answer, whatever the SDK's type says. */
function serviceUrlOf({ serviceUrl }: Partial<Activity>): string {
  return serviceUrl ?? '';
}

/** Who did it, by the directory where the channel says so. */
export function personOf({ from }: Activity): string {
  return from.aadObjectId ?? from.id;
}

/**
 * Who somebody is in the directory of a tenant. Teams vouches for both; without them nobody is anybody there. Other channels
 * get in on this machine alone, where the account has to do.
 */
function identityOf(activity: Activity): Turn['identity'] {
  const { channelId, from } = activity;
  const tenant = tenantOf(activity);
  if (channelId !== 'msteams') return { tenant: tenant ?? channelId, person: personOf(activity) };
  // Null as well, whatever the SDK's type says.
  const person = from.aadObjectId as string | null | undefined;
  return tenant === undefined || !person ? undefined : { tenant, person: toPersonId(person) };
}

function personIn(activity: Activity): Turn['person'] {
  const fullName = ((activity.from.name as string | null | undefined) ?? '').trim().slice(0, 120);
  return { id: personOf(activity), name: fullName.split(/\s+/)[0]?.slice(0, 40) ?? '', fullName };
}

/** Teams tells the zone in an entity of its own (`clientInfo`); the Bot Framework has a field for it. */
function zoneOf({ entities, localTimezone }: Activity): string | undefined {
  const clients = (entities ?? []) as { type: string; timezone?: unknown }[];
  const told = clients.find(({ type }) => type === 'clientInfo')?.timezone ?? localTimezone;
  return typeof told === 'string' && readDetail('zone', told).ok ? told : undefined;
}

/** By what the log, the audit trail and the person who asks can speak of the same activity. */
function correlationOf({ id, conversation }: Activity): string {
  return hash('sha256', JSON.stringify([conversation.id, id ?? randomUUID()]), 'base64url').slice(0, 16);
}

/** Directory id of the organization, in lower case; undefined where the channel names none. */
export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  // Empty and null, whatever the SDK's type says.
  const named = (conversation.tenantId as string | null | undefined) ?? '';
  const { tenant } = (channelData ?? {}) as { tenant?: { id?: unknown } | null };
  const id = named === '' ? tenant?.id : named;
  return typeof id === 'string' && id !== '' ? id.toLowerCase() : undefined;
}

/** Id of the card that was pressed; with expectReplies nothing that was sent before can be changed. */
function placeOf({ replyToId, deliveryMode }: Activity): string | undefined {
  return deliveryMode === 'expectReplies' ? undefined : replyToId;
}

/** The text without the mention of the bot, and without the markup that Teams puts around a paste. */
function readText(activity: Activity): string {
  // A message with nothing but a file has no text at all, whatever the SDK's type says.
  const text = (activity.text as string | undefined) ?? '';
  const mentioned = botMentions(activity).reduce((rest, mention) => rest.replaceAll(mention, ' '), text);
  return mentioned.replace(/&nbsp;/g, ' ').trim();
}

/** Id of the bot in this conversation; undefined when the activity names no recipient, whatever the SDK's type says. */
export function botIdOf(activity: Activity): string | undefined {
  return (activity.recipient as Activity['recipient'] | undefined)?.id;
}

/** The exact strings, such as `<at>Desk</at>`, by which the bot is mentioned in the text. */
function botMentions(activity: Activity): string[] {
  const botId = botIdOf(activity);
  const entities = (activity.entities ?? []) as { type: string; text?: unknown; mentioned?: { id?: unknown } }[];
  return entities
    .filter(({ type, mentioned }) => type === 'mention' && botId !== undefined && mentioned?.id === botId)
    .map(({ text }) => text)
    .filter((text): text is string => typeof text === 'string' && text !== '');
}

/** True when the bot is spoken to: always in a personal chat, elsewhere only when mentioned. */
export function isAddressed(activity: Activity): boolean {
  return isPersonal(activity) || botMentions(activity).length > 0;
}

/** True in a chat with one person. */
export function isPersonal(activity: Activity): boolean {
  return scopeOf(activity) === 'personal';
}

function scopeOf({ conversation }: Activity): Scope {
  const given = conversation.conversationType as string | undefined;
  const known = scopes.find((scope) => scope === given);
  return known ?? (conversation.isGroup ? 'groupChat' : 'personal');
}

function conversationOf(activity: Activity): Turn['conversation'] {
  const { id } = activity.conversation;
  const scope = scopeOf(activity);
  const thread = scope === 'channel' && isThread(id) ? id : undefined;
  return {
    id,
    scope,
    tenant: tenantOf(activity),
    thread,
    channel: scope === 'channel' ? channelOf(activity) : undefined,
  };
}

const teamData = z.object({
  team: z.object({ id: z.string().max(512), aadGroupId: z.string().max(64).nullish() }),
  channel: z.object({ id: z.string().max(512) }).nullish(),
});

/** The channel and the team that Teams names beside a message in a channel. */
function channelOf({ channelData, conversation }: Activity): Turn['conversation']['channel'] {
  const read = teamData.safeParse(channelData);
  if (!read.success) return undefined;
  const { team, channel } = read.data;
  // Of the General channel Teams sends no channel: it has the id of the team.
  const [named = team.id] = conversation.id.split(';');
  return { id: channel?.id ?? named, team: team.id, group: team.aadGroupId ?? null };
}

function attachmentOf({ attachments }: Activity): Turn['attachment'] {
  // Teams sends every typed message a second time as an HTML attachment: that is no file.
  const sent = (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html');
  if (sent.length === 0) return 'none';
  return sent.every(({ contentType }) => contentType.startsWith('image/')) ? 'image' : 'file';
}

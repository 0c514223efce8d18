import type { AdaptiveCard } from '../cards/card.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { Outgoing } from './replies.ts';
import type { Activity } from './sdk.ts';
import { isThread } from './thread-link.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
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

/** Makes the turn of an activity; `submit` is the data of a pressed button, if there was one. */
export function createTurn(activity: Activity, submit: unknown): ChannelTurn {
  const replies: Outgoing[] = [];
  let replacement: AdaptiveCard | undefined;
  const send = (reply: Partial<Activity>, update?: string): Promise<void> => {
    replies.push({ activity: reply, update });
    return Promise.resolve();
  };
  const turn: Turn = {
    text: submit === undefined ? readText(activity) : '',
    submit,
    attachment: attachmentOf(activity),
    person: { id: personOf(activity), name: firstName(activity.from.name) },
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

/** Who did it, by the directory where the channel says so. */
export function personOf({ from }: Activity): string {
  return from.aadObjectId ?? from.id;
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

function cardActivity(content: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: 'message', summary, speak: content.speak, attachments: [{ contentType: cardType, content }] };
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
  return scopeOf(activity) === 'personal' || botMentions(activity).length > 0;
}

function scopeOf({ conversation }: Activity): Scope {
  const given = conversation.conversationType as string | undefined;
  const known = scopes.find((scope) => scope === given);
  return known ?? (conversation.isGroup ? 'groupChat' : 'personal');
}

function conversationOf(activity: Activity): Turn['conversation'] {
  const { id } = activity.conversation;
  const scope = scopeOf(activity);
  return { id, scope, tenant: tenantOf(activity), thread: scope === 'channel' && isThread(id) ? id : undefined };
}

function attachmentOf({ attachments }: Activity): Turn['attachment'] {
  // Teams sends every typed message a second time as an HTML attachment: that is no file.
  const sent = (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html');
  if (sent.length === 0) return 'none';
  return sent.every(({ contentType }) => contentType.startsWith('image/')) ? 'image' : 'file';
}

function firstName(name: string | null | undefined): string {
  return (name ?? '').trim().split(/\s+/)[0]?.slice(0, 40) ?? '';
}

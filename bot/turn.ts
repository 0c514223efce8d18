import type { AdaptiveCard } from '../cards/card.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { Activity, TurnContext } from './sdk.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
const scopes = ['personal', 'groupChat', 'channel'] as const;
type Scope = (typeof scopes)[number];

/** A turn as dialogs see it, made from the SDK's context, and the card that takes the place of the pressed one. */
export interface ChannelTurn {
  readonly turn: Turn;
  /** Card for the invoke response; undefined when the button changed nothing. */
  replacement(): AdaptiveCard | undefined;
}

/** Wraps a turn context; `submit` is the data of a pressed button, if there was one. */
export function createTurn(context: TurnContext, submit: unknown): ChannelTurn {
  const { activity } = context;
  let replacement: AdaptiveCard | undefined;
  const turn: Turn = {
    text: submit === undefined ? readText(activity) : '',
    submit,
    attachment: attachmentOf(activity),
    person: { id: activity.from.aadObjectId ?? activity.from.id, name: firstName(activity.from.name) },
    conversation: { id: activity.conversation.id, scope: scopeOf(activity) },
    async say(text) {
      await context.sendActivity({ type: 'message', text, textFormat: 'markdown', summary: text.slice(0, 120) });
    },
    async show(card, summary) {
      await context.sendActivity(cardActivity(card, summary));
    },
    async replace(card, summary) {
      if (activity.type === 'invoke') {
        replacement = card;
      } else if (activity.replyToId && activity.deliveryMode !== 'expectReplies') {
        await context.updateActivity({ ...cardActivity(card, summary), id: activity.replyToId });
      } else {
        await context.sendActivity(cardActivity(card, summary));
      }
    },
  };
  return { turn, replacement: () => replacement };
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

function attachmentOf({ attachments }: Activity): Turn['attachment'] {
  // Teams sends every typed message a second time as an HTML attachment: that is no file.
  const sent = (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html');
  if (sent.length === 0) return 'none';
  return sent.every(({ contentType }) => contentType.startsWith('image/')) ? 'image' : 'file';
}

function firstName(name: string | null | undefined): string {
  return (name ?? '').trim().split(/\s+/)[0]?.slice(0, 40) ?? '';
}

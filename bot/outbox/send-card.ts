import { z } from 'zod';
import type { AdaptiveCard } from '../../cards/card.ts';
import type { Contact } from '../../cases/case-desk.ts';
import type { HistoryEntry, SupportCase } from '../../cases/case.ts';
import type { CasePost, CaseReader, ClaimedItem } from '../../cases/outbox-queue.ts';
import type { DeadLetter, OutboxMessage } from '../../cases/outbox.ts';
import type { SendResult } from '../connector.ts';
import { activityOf } from './activity-of.ts';
import { stepAfter, type ChannelCall, type ChannelDoor } from './channel-door.ts';
import { dead, goOn, type Step } from './step.ts';

/** Draws the card of a case as it is now, for the triage channel; `people` are those whom it may be assigned to. */
export type DrawCard = (
  about: SupportCase,
  history: readonly HistoryEntry[],
  deadLetters: readonly DeadLetter[],
  people: readonly Contact[],
) => { readonly card: AdaptiveCard; readonly summary: string };

/** What it takes to post cards. */
export interface CardParts {
  readonly reader: CaseReader;
  readonly door: ChannelDoor;
  readonly drawCard: DrawCard;
  /** Cards that somebody has deleted, by activity; kept until they are posted anew. */
  readonly gone: Set<string>;
}

export type CardMessage = Extract<OutboxMessage, { kind: 'card' }>;

/** Posts the card of a case into its triage channel, or brings the posted one up to date. */
export async function sendCard(item: ClaimedItem, message: CardMessage, parts: CardParts): Promise<Step> {
  const { reader } = parts;
  const about = await reader.read(message.case);
  if (typeof about?.channel !== 'string') return dead('The case has no triage channel.');
  const { channel } = about;
  const place = await reader.channel(about.tenant, channel);
  if (!place) return dead('The triage channel of the case is not set up. Say setup there, then send it again.');
  const posted = await reader.post(about.number);
  const activity = await drawCase({ ...about, channel }, parts);
  return posted?.channel === channel && !parts.gone.has(posted.activity)
    ? update(item, { ...posted, serviceUrl: place.serviceUrl }, activity, parts)
    : post(item, { case: about.number, channel, serviceUrl: place.serviceUrl }, activity, parts, posted);
}

/** Makes the activity of the card of a case, as the case is now. */
export async function drawCase(
  about: SupportCase & { readonly channel: string },
  { reader, drawCard }: Pick<CardParts, 'reader' | 'drawCard'>,
): Promise<object> {
  const letters = await reader.deadLetters(about.number);
  const drawn = drawCard(
    about,
    await reader.history(about.number),
    // Whoever reads this card has it: what is said of older ones is over.
    letters.filter(({ message }) => message.kind !== 'card'),
    await reader.people(about.tenant, about.channel),
  );
  return activityOf(drawn);
}

async function update(item: ClaimedItem, posted: CasePost, activity: object, { door, gone }: CardParts): Promise<Step> {
  const { serviceUrl, thread, activity: id, channel } = posted;
  const passage = await door.call(item, {
    operation: 'update',
    target: { serviceUrl, conversationId: thread, activityId: id },
    body: { ...activity, id },
    conversation: channel,
  });
  if (!passage.isCalled) return passage.step;
  const { result } = passage;
  if (result.ok || result.status !== 404) return stepAfter(result, true, refused);
  // Somebody has deleted it: it is posted anew, in a call that is counted on its own.
  gone.add(id);
  return goOn;
}

async function post(
  item: ClaimedItem,
  place: Pick<CasePost, 'case' | 'channel' | 'serviceUrl'>,
  activity: object,
  { door, reader, gone }: CardParts,
  before: CasePost | undefined,
): Promise<Step> {
  const passage = await door.call(item, openThread(place, item.tenant, activity));
  if (!passage.isCalled) return passage.step;
  const made = readThread(passage.result);
  if (made) {
    await reader.keepPost({ ...place, ...made });
    gone.delete(before?.activity ?? '');
  }
  return stepAfter(passage.result, true, refused);
}

/**
 * A new thread in a channel ("Bot Connector REST API", Create Conversation; the Teams SDK's "CreateConversation API Behavior",
 * 2026-04-17, requires the tenant and the activity).
 */
function openThread(
  { serviceUrl, channel }: Pick<CasePost, 'channel' | 'serviceUrl'>,
  tenantId: string,
  activity: object,
): ChannelCall {
  return {
    operation: 'open',
    target: { serviceUrl },
    body: { isGroup: true, tenantId, channelData: { channel: { id: channel } }, activity },
    conversation: channel,
  };
}

const thread = z.object({ id: z.string().min(1).max(512), activityId: z.string().min(1).max(512).optional() });

/** Thread and activity of a card that was just posted; the id of the thread ends with that of its first message. */
function readThread(result: SendResult): Pick<CasePost, 'thread' | 'activity'> | undefined {
  const read = thread.safeParse(result.ok ? result.answer : undefined);
  if (!read.success) return undefined;
  const activity = read.data.activityId ?? /;messageid=(.+)$/.exec(read.data.id)?.[1];
  return activity === undefined ? undefined : { thread: read.data.id, activity };
}

function refused(status: number | undefined): string {
  if (status === 403 || status === 404) {
    return 'The bot is not in the team of the triage channel any more. Add it there, then send it again.';
  }
  return `Teams did not take the card of the case (status ${String(status)}).`;
}

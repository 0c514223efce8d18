import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Contact } from '../../cases/case-desk.ts';
import type { SupportCase } from '../../cases/case.ts';
import type { CaseReader, ClaimedItem } from '../../cases/outbox-queue.ts';
import type { News, NewsParts as NewsMaterial, PersonMessage } from '../../dialogs/case/news-view.ts';
import type { SendResult } from '../connector.ts';
import { activityOf, type Drawn } from './activity-of.ts';
import { stepAfter, type ChannelDoor } from './channel-door.ts';
import { cutOff, dead, goOn, goOnAfter, later, sent, type Step } from './step.ts';

/** Draws news of a case for somebody's own chat. */
export type DrawNews = (message: PersonMessage, material: NewsMaterial) => News;

/** What it takes to write to people. */
export interface NewsParts {
  readonly reader: CaseReader;
  readonly door: ChannelDoor;
  readonly drawNews: DrawNews;
  readonly now: () => Date;
}

/** Writes news of a case to somebody. Each call is a try of its own: to open the chat where none is known, and each activity. */
export async function sendNews(item: ClaimedItem, message: PersonMessage, parts: NewsParts): Promise<Step> {
  const about = await parts.reader.read(message.case);
  if (!about) return dead('There is no such case any more.');
  const contact = await parts.reader.contact(item.tenant, message.person);
  if (!contact || contact.serviceUrl === '') {
    return dead(
      'The desk does not know where to write to this person. Ask them to write to the bot, then send it again.',
    );
  }
  const { chat } = contact;
  if (chat === null) return openChat(item, contact, parts);
  if (item.mayHaveArrived === true) return cutOff;
  return sendNext(item, await drawRest(item, message, about, parts), { ...contact, chat }, parts);
}

/** All activities of a message as they were drawn at one moment, and how many of them are out. */
interface Drawing {
  readonly activities: readonly object[];
  readonly out: number;
  readonly at: Date;
}

/** What has begun goes on as it was drawn then; where the case has changed since, it begins anew: parts of two states fit nowhere. */
async function drawRest(
  { progress }: ClaimedItem,
  message: PersonMessage,
  about: SupportCase,
  parts: NewsParts,
): Promise<Drawing> {
  if (progress) {
    const at = new Date(progress.drawnAt);
    const activities = await draw(message, about, parts, at);
    if (hashOf(activities) === progress.parts) return { activities, out: progress.out, at };
  }
  const at = parts.now();
  return { activities: await draw(message, about, parts, at), out: 0, at };
}

function hashOf(activities: readonly object[]): string {
  return hash('sha256', JSON.stringify(activities), 'base64url');
}

async function draw(
  message: PersonMessage,
  about: SupportCase,
  { reader, drawNews }: NewsParts,
  now: Date,
): Promise<readonly object[]> {
  const { card, texts, summary } = drawNews(message, {
    case: about,
    history: await reader.history(about.number),
    dead: await reader.deadLetters(about.number),
    people: about.channel === null ? [] : await reader.people(about.tenant, about.channel),
    now,
  });
  const drawn: Drawn[] = (texts ?? []).map((text) => ({ text, summary }));
  return [...(card ? [{ card, summary }] : []), ...drawn].map(activityOf);
}

/** Sends the first activity that is not out yet. */
async function sendNext(
  item: ClaimedItem,
  { activities, out, at }: Drawing,
  to: Contact & { readonly chat: string },
  { door }: NewsParts,
): Promise<Step> {
  const body = activities[out];
  if (!body) return dead('There was nothing to say.');
  const target = { serviceUrl: to.serviceUrl, conversationId: to.chat };
  const passage = await door.call(item, {
    ...{ operation: 'send', target, body, conversation: conversationOf(to) },
    isOnce: true,
  });
  if (!passage.isCalled) return passage.step;
  if (!passage.result.ok) return stepAfter(passage.result, false, refused);
  if (out + 1 === activities.length) return sent;
  return goOnAfter({ out: out + 1, parts: hashOf(activities), drawnAt: at.toISOString() });
}

/**
 * A chat with one person ("Bot Connector REST API", Create Conversation; the Teams SDK's "CreateConversation API Behavior",
 * 2026-04-17: the bot need not be named, and asking again gives the same chat).
 */
async function openChat(item: ClaimedItem, contact: Contact, { reader, door }: NewsParts): Promise<Step> {
  const { tenant, person, account, serviceUrl } = contact;
  const passage = await door.call(item, {
    operation: 'open',
    target: { serviceUrl },
    body: { isGroup: false, tenantId: tenant, members: [{ id: account }] },
    conversation: conversationOf(contact),
  });
  if (!passage.isCalled) return passage.step;
  const { result } = passage;
  if (!result.ok) return stepAfter(result, true, refused);
  const chat = readChat(result);
  if (chat === undefined) return later('The channel opened no chat with this person.');
  await reader.keepChat(tenant, person, chat);
  return goOn;
}

/** Opening a chat and writing into it count on the same person. */
function conversationOf({ tenant, person }: Contact): string {
  return `${tenant} ${person}`;
}

const chatId = z.object({ id: z.string().min(1).max(512) });

function readChat(result: Extract<SendResult, { ok: true }>): string | undefined {
  return chatId.safeParse(result).data?.id;
}

function refused(status: number | undefined): string {
  if (status === 403 || status === 404) {
    return (
      'This person has not installed the bot, or has blocked it. ' +
      'Ask them to add it in Teams and to write to it once, then send it again.'
    );
  }
  return `Teams did not take a message for this person (status ${String(status)}).`;
}

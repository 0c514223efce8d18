import type { ClaimedItem } from '../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';
import { activityOf } from './activity-of.ts';
import { stepAfter } from './channel-door.ts';
import { sendCard, type CardParts } from './send-card.ts';
import { cutOff, goOn, type Step } from './step.ts';

/** What it takes to write into threads. */
export type ThreadParts = CardParts;

export type ThreadMessage = Extract<OutboxMessage, { kind: 'thread' }>;

/** Writes a sentence into the thread of a case in its triage channel. */
export async function sendThread(item: ClaimedItem, message: ThreadMessage, parts: ThreadParts): Promise<Step> {
  const post = await parts.reader.post(message.case);
  if (!post) return postFirst(item, message, parts);
  if (item.mayHaveArrived === true) return cutOff;
  const { serviceUrl, thread, channel } = post;
  const passage = await parts.door.call(item, {
    operation: 'send',
    target: { serviceUrl, conversationId: thread },
    body: activityOf({ text: message.text, summary: message.text }),
    conversation: channel,
    isOnce: true,
  });
  return passage.isCalled ? stepAfter(passage.result, false, refused) : passage.step;
}

/** A sentence about a case belongs below its card; where that could not be posted, it is tried before. */
async function postFirst(item: ClaimedItem, { case: of }: ThreadMessage, parts: ThreadParts): Promise<Step> {
  const step = await sendCard(item, { kind: 'card', case: of }, parts);
  return step.kind === 'sent' ? goOn : step;
}

function refused(status: number | undefined): string {
  if (status === 404) return 'The thread of the case was deleted in the triage channel.';
  if (status === 403) {
    return 'The bot is not in the team of the triage channel any more. Add it there, then send it again.';
  }
  return `Teams did not take a message for the thread of the case (status ${String(status)}).`;
}

import type { CaseReader, ClaimedItem } from '../../cases/outbox-queue.ts';
import type { OutboxMessage } from '../../cases/outbox.ts';
import { activityOf } from './activity-of.ts';
import { stepAfter, type ChannelDoor } from './channel-door.ts';
import { later, type Step } from './step.ts';

/** What it takes to write into threads. */
export interface ThreadParts {
  readonly reader: CaseReader;
  readonly door: ChannelDoor;
}

export type ThreadMessage = Extract<OutboxMessage, { kind: 'thread' }>;

/** Writes a sentence into the thread of a case in its triage channel. */
export async function sendThread(item: ClaimedItem, message: ThreadMessage, parts: ThreadParts): Promise<Step> {
  const post = await parts.reader.post(message.case);
  if (!post) return later('The card of the case is not in the triage channel yet.');
  const { serviceUrl, thread, channel } = post;
  const passage = await parts.door.call(item, {
    operation: 'send',
    target: { serviceUrl, conversationId: thread },
    body: activityOf({ text: message.text, summary: message.text }),
    conversation: channel,
  });
  return passage.isCalled ? stepAfter(passage.result, false, refused) : passage.step;
}

function refused(status: number | undefined): string {
  if (status === 404) return 'The thread of the case was deleted in the triage channel.';
  if (status === 403) {
    return 'The bot is not in the team of the triage channel any more. Add it there, then send it again.';
  }
  return `Teams did not take a message for the thread of the case (status ${String(status)}).`;
}

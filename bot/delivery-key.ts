import { randomUUID } from 'node:crypto';
import { keyOf } from './conversation-key.ts';
import type { Activity } from './sdk.ts';

/** By which each delivery of an activity is known for the same. */
export function deliveryKey({ id, type, channelId, conversation, timestamp }: Activity): string {
  // Without an id there is nothing by which a second delivery could be known, and two activities must not pass for one.
  if (!id) return keyOf([randomUUID()]);
  // An edited message keeps its id.
  const edit = type === 'messageUpdate' ? [timestamp] : [];
  return keyOf([channelId, conversation.tenantId ?? '', conversation.id, type, id, ...edit]);
}

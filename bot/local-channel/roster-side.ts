import type { Next, Request, Response, Server } from 'restify';
import { readReply, fromBot } from './activity.ts';
import { channelId, type Conversations } from './log.ts';
import { z } from 'zod';

const newChat = z.looseObject({ members: z.tuple([z.looseObject({ id: z.uuid() })]) });

const newThread = z.looseObject({
  channelData: z.looseObject({ channel: z.looseObject({ id: z.literal(channelId) }) }),
  activity: z.unknown(),
});

/**
 * The rest of what a channel offers a bot: a new thread in the channel of this machine (the page shows it in one list), the
 * one chat with an analyst, and the roster, in which whoever uses this machine is a member of everything.
 */
export function mountRosterSide(
  server: Server,
  { newId }: { readonly newId: () => string },
  conversations: Conversations,
): void {
  server.post('/chat/connector/v3/conversations', (req: Request, res: Response, next: Next) => {
    const opened = openChat(req.body, conversations) ?? openThread(req.body, newId, conversations);
    if (opened) res.send(201, opened);
    else {
      const message =
        'On this machine only the channel can get a new thread, and only a person who works there a chat.';
      res.send(403, { error: { code: 'ConversationBlockedByUser', message } });
    }
    next();
  });
  server.get('/chat/connector/v3/conversations/:id/members/:member', (req: Request, res: Response, next: Next) => {
    const { member } = req.params as { member: string };
    res.send(200, { id: member, name: '', userRole: 'user' });
    next();
  });
}

/** The chat of an analyst has the analyst's id: their page finds it by that, whoever of the two comes first. */
function openChat(body: unknown, conversations: Conversations): { id: string } | undefined {
  const { data } = newChat.safeParse(body);
  return data && { id: conversations.expect(data.members[0].id).id };
}

function openThread(
  body: unknown,
  newId: () => string,
  conversations: Conversations,
): { id: string; activityId: string } | undefined {
  const { data } = newThread.safeParse(body);
  const activity = data && readReply(data.activity);
  if (!activity?.ok) return undefined;
  const activityId = newId();
  conversations.channel.append('add', fromBot(activity.value, activityId));
  return { id: channelId, activityId };
}

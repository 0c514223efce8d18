import type { Next, Request, Response, Server } from 'restify';
import { readReply, fromBot } from './activity.ts';
import { channelId, type Conversations } from './log.ts';
import { z } from 'zod';

const newConversation = z.looseObject({
  channelData: z.looseObject({ channel: z.looseObject({ id: z.literal(channelId) }) }).optional(),
  activity: z.unknown().optional(),
});

/**
 * The rest of what a channel offers a bot: a new thread in the channel of this machine (the page shows it in one list), and
 * the roster, in which whoever uses this machine is a member of everything.
 */
export function mountRosterSide(
  server: Server,
  { newId }: { readonly newId: () => string },
  conversations: Conversations,
): void {
  server.post('/chat/connector/v3/conversations', (req: Request, res: Response, next: Next) => {
    const read = newConversation.safeParse(req.body);
    const activity = read.success && read.data.channelData ? readReply(read.data.activity) : undefined;
    if (activity?.ok) {
      const activityId = newId();
      conversations.channel.append('add', fromBot(activity.value, activityId));
      res.send(201, { id: channelId, activityId });
    } else {
      const message = 'On this machine only the channel can get a new thread; a chat is opened by its page.';
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

import type { Next, Request, Response, Server } from 'restify';
import { z } from 'zod';
import {
  connectorUrl,
  fromBot,
  joining,
  personal,
  readOpening,
  readPost,
  readReply,
  type Envelope,
} from './activity.ts';
import { bring, deliver, reportProblem, type BotPlace } from './delivery.ts';
import { mountFiles } from './files.ts';
import { channelId, Conversations, maxConversations, type Conversation } from './log.ts';
import { mountChatPage } from './page.ts';
import { mountRosterSide } from './roster-side.ts';

/** What the channel needs. */
export type LocalChannelOptions = BotPlace;

/** A mounted channel. */
export interface LocalChannel {
  /** Lets go of every page that waits for news, so that the server can stop at once. */
  close(): void;
}

/** How long a question for news stays open, in milliseconds. */
const longPollMs = 20_000;

/**
 * Mounts the chat page and the small channel behind it. It knows no authentication: mount it only without an app id, on
 * loopback, behind `guardBody` and `guardLocal` and a JSON body reader.
 */
export function mountLocalChannel(server: Server, options: LocalChannelOptions): LocalChannel {
  const conversations = new Conversations(options.newId);
  const closing = new AbortController();
  mountChatPage(server);
  mountPageSide(server, options, conversations, closing.signal);
  mountConnectorSide(server, options, conversations);
  mountRosterSide(server, options, conversations);
  const files = mountFiles(server, options, conversations);
  return {
    close() {
      closing.abort();
      files.close();
    },
  };
}

function mountPageSide(
  server: Server,
  options: LocalChannelOptions,
  conversations: Conversations,
  closing: AbortSignal,
) {
  server.post('/chat/conversations', async (req: Request, res: Response) => {
    const read = readOpening(req.body);
    if (!read.ok) {
      res.send(400, { error: read.problem });
      return;
    }
    const { locale, resume, person } = read.value;
    const conversation = conversations.open(locale, resume ?? (person === undefined ? {} : { person }));
    if (!resume) await greet(conversation, options);
    res.send(201, { conversation: conversation.id, person: conversation.person });
  });
  server.post('/chat/conversations/:id/activities', async (req: Request, res: Response) => {
    const conversation = known(conversations, req, res);
    if (conversation) await take(conversation, options, req, res);
  });
  server.get('/chat/conversations/:id/activities', async (req: Request, res: Response) => {
    const conversation = known(conversations, req, res);
    if (!conversation) return;
    const gone = new AbortController();
    res.once('close', () => {
      gone.abort();
    });
    const after = Number(new URLSearchParams(req.getQuery()).get('after') ?? 0) || 0;
    const page = await conversation.read(after, longPollMs, AbortSignal.any([closing, gone.signal]));
    res.header('Cache-Control', 'no-store');
    // A page asks again at once: over the same connection it would keep a closing server alive.
    if (closing.aborted) res.header('Connection', 'close');
    res.send(200, page);
  });
}

async function greet(conversation: Conversation, options: LocalChannelOptions): Promise<void> {
  const delivery = await deliver(options.messagesUrl(), joining(envelopeOf(conversation, options)));
  if (!delivery.ok) reportProblem(conversation, options.newId(), delivery.problem);
}

async function take(
  conversation: Conversation,
  options: LocalChannelOptions,
  req: Request,
  res: Response,
): Promise<void> {
  const read = readPost(req.body);
  if (!read.ok) {
    res.send(400, { error: read.problem });
    return;
  }
  if (conversation.isChannel && read.value.person === undefined) {
    res.send(400, { error: 'person: missing, expected the id of whoever writes in the channel' });
    return;
  }
  const activity = personal(envelopeOf(conversation, options), read.value);
  if ('text' in read.value) conversation.append('add', activity);
  const problem = await bring(conversation, activity, options);
  const told = { id: activity.id, next: conversation.last };
  if (problem === undefined) res.send(200, told);
  else res.send(502, { ...told, error: problem });
}

function mountConnectorSide(server: Server, options: LocalChannelOptions, conversations: Conversations): void {
  const activities = '/chat/connector/v3/conversations/:id/activities';
  const add = (req: Request, res: Response, next: Next): void => {
    record(conversations, 'add', options.newId(), req, res);
    next();
  };
  server.post(activities, add);
  server.post(`${activities}/:activityId`, add);
  server.put(`${activities}/:activityId`, (req: Request, res: Response, next: Next) => {
    record(conversations, 'update', param(req, 'activityId'), req, res);
    next();
  });
  server.del(`${activities}/:activityId`, (req: Request, res: Response, next: Next) => {
    const conversation = known(conversations, req, res);
    if (conversation) {
      conversation.append('delete', { id: param(req, 'activityId'), type: 'messageDelete' });
      res.send(200);
    }
    next();
  });
}

function record(conversations: Conversations, kind: 'add' | 'update', id: string, req: Request, res: Response): void {
  const place = param(req, 'id');
  // A page that has not come back since a restart finds it there when it does.
  const conversation = isId(place) ? conversations.expect(place) : known(conversations, req, res);
  if (!conversation) return;
  const read = readReply(req.body);
  if (!read.ok) {
    res.send(400, { error: { code: 'BadArgument', message: read.problem } });
    return;
  }
  conversation.append(kind, fromBot(read.value, id));
  res.send(200, { id });
}

/** The form of the ids that pages bring back. */
function isId(text: string): boolean {
  return z.uuid().safeParse(text).success || text === channelId;
}

function known(conversations: Conversations, req: Request, res: Response): Conversation | undefined {
  const conversation = conversations.find(param(req, 'id'));
  // One that only the bot has written to since a restart is not known to any page: it has to say who it is.
  if (!conversation || (conversation.person === '' && !conversation.isChannel)) {
    const error =
      `This conversation is not known: the bot was restarted since, or ${String(maxConversations)} others were in use ` +
      'after it. Open a new one with POST /chat/conversations.';
    res.send(404, { error });
    return undefined;
  }
  return conversation;
}

function param(req: Request, name: string): string {
  return String((req.params as Record<string, unknown>)[name]);
}

function envelopeOf(conversation: Conversation, options: LocalChannelOptions): Envelope {
  return { id: options.newId(), serviceUrl: connectorUrl(options.messagesUrl()), conversation };
}

import { randomUUID } from 'node:crypto';
import restify, { type Request, type Response } from 'restify';
import { mountLocalChannel } from '../../../bot/local-channel/local-channel.ts';

/** An activity as it comes in or goes out. */
export type Activity = Record<string, unknown>;

/** One activity that the page caused, and the ways to answer it. */
export interface FakeTurn {
  readonly activity: Activity;
  /** Sends through the connector side as the SDK would; resolves to the id. */
  send(activity: Activity, method?: 'POST' | 'PUT' | 'DELETE', id?: string): Promise<string>;
  say(text: string): Promise<string>;
  showCard(card: Activity): Promise<string>;
}

/** What the HTTP answer to the activity is; nothing means 200. */
export type FakeAnswer = { readonly status: number; readonly body?: unknown } | undefined;

/** A bot that does what a test tells it to, behind the real local channel. */
export interface FakeDesk {
  readonly url: string;
  readonly received: Activity[];
  /** Handles every activity from now on. */
  answer(handle: (turn: FakeTurn) => FakeAnswer | Promise<FakeAnswer>): void;
  stop(): void;
}

/** The attachment list that shows one card. */
export function cardMessage(content: Activity): Activity {
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

/** Starts the channel with a bot that says nothing yet. */
export async function startFakeDesk(): Promise<FakeDesk> {
  const server = restify.createServer();
  const received: Activity[] = [];
  let handle: (turn: FakeTurn) => FakeAnswer | Promise<FakeAnswer> = () => undefined;
  let url = '';
  server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
  const channel = mountLocalChannel(server, { messagesUrl: () => `${url}api/messages`, newId: randomUUID });
  server.post('/api/messages', async (req: Request, res: Response) => {
    const activity = req.body as Activity;
    received.push(activity);
    const answer = await handle(turnOf(activity));
    res.send(answer?.status ?? 200, answer?.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${String(server.address().port)}/`;
  return {
    url,
    received,
    answer(next) {
      handle = next;
    },
    stop() {
      channel.close();
      server.close();
    },
  };
}

function turnOf(activity: Activity): FakeTurn {
  const { id: conversation } = activity['conversation'] as { id: string };
  const base = `${String(activity['serviceUrl'])}/v3/conversations/${conversation}/activities`;
  const send: FakeTurn['send'] = async (out, method = 'POST', id = '') => {
    const answer = await fetch(id === '' ? base : `${base}/${id}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(method !== 'DELETE' && { body: JSON.stringify(out) }),
    });
    return method === 'DELETE' ? id : ((await answer.json()) as { id: string }).id;
  };
  return {
    activity,
    send,
    say: (text) => send({ type: 'message', text }),
    showCard: (card) => send(cardMessage(card)),
  };
}

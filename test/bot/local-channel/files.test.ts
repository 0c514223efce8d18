import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify, { type Server } from 'restify';
import { mountFiles, type Files } from '../../../bot/local-channel/files.ts';
import { channelId, Conversations, type Conversation } from '../../../bot/local-channel/log.ts';

interface Told {
  readonly attachments: readonly { readonly contentType: string; readonly name?: string; readonly content: unknown }[];
  readonly from: { readonly id: string; readonly name: string };
  readonly localTimezone?: string;
}

let server: Server;
let bot: HttpServer;
let files: Files;
let url = '';
let conversations: Conversations;
let chat: Conversation;
/** What the bot was told, and what it then found at the address of the file. */
let told: Told[];
let fetched: (string | number)[];
let status: number;

beforeEach(async () => {
  told = [];
  fetched = [];
  status = 200;
  bot = createHttp((request, response) => {
    void readJson(request).then(async (activity) => {
      told.push(activity);
      const { downloadUrl } = activity.attachments[0]?.content as { downloadUrl?: string };
      if (downloadUrl !== undefined) fetched.push(await (await fetch(moved(downloadUrl))).text());
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const messages = `http://127.0.0.1:${String((bot.address() as AddressInfo).port)}/api/messages`;
  conversations = new Conversations(randomUUID);
  chat = conversations.open('en', {});
  server = restify.createServer();
  files = mountFiles(server, { messagesUrl: () => messages, newId: randomUUID }, conversations);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${String(server.address().port)}`;
});

afterEach(() => {
  files.close();
  server.close();
  bot.close();
});

/** The bot and the channel are one server; here they are two. */
const moved = (address: string): string => `${url}${new URL(address).pathname}`;

async function readJson(request: IncomingMessage): Promise<Told> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return JSON.parse(text) as Told;
}

function send(body: string | Uint8Array<ArrayBuffer>, query: Record<string, string>, id = chat.id): Promise<Response> {
  const path = `/chat/conversations/${encodeURIComponent(id)}/files?${String(new URLSearchParams(query))}`;
  return fetch(`${url}${path}`, { method: 'POST', body });
}

it('tells the bot where the file is, lets it fetch it, and removes it', async () => {
  const answer = await send('the log', { name: 'Application.evtx', zone: 'Europe/Paris' });

  expect(answer.status).toBe(200);
  expect(fetched).toEqual(['the log']);
  expect(told).toMatchObject([
    {
      from: { id: chat.person },
      localTimezone: 'Europe/Paris',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'Application.evtx',
          content: { fileType: 'evtx' },
        },
      ],
    },
  ]);
  const { downloadUrl } = told[0]?.attachments[0]?.content as { downloadUrl: string };
  expect((await fetch(moved(downloadUrl))).status).toBe(404);
  const { activities } = await chat.read(0, 0, new AbortController().signal);
  expect(activities.map(({ activity }) => [activity['text'], activity['attachments']])).toEqual([
    ['Sent the file Application.evtx', []],
  ]);
});

it('in the channel tells the bot as little as Teams does', async () => {
  const person = randomUUID();
  const answer = await send('the log', { name: 'a.evtx', person, called: 'Analyst' }, channelId);

  expect(answer.status).toBe(200);
  expect(told).toMatchObject([{ from: { id: person, name: 'Analyst' }, attachments: [{ contentType: 'text/html' }] }]);
  expect(JSON.stringify(told)).not.toContain('downloadUrl');
});

it('says on the page when the bot cannot be reached', async () => {
  status = 500;
  const answer = await send('the log', { name: 'a.evtx' });

  expect(answer.status).toBe(502);
  expect(chat.last).toBe(2);
});

it.each<[string, Record<string, string>, string | undefined, number]>([
  ['without a name', {}, undefined, 400],
  ['from nobody who is known', { name: 'a', person: 'ada' }, undefined, 400],
  ['for a conversation that nobody knows', { name: 'a' }, 'nowhere', 404],
])('refuses one %s', async (_, query, id, expected) => {
  const answer = await send('x', query, id);

  expect(answer.status).toBe(expected);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/\w/) as string });
  expect(told).toEqual([]);
});

it('refuses one that says it is larger than 50 MB, and takes no more of one that does not say', async () => {
  const large = new Uint8Array(50 * 1024 * 1024 + 1);
  expect((await send(large, { name: 'a' }).catch(() => ({ status: 413 }))).status).toBe(413);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(large);
      controller.close();
    },
  });
  const path = `${url}/chat/conversations/${chat.id}/files?name=a`;
  const answer = await fetch(path, { method: 'POST', body, duplex: 'half' }).catch(() => undefined);

  expect([undefined, 413]).toContain(answer?.status);
  expect(told).toEqual([]);
});

it('keeps nothing when it is closed, and gives out no other file', async () => {
  files.close();
  expect((await fetch(`${url}/chat/files/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  expect((await fetch(`${url}/chat/files/${randomUUID()}`)).status).toBe(404);
  expect(existsSync('/chat')).toBe(false);
});

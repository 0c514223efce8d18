import { createWriteStream, createReadStream, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { mostFileBytes } from '../../integrations/logs/download-file.ts';
import { withFile } from './activity.ts';
import { bring, type BotPlace } from './delivery.ts';
import type { Conversation, Conversations } from './log.ts';

/** The files that pages have sent; they lie on this machine while the bot reads them. */
export interface Files {
  /** Removes all of them. */
  close(): void;
}

const sent = z.object({
  name: z.string().min(1).max(255),
  person: z.uuid().optional(),
  zone: z.string().max(60).optional(),
  /** What the person is called in the channel. */
  called: z.string().trim().max(60).optional(),
});
type Sent = z.infer<typeof sent>;

/** Mounts the way of files: a page sends one, the bot is told where it is, fetches it from there, and it is removed. */
export function mountFiles(server: Server, options: BotPlace, conversations: Conversations): Files {
  /** The folders of files that the bot may fetch, by their ids. */
  const kept = new Map<string, string>();
  server.post('/chat/conversations/:id/files', async (req: Request, res: Response) => {
    const conversation = conversations.find(String((req.params as { id?: unknown }).id));
    const read = sent.safeParse(Object.fromEntries(new URLSearchParams(req.getQuery())));
    const refusal = refuse(conversation, read.success, Number(req.headers['content-length']));
    if (!conversation || !read.data || refusal) {
      res.header('Connection', 'close');
      res.send(refusal?.status ?? 400, { error: refusal?.error });
      return;
    }
    const id = options.newId();
    const folder = await mkdtemp(join(tmpdir(), 'writeback-desk-file-'));
    try {
      if (!(await store(req, join(folder, fileName)))) {
        res.header('Connection', 'close');
        res.send(413, { error: tooLarge });
        return;
      }
      kept.set(id, folder);
      const { status, body } = await hand(id, read.data, conversation, options);
      res.send(status, body);
    } finally {
      kept.delete(id);
      await rm(folder, { recursive: true, force: true });
    }
  });
  server.get('/chat/files/:file', async (req: Request, res: Response) => {
    const folder = kept.get(String((req.params as { file?: unknown }).file));
    if (folder !== undefined) await pipeline(createReadStream(join(folder, fileName)), res).catch(() => undefined);
    else res.send(404, { error: 'There is no such file any more.' });
  });
  return {
    close() {
      for (const folder of kept.values()) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const fileName = 'file';

const tooLarge =
  'The file is larger than 50 MB. Filter the log in Event Viewer to the last days, save that, and zip it.';

function refuse(
  conversation: Conversation | undefined,
  isRead: boolean,
  bytes: number,
): { status: number; error: string } | undefined {
  if (!conversation) return { status: 404, error: 'This conversation is not known. Load the page again.' };
  if (!isRead) return { status: 400, error: 'name: missing, expected what the file is called' };
  return bytes > mostFileBytes ? { status: 413, error: tooLarge } : undefined;
}

/** False when there was more than is taken. */
async function store(req: Request, path: string): Promise<boolean> {
  let left = mostFileBytes;
  await pipeline(
    req,
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        left -= piece.length;
        if (left < 0) return;
        yield piece;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  return left >= 0;
}

async function hand(
  id: string,
  { name, called, ...by }: Sent,
  conversation: Conversation,
  options: BotPlace,
): Promise<{ status: number; body: object }> {
  const { messagesUrl, newId } = options;
  const address = new URL(`/chat/files/${id}`, messagesUrl()).href;
  const envelope = { id: newId(), serviceUrl: new URL('/chat/connector', messagesUrl()).href, conversation };
  const activity = withFile(envelope, { ...by, name: called }, { name, address });
  // What people see of a file is its name.
  conversation.append('add', { ...activity, text: `Sent the file ${name}`, attachments: [] });
  const problem = await bring(conversation, activity, options);
  const told = { id: activity.id, next: conversation.last };
  return problem === undefined ? { status: 200, body: told } : { status: 502, body: { ...told, error: problem } };
}

import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * The least that a durable turn costs with Node alone: no SDK, no restify, no matching, no card to make. It reads a body,
 * commits the state and the delivery with synchronous=FULL in its temporary folder, and posts a reply of 3,000 bytes. Prints
 * its address.
 */
const database = new Database(join(tmpdir(), 'floor.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  CREATE TABLE conversation (key TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
  CREATE TABLE delivery (key TEXT PRIMARY KEY, replies TEXT) STRICT;
`);
const readState = database.prepare<[string], { state: string }>('SELECT state FROM conversation WHERE key = ?');
const writeState = database.prepare('INSERT OR REPLACE INTO conversation VALUES (?, ?)');
const noteDelivery = database.prepare('INSERT INTO delivery VALUES (?, ?)');
const agent = new Agent({ keepAlive: true });
const reply = JSON.stringify({ type: 'message', text: 'x'.repeat(3000) });

interface Asked {
  readonly id: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
}

const take = database.transaction(({ id, conversation }: Asked) => {
  const turns = Number(readState.get(conversation.id)?.state ?? 0);
  writeState.run(conversation.id, String(turns + 1));
  noteDelivery.run(id, reply);
});

async function readBody(from: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send({ id, serviceUrl, conversation }: Asked): Promise<void> {
  const path = `${serviceUrl}/v3/conversations/${encodeURIComponent(conversation.id)}/activities/${id}`;
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(reply) };
  return new Promise((resolve, reject) => {
    const sent = request(path, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(reply);
  });
}

async function answer(from: IncomingMessage, to: ServerResponse): Promise<void> {
  const asked = JSON.parse(await readBody(from)) as Asked;
  take(asked);
  await send(asked);
  to.writeHead(200).end();
}

const server = createServer((from, to) => void answer(from, to));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') {
    console.log(`listens at http://127.0.0.1:${String(address.port)}/api/messages`);
  }
});

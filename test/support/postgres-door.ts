import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { env } from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('postgres-server.ts', import.meta.url));

/** No setting: the processes of Jest inherit what its globalSetup puts there, and have no other way to learn it. */
const portOfDoor = 'WRITEBACK_DESK_TEST_POSTGRES_DOOR';

type Answer = { readonly url: string } | { readonly problem: string };
type Keeper = ChildProcessByStdio<Writable, Readable, Readable>;

let door: Server | undefined;
let keeper: Keeper | undefined;
let answer: Promise<Answer> | undefined;

/** Opens the door where the tests of this run ask for PostgreSQL; the server starts when the first of them does. */
export async function openPostgresDoor(): Promise<void> {
  door = createServer((visitor) => {
    visitor.on('error', () => undefined);
    answer ??= startServer();
    void answer.then((known) => visitor.end(JSON.stringify(known)));
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  env[portOfDoor] = String((door.address() as AddressInfo).port);
}

/** Closes the door, and stops the server if it was started. */
export async function closePostgresDoor(): Promise<void> {
  door?.close();
  // With --watch, the next run starts a server of its own.
  answer = undefined;
  if (keeper?.exitCode !== null) return;
  keeper.stdin.end();
  await once(keeper, 'exit');
}

async function startServer(): Promise<Answer> {
  // In a group of its own, so that Ctrl+C reaches it as the end of its input, and once.
  const child: Keeper = spawn(process.execPath, [program], { stdio: 'pipe', detached: true });
  keeper = child;
  const problem = text(child.stderr);
  for await (const line of child.stdout) return { url: String(line).trim() };
  return { problem: await problem };
}

/** The address of a PostgreSQL server for this test run, without a database; its user may do everything. */
export async function postgresServer(): Promise<string> {
  const port = env[portOfDoor];
  if (port === undefined) throw new Error('Run the tests with jest.config.json: its globalSetup offers PostgreSQL.');
  const known = JSON.parse(await text(connect(Number(port), '127.0.0.1'))) as Answer;
  if ('problem' in known) throw new Error(known.problem);
  return known.url;
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a channel answers one call, when it does. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, call: Call) => void;

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A channel that does what it is told, and keeps what it was asked. */
export interface FaultyChannel {
  readonly url: string;
  readonly calls: readonly Call[];
  /** How many connections were opened to it. */
  readonly connections: number;
  stop(): Promise<void>;
}

/** Answers with a status, a body and headers. */
export function answering(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_, response) => {
    // Not in one chain: restify, loaded by another test in the same process, changes what writeHead returns.
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Starts a channel on loopback; each call is answered by the next behaviour, the last one goes on. */
export async function startFaultyChannel(...behaviours: readonly Behaviour[]): Promise<FaultyChannel> {
  const calls: Call[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const behave = behaviours[Math.min(calls.length, behaviours.length - 1)] ?? answering(200, '{"id":"new"}');
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const call = { method, path, headers, body: Buffer.concat(chunks).toString() };
      calls.push(call);
      behave(request, response, call);
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls,
    get connections() {
      return connections;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

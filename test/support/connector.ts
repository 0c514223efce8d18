import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** One call of the bot to its channel. */
export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly activity: Json;
}

/** The channel's side of a conversation: takes what the bot sends and answers with `status`. */
export interface Connector {
  /** What an activity carries as `serviceUrl`. */
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  status: number;
  stop(): Promise<void>;
}

/** Starts a channel on a free port of loopback. */
export async function startConnector(): Promise<Connector> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    void json(request).then((activity) => {
      deliveries.push({ method: request.method ?? '', path: request.url ?? '', activity: activity as Json });
      response.writeHead(connector.status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ id: `reply-${String(deliveries.length)}` }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const connector: Connector = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    deliveries,
    status: 200,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return connector;
}

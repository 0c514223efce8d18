import { startFaultyChannel } from './faulty-channel.ts';

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
  const channel = await startFaultyChannel((_, response, { method, path, body }) => {
    deliveries.push({ method, path, activity: JSON.parse(body) as Json });
    response.writeHead(connector.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ id: `reply-${String(deliveries.length)}` }));
  });
  const connector: Connector = { url: channel.url, deliveries, status: 200, stop: () => channel.stop() };
  return connector;
}
